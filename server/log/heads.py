"""Signed heads of all conversations, written outside of the database: what a rewritten log is caught by.

A file is `LXH1`, the organisation's signature of 64 bytes, and MessagePack of what it signs. One is written
every hour; of those older than two days one a day stays, of those older than two months one a month.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from server.core.keys import write_secret
from server.store.connection import Connection

MAGIC = b"LXH1"
SIGNATURE = 64
SUFFIX = ".heads"
HOURLY, DAILY, MONTHLY = 48, 60, 36
"""How many files are kept of each distance."""
LARGEST = 256 * 1024 * 1024

Sign = Callable[[bytes], bytes]
Signed = Callable[[bytes, bytes], bool]


class Head(Struct, frozen=True, array_like=True):
    """A conversation stood at `seq` with this link."""

    conversation: bytes
    seq: int
    link: bytes


class Heads(Struct, frozen=True, array_like=True):
    """The heads of an organisation's conversations at `time` (Unix ms)."""

    organisation: bytes
    time: int
    heads: tuple[Head, ...]


class HeadsError(Exception):
    """A file of heads that nobody vouches for, or that is none."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


_decoder = msgspec.msgpack.Decoder(Heads)


def read_now(connection: Connection, organisation: bytes, now: int) -> Heads:
    """Return the heads as they are."""
    rows = connection.execute("SELECT id, seq, link FROM conversation WHERE seq > 0 ORDER BY id")
    return Heads(organisation, now, tuple(Head(*row) for row in rows))


def write(folder: Path, heads: Heads, sign: Sign) -> Path:
    """Write a file of heads, and drop those that are too many. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = msgspec.msgpack.encode(heads)
    name = datetime.fromtimestamp(heads.time / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
    path = folder / (name + SUFFIX)
    write_secret(path, MAGIC + sign(_signed(content)) + content)
    for one in _too_many(files(folder)):
        one.unlink(missing_ok=True)
    return path


def files(place: Path) -> list[Path]:
    """Return the files of heads in a folder, oldest first; a file stands for itself."""
    return sorted(place.glob("*" + SUFFIX)) if place.is_dir() else [place]


def read(path: Path, signed: Signed) -> Heads:
    """Read a file of heads. Raises HeadsError, OSError."""
    if path.stat().st_size > LARGEST:
        raise HeadsError(path)
    content = path.read_bytes()
    body = content[len(MAGIC) + SIGNATURE :]
    signature = content[len(MAGIC) : len(MAGIC) + SIGNATURE]
    if not content.startswith(MAGIC) or len(signature) < SIGNATURE or not signed(_signed(body), signature):
        raise HeadsError(path)
    try:
        return _decoder.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise HeadsError(path) from error


def links(noted: Iterable[Heads]) -> tuple[dict[bytes, dict[int, bytes]], list[Head]]:
    """Return the links of several heads by conversation and seq, and those that contradict others."""
    found: dict[bytes, dict[int, bytes]] = {}
    contradicting: list[Head] = []
    for heads in noted:
        for one in heads.heads:
            known = found.setdefault(one.conversation, {}).setdefault(one.seq, one.link)
            if known != one.link:
                contradicting.append(one)
    return found, contradicting


def _too_many(oldest_first: list[Path]) -> list[Path]:
    """Return the files to drop: all but the newest, one of each day and one of each month."""
    newest_first = oldest_first[::-1]
    kept = set(newest_first[:HOURLY])
    for count, length in ((DAILY, len("20261122")), (MONTHLY, len("202611"))):
        last_of: dict[str, Path] = {}
        for path in newest_first:
            last_of.setdefault(path.name[:length], path)
        kept |= set(list(last_of.values())[:count])
    return [path for path in oldest_first if path not in kept]


def _signed(content: bytes) -> bytes:
    return b"linxin/heads/1\0" + content
