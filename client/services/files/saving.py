"""Saving: a file gets a harmless name in a folder of its user, never over another, whole or not at all."""

import contextlib
import os
import secrets
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from client.store.file_cache import is_full
from shared.errors import ErrorCode, Refusal

NAME_BYTES = 200
"""Of 255 that file systems take: room for a number."""
ENDING_BYTES = 32
"""What follows the last dot and is longer is no extension."""
FORBIDDEN = frozenset('<>:"/\\|?*')
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Names of devices on Windows, whatever extension follows (Microsoft: Naming Files, Paths, Namespaces)."""
UNNAMED = "file"


def safe_name(name: str) -> str:
    """Return a name that is one on every system, means no folder and no device, and shows what it is."""
    shown = "".join(one for one in name if one.isprintable())  # no controls, none that turn the writing round
    clean = "".join("_" if one in FORBIDDEN else one for one in shown).strip().rstrip(". ").lstrip(". ")
    stem, ending = split(clean)
    if stem.partition(".")[0].strip().casefold() in RESERVED:
        stem = f"_{stem}"
    stem = _cut(stem, NAME_BYTES - len(ending.encode()))
    return (stem if ending else stem.rstrip(". ")) + ending or UNNAMED


def split(name: str) -> tuple[str, str]:
    """Return a name without its extension, and that with its dot."""
    stem, dot, ending = name.rpartition(".")
    return (stem, dot + ending) if dot and len(ending.encode()) <= ENDING_BYTES else (name, "")


def _cut(text: str, size: int) -> str:
    """Cut a text to so many bytes of UTF-8, between two characters."""
    return text.encode()[:size].decode(errors="ignore")


def names(name: str) -> Iterable[str]:
    """Yield a name, and then the same with a number: "name (2).ext"."""
    yield name
    stem, ending = split(name)
    for number in count(2):
        yield f"{stem} ({number}){ending}"


def save(folder: Path, name: str, pieces: Iterable[bytes]) -> Path:
    """Write a file; return where it is. Blocking.

    Raises Refusal `storage_full` (part ``files``) or `storage_failed` (part ``file``, file). The name is
    taken by an empty file first, so nobody else gets it, and nobody's file is replaced.
    """
    place = _take(folder, safe_name(name))
    part = folder / f".{secrets.token_hex(6)}.part"
    try:
        with part.open("xb") as file:
            for data in pieces:
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except BaseException as error:
        for path in (part, place):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _fault(error, place) from error
        raise
    return place


def _take(folder: Path, name: str) -> Path:
    for one in names(name):
        place = folder / one
        try:
            place.open("xb").close()
        except FileExistsError:
            continue
        except OSError as error:
            raise _fault(error, place) from error
        return place
    raise AssertionError("unreachable: there is always another number")


def _fault(error: OSError, place: Path) -> Refusal:
    if is_full(error):
        return Refusal(ErrorCode.STORAGE_FULL, part="files")
    return Refusal(ErrorCode.STORAGE_FAILED, part="file", file=str(place))
