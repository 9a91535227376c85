"""Making a data folder of a backup: everything is checked beside its place, and moved there at the end."""

import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sqlcipher3 import dbapi2 as sqlcipher

from server.backup.archive import DATABASE, KEY, SMALL, ArchiveReader, Manifest, Part
from server.backup.envelope import open_content
from server.backup.errors import BackupError, BackupFault
from server.core.authority import Authority, AuthorityError
from server.core.clock import wall_clock
from server.core.keys import read_key
from server.disk import sync_folder
from server.log import later
from server.log.records import LEDGER_FILE
from server.store import attachments, state
from server.store.connection import Connection, connect
from server.store.errors import StoreError, StoreFault, store_error
from server.store.migrate import migrate, migrations
from server.store.organisation import load_organisation, note_restore
from shared.model.identity import organisation_text

CONFIGURATION = "linxin.toml"
STAGE = "restoring"
"""Folder inside of the data folder in which a restore is put together; whoever finds one may delete it."""


class NotEmptyError(Exception):
    """The data folder holds something already."""


Prepare = Callable[[Path], None]
"""Does what is to be done in the restored folder before it is moved to its place."""


def restore(file: BinaryIO, passphrase: str | None, folder: Path, prepare: Prepare | None = None) -> Manifest:
    """Make the data folder that a backup was made of; return what it was.

    The folder may hold a configuration, which then stays as it is, and what an interrupted restore
    left. Raises NotEmptyError, BackupError, StoreError, OSError and what `prepare` raises; the folder
    is then as it was.
    """
    _check_empty(folder)
    reader = ArchiveReader(open_content(file, passphrase))
    if reader.manifest.schema > migrations()[-1][0]:
        raise BackupError(BackupFault.NEWER_VERSION, reader.manifest.release)
    with _stage(folder) as stage:
        for part in reader.parts():
            _write(stage / part.name, part)
        _check(stage, reader.manifest)
        if prepare is not None:
            prepare(stage)
        _settle(stage, folder)
    return reader.manifest


def _check_empty(folder: Path) -> None:
    if not folder.exists():
        return
    names = {item.name for item in folder.iterdir()} - {CONFIGURATION}
    unfinished = STAGE in names and DATABASE not in names
    left = {STAGE, "blobs", LEDGER_FILE, *SMALL} if unfinished else set[str]()
    if names - left:
        raise NotEmptyError(str(folder))


@contextmanager
def _stage(folder: Path) -> Generator[Path]:
    """Make the folder with a place for what is not whole yet; take all of it back if anything fails."""
    existed = folder.exists()
    if existed:
        _clear(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix":
        folder.chmod(0o700)
    stage = folder / STAGE
    stage.mkdir()
    try:
        yield stage
    except BaseException:
        _clear(folder)
        if not existed:
            folder.rmdir()
        raise


def _clear(folder: Path) -> None:
    """Take away what a restore has put into a folder that held nothing but, perhaps, a configuration."""
    if (folder / STAGE).exists():
        for name in (DATABASE, LEDGER_FILE, *(name for name in SMALL if name != CONFIGURATION)):
            (folder / name).unlink(missing_ok=True)
        shutil.rmtree(folder / "blobs", ignore_errors=True)
        shutil.rmtree(folder / STAGE)


def _write(path: Path, part: Part) -> None:
    """Write a file of the archive; its name is one of those on the list, so it stays inside the stage."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError as error:
        raise BackupError(BackupFault.FOREIGN, part.name) from error
    with os.fdopen(descriptor, "wb") as file:
        for piece in part.pieces():
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _check(stage: Path, manifest: Manifest) -> None:
    """See whether key, database and authority are of one organisation, and bring the schema up to date."""
    try:
        key = read_key(stage / KEY)
        authority = Authority.load(stage)
        connection = connect(stage / DATABASE, key, writable=True)
        try:
            migrate(connection)
            _go_on(connection, wall_clock())
            organisation = load_organisation(connection)
        finally:
            connection.close()
    except sqlcipher.Error as error:
        raise store_error(error) from error
    except (ValueError, AuthorityError) as error:
        raise BackupError(BackupFault.ALTERED, str(error)[:80]) from error
    except StoreError as error:
        if error.fault is StoreFault.WRONG_KEY:
            raise BackupError(BackupFault.ALTERED, "its key does not open its database") from error
        raise
    if organisation.id != authority.organisation:
        raise BackupError(BackupFault.ALTERED, organisation_text(organisation.id))
    if manifest.organisation != organisation_text(organisation.id):
        raise BackupError(BackupFault.ALTERED, manifest.organisation[:60])


def _go_on(connection: Connection, now: int) -> None:
    """Make a store that goes on from the backup out of one that was left at it."""
    # Nobody knows which of their bytes the backup holds: they are given again with their message.
    attachments.forget_uploads(connection)
    later.put_all_aside(connection, now)
    # Devices were told of what the backup does not hold, by versions that would be given once more.
    state.number_anew(connection, now)
    note_restore(connection, now)


def _settle(stage: Path, folder: Path) -> None:
    """Move everything to its place, the database last: without it nothing takes the folder for a store."""
    if (folder / CONFIGURATION).exists():
        (stage / CONFIGURATION).unlink(missing_ok=True)
    for path in stage.rglob("*"):
        if path.is_dir():
            sync_folder(path)
    for path in sorted(stage.iterdir(), key=lambda each: each.name == DATABASE):
        path.rename(folder / path.name)
        sync_folder(folder)
    stage.rmdir()
    sync_folder(folder)
