"""The server's configuration: typed values from file, environment and flags, each with its origin."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from server.config.errors import HALF_A_PAIR, KEY_FORM, PLAIN_ABROAD, ConfigError
from server.config.kinds import Value
from server.config.settings import SETTINGS
from server.config.sources import Found, from_environment, from_file, from_flags

FILE_NAME = "linxin.toml"
KEY_VARIABLE = "LINXIN_STORE_KEY"
KEY_SIZE = 32

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All the settings of one server, and where each came from; see `server.config.settings`."""

    data: Path
    listen: str
    port: int
    announce: bool
    plain: bool
    certificate: Path | None
    private_key: Path | None
    log_level: str
    log_file: Path
    heads: Path
    retention_days: int
    metrics_token_file: Path | None
    argon2_time: int
    argon2_memory: int
    readers: int
    store_key: bytes | None = field(repr=False)
    """From the environment; without it the key stands in the key file."""
    origins: Mapping[str, str]

    @property
    def database(self) -> Path:
        return self.data / "linxin.db"

    @property
    def blobs(self) -> Path:
        return self.data / "blobs"

    @property
    def key_file(self) -> Path:
        return self.data / "store.key"

    @property
    def lock_file(self) -> Path:
        return self.data / "server.lock"

    def values(self) -> list[tuple[str, Value, str]]:
        """Return name, value and origin of every setting, in the order of the table."""
        return [
            (setting.name, getattr(self, setting.name), self.origins[setting.name]) for setting in SETTINGS
        ]


class _Values:
    """The values found, the strongest source of each, with the type a setting asks for."""

    def __init__(self, data: Path, found: Mapping[str, Found]) -> None:
        self._data = data
        self.found = {
            setting.name: found.get(setting.name, Found(setting.default, "default")) for setting in SETTINGS
        }

    def get(self, name: str, kind: type[T]) -> T:
        value = self.found[name].value
        if not isinstance(value, kind):
            raise TypeError(name)
        return value

    def path(self, name: str) -> Path | None:
        value = self.found[name].value
        return self._data / value if isinstance(value, Path) else None

    def place(self, *names: str) -> str:
        """Return where the first of these was set."""
        return next((self.found[name].place for name in names if self.found[name].place != "default"), "")


def load(
    data: Path,
    *,
    file: Path | None = None,
    environment: Mapping[str, str],
    flags: Mapping[str, str],
) -> Config:
    """Read the configuration; flags win over the environment, and that over the file.

    Without `file`, ``linxin.toml`` in the data folder is read if it is there. Raises ConfigError.
    """
    data = data.expanduser().absolute()
    path = file if file is not None else data / FILE_NAME
    found: dict[str, Found] = {}
    if file is not None or path.exists():
        found |= from_file(path)
    found |= from_environment(environment)
    found |= from_flags(flags)
    values = _Values(data, found)
    config = Config(
        data=data,
        listen=values.get("listen", str),
        port=values.get("port", int),
        announce=values.get("announce", bool),
        plain=values.get("plain", bool),
        certificate=values.path("certificate"),
        private_key=values.path("private_key"),
        log_level=values.get("log_level", str),
        log_file=values.path("log_file") or data / "logs" / "server.log",
        heads=values.path("heads") or data / "heads",
        retention_days=values.get("retention_days", int),
        metrics_token_file=values.path("metrics_token_file"),
        argon2_time=values.get("argon2_time", int),
        argon2_memory=values.get("argon2_memory", int),
        readers=values.get("readers", int),
        store_key=_store_key(environment),
        origins={name: one.place for name, one in values.found.items()},
    )
    _check_together(config, values)
    return config


def _store_key(environment: Mapping[str, str]) -> bytes | None:
    text = environment.get(KEY_VARIABLE)
    if not text:
        return None
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_SIZE:
        raise ConfigError(KEY_VARIABLE, KEY_FORM)
    return key


def _check_together(config: Config, values: _Values) -> None:
    """Refuse values that are fine alone and wrong together."""
    if config.plain and not ipaddress.ip_address(config.listen).is_loopback:
        place = values.place("plain")
        raise ConfigError(place, PLAIN_ABROAD.fill(listen=config.listen))
    if (config.certificate is None) != (config.private_key is None):
        raise ConfigError(values.place("certificate", "private_key"), HALF_A_PAIR)
