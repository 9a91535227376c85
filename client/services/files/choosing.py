"""Taking over what somebody chose to send: a copy is kept here, so that the original may change or go."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from client.services.files.new_file import NewFile
from client.services.files.saving import split
from client.store.file_cache import PIECE, FileCache
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment

MEGABYTE = 1024 * 1024
UNNAMED = "file"


def keep(files: FileCache, chosen: NewFile) -> Attachment:
    """Copy a chosen file into the cache; return what the message says of it. Blocking.

    Raises Refusal `too_large` (file, megabytes), `not_found` (part ``file``, file), and what the cache does.
    """
    name = sent_name(chosen.shown_name)
    part = files.part()
    try:
        for data in _pieces(chosen.source, name):
            _check_size(part.size + len(data), name)
            part.feed(data)
        media = chosen.shown_media[: limits.MEDIA_LENGTH]
        return Attachment(part.settle(), name, part.size, media, chosen.width, chosen.height)
    finally:
        part.close()


def sent_name(name: str) -> str:
    """Return a name that every receiver takes: no folders, nothing that is not shown."""
    clean = "".join("_" if one in "/\\" or not one.isprintable() else one for one in name).strip()
    if clean in {"", ".", ".."}:
        return UNNAMED
    stem, ending = split(clean)
    return stem[: limits.FILE_NAME_LENGTH - len(ending)] + ending


def _pieces(source: Path | bytes, name: str) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    try:
        # A pipe or a device would never end, or begin.
        if not stat.S_ISREG(source.stat().st_mode):
            raise IsADirectoryError(source)
        with source.open("rb") as file:
            _check_size(os.fstat(file.fileno()).st_size, name)
            while data := file.read(PIECE):
                yield data
    except OSError as error:
        raise Refusal(ErrorCode.NOT_FOUND, part="file", file=name) from error


def _check_size(size: int, name: str) -> None:
    if size > limits.ATTACHMENT:
        most = limits.ATTACHMENT // MEGABYTE
        raise Refusal(ErrorCode.TOO_LARGE, part="file", file=name, megabytes=most)
