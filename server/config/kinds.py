"""The kinds of values a setting may have, and how each is read from a file or from text."""

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from server.config.words import Words

Value = str | int | bool | Path | None


class Kind:
    """Reads a value; raises ValueError for what it does not take, and says what it does take."""

    def read(self, raw: object) -> Value:
        raise NotImplementedError

    @property
    def expects(self) -> Words:
        raise NotImplementedError


@dataclass(frozen=True)
class WholeNumber(Kind):
    """A whole number within bounds, both included."""

    low: int
    high: int

    def read(self, raw: object) -> int:
        if isinstance(raw, str) and raw.isascii() and raw.isdigit() and len(raw) < 12:
            raw = int(raw)
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.low <= raw <= self.high:
            raise ValueError
        return raw

    @property
    def expects(self) -> Words:
        words = Words("{low} 到 {high} 之间的整数", "a whole number from {low} to {high}")
        return words.fill(low=self.low, high=self.high)


@dataclass(frozen=True)
class YesNo(Kind):
    """Yes or no; in a file also true or false."""

    def read(self, raw: object) -> bool:
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, str) and raw in {"yes", "no"}:
            return raw == "yes"
        raise ValueError

    @property
    def expects(self) -> Words:
        return Words("yes 或 no", "yes or no")


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, raw: object) -> str:
        if not isinstance(raw, str) or raw not in self.options:
            raise ValueError
        return raw

    @property
    def expects(self) -> Words:
        return Words("、".join(self.options) + " 之一", "one of " + ", ".join(self.options))


@dataclass(frozen=True)
class Address(Kind):
    """An IP address of this machine to listen on."""

    def read(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise ValueError
        return "127.0.0.1" if raw == "localhost" else str(ipaddress.ip_address(raw))

    @property
    def expects(self) -> Words:
        return Words(
            "一个 IP 地址，例如 127.0.0.1（仅本机）、0.0.0.0（所有网卡）或 ::（含 IPv6）",
            "an IP address such as 127.0.0.1 (this machine alone), 0.0.0.0 (all interfaces) or :: (IPv6 too)",
        )


@dataclass(frozen=True)
class FilePath(Kind):
    """A path; one that is not absolute starts at the data folder."""

    def read(self, raw: object) -> Path:
        if not isinstance(raw, str) or not raw or "\0" in raw:
            raise ValueError
        return Path(raw).expanduser()

    @property
    def expects(self) -> Words:
        return Words("文件路径", "the path of a file")
