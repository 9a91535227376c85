"""Making a backup beside a running server: the database first, then the blobs it may refer to."""

import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from server.backup.archive import DATABASE, FORMAT, KEY, SMALL, ArchiveWriter, Manifest
from server.backup.envelope import PlainFile, SealedFile, Writing
from server.core.clock import wall_clock
from server.disk import sync_folder
from server.store.connection import connect
from server.store.copying import copy_database
from server.store.migrate import schema_version
from server.store.organisation import load_organisation
from shared.model.identity import organisation_text

Progress = Callable[[int], None]
"""Told how many files have been written so far, every thousand."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is backed up: a data folder's places, and the store's key wherever it comes from."""

    folder: Path
    database: Path
    blobs: Path
    key: bytes


def make_backup(source: Source, target: Path, passphrase: str | None, progress: Progress) -> int:
    """Write a backup to `target`, whole or not at all; return its size in bytes.

    The database is copied on one snapshot while the server goes on writing. Blobs are never changed
    and come later, so every one that the copy refers to is there. Raises StoreError, OSError;
    FileExistsError when there is a file of that name.
    """
    if target.exists():
        raise FileExistsError(str(target))
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    copy = part.with_name(part.name + ".db")
    try:
        copy_database(source.database, source.key, copy)
        _write(source, copy, part, passphrase, progress)
        size = part.stat().st_size
        part.replace(target)
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
        copy.unlink(missing_ok=True)
    return size


def _write(source: Source, copy: Path, part: Path, passphrase: str | None, progress: Progress) -> None:
    file: Writing = PlainFile(part) if passphrase is None else SealedFile(part, passphrase)
    try:
        if os.name == "posix":
            part.chmod(0o600)
        writer = ArchiveWriter(file, _manifest(copy, source.key))
        for name, path in _small_files(source):
            _add(writer, name, path)
        writer.add_bytes(KEY, source.key.hex().encode() + b"\n")
        _add(writer, DATABASE, copy)
        for count, (name, path) in enumerate(_blobs(source.blobs), 1):
            _add(writer, name, path)
            if count % 1000 == 0:
                progress(count)
        writer.finish()
        file.finish()
    finally:
        file.close()


def _manifest(copy: Path, key: bytes) -> Manifest:
    connection = connect(copy, key, writable=True)
    try:
        organisation = load_organisation(connection)
        text = organisation_text(organisation.id)
        schema = schema_version(connection)
        return Manifest(FORMAT, version("linxin"), text, organisation.name, schema, wall_clock())
    finally:
        connection.close()


def _small_files(source: Source) -> Iterator[tuple[str, Path]]:
    for name in SMALL:
        path = source.folder / name
        if name != KEY and path.exists():
            yield name, path


def _blobs(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and place of every blob that is whole; what is being received is not one yet."""
    for path in sorted(folder.glob("??/*")):
        yield f"blobs/{path.parent.name}/{path.name}", path


def _add(writer: ArchiveWriter, name: str, path: Path) -> None:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return  # a blob that was forgotten meanwhile: nothing refers to it
    with file:
        writer.add(name, file, path.stat().st_size)
