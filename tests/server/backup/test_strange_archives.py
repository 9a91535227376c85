"""Archives by somebody else: nothing of them is put anywhere, and what is wrong is told."""

import io
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from server.backup import archive
from server.backup.archive import ArchiveWriter, Manifest
from server.backup.envelope import PlainFile
from server.backup.errors import BackupFault
from tests.server.backup.backups import MADE, fault_of

Change = Callable[[ArchiveWriter], None]


def forged(path: Path, change: Change, **facts: object) -> Path:
    """Write an archive whose ends are right, with whatever `change` puts between."""
    path.unlink(missing_ok=True)
    file = PlainFile(path)
    manifest = {"format": 1, "release": "9.9", "organisation": "A", "name": "n", "schema": 2, "made": MADE}
    writer = ArchiveWriter(file, Manifest(**manifest | facts))  # type: ignore[arg-type]
    change(writer)
    writer.finish()
    file.finish()
    file.close()
    return path


def special(name: str, kind: bytes, link: str = "", size: int = 0) -> Change:
    def add(writer: ArchiveWriter) -> None:
        info = tarfile.TarInfo(name)
        info.type, info.linkname, info.size = kind, link, size
        tar = cast("tarfile.TarFile", vars(writer)["_tar"])
        tar.addfile(info, io.BytesIO(bytes(size)))

    return add


def plain(name: str, size: int = 1) -> Change:
    return lambda writer: writer.add_bytes(name, b"x" * size)


@pytest.mark.parametrize(
    "change",
    [
        plain("../evil"),
        plain("/tmp/evil"),
        plain("blobs/../../evil"),
        plain("blobs/ab/" + "0" * 61 + "/"),
        plain("blobs/AB/" + "0" * 62),
        plain("linxin.db\n"),
        plain("server.lock"),
        plain("C:\\evil"),
        plain("store.key", 1000),
        plain("linxin.toml", 100_000),
        special("store.key", tarfile.SYMTYPE, "/etc/passwd"),
        special("store.key", tarfile.LNKTYPE, "authority.key"),
        special("blobs", tarfile.DIRTYPE),
        special("store.key", tarfile.FIFOTYPE),
        special("linxin.db", tarfile.CHRTYPE),
        special("linxin.db", tarfile.GNUTYPE_SPARSE, size=512),
        special("x", tarfile.GNUTYPE_LONGNAME, size=8 * 1024 * 1024),
        special("x", tarfile.XHDTYPE, size=8 * 1024 * 1024),
    ],
)
def test_nothing_is_put_anywhere_else(tmp_path: Path, change: Change) -> None:
    bad = forged(tmp_path / "bad", change)
    assert fault_of(bad, tmp_path / "a" / "new") in {BackupFault.FOREIGN, BackupFault.ALTERED}
    assert {path.name for path in tmp_path.iterdir()} <= {"bad", "a"}


def test_the_same_file_twice_is_refused(tmp_path: Path) -> None:
    for name in ("store.key", "blobs/ab/" + "0" * 62):
        once = plain(name)

        def twice(writer: ArchiveWriter, once: Change = once) -> None:
            once(writer)
            once(writer)

        assert fault_of(forged(tmp_path / "bad", twice), tmp_path / "new") is BackupFault.FOREIGN


def test_a_newer_backup_is_told_from_a_bad_one(tmp_path: Path) -> None:
    newer = forged(tmp_path / "bad", plain("whatever is new"), format=archive.FORMAT + 1)
    assert fault_of(newer, tmp_path / "new") is BackupFault.NEWER_VERSION
    newer = forged(tmp_path / "bad", plain("linxin.db"), schema=9_999)
    assert fault_of(newer, tmp_path / "new") is BackupFault.NEWER_VERSION


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04" + bytes(600), bytes(2048)])
def test_what_is_no_backup_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bad").write_bytes(data)
    assert fault_of(tmp_path / "bad", tmp_path / "new") is BackupFault.NOT_A_BACKUP
    assert fault_of(tmp_path / "bad", tmp_path / "new", "correct horse") is BackupFault.NOT_SEALED


@pytest.mark.parametrize(
    ("data", "fault"), [(b"LXK1", BackupFault.CUT_SHORT), (b"LXK1" * 300, BackupFault.FOREIGN)]
)
def test_what_only_begins_like_a_sealed_one_is_told(tmp_path: Path, data: bytes, fault: BackupFault) -> None:
    (tmp_path / "bad").write_bytes(data)
    assert fault_of(tmp_path / "bad", tmp_path / "new") is BackupFault.SEALED
    assert fault_of(tmp_path / "bad", tmp_path / "new", "correct horse") is fault
