"""Backups made and restored, as these tests do it."""

from pathlib import Path

import pytest

from server.backup.archive import Manifest
from server.backup.errors import BackupError, BackupFault
from server.backup.making import Source, make_backup
from server.backup.restoring import restore

KEY = bytes(range(32))
MADE = 1_760_000_000_000


def back_up(source: Source, target: Path, passphrase: str | None = None) -> Path:
    make_backup(source, target, passphrase, lambda _: None)
    return target


def restored(file: Path, folder: Path, passphrase: str | None = None) -> Manifest:
    with file.open("rb") as opened:
        return restore(opened, passphrase, folder)


def fault_of(file: Path, folder: Path, passphrase: str | None = None) -> BackupFault:
    """Return why a restore was refused; the folder must be as it was."""
    before = sorted(folder.rglob("*")) if folder.exists() else None
    with pytest.raises(BackupError) as caught:
        restored(file, folder, passphrase)
    assert (sorted(folder.rglob("*")) if folder.exists() else None) == before
    return caught.value.fault
