"""A backup becomes the folder it was made of; whatever is wrong with one is told, and changes nothing."""

import os
import random
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.backup import envelope
from server.backup.envelope import PlainFile, SealedFile
from server.backup.errors import BackupError, BackupFault
from server.backup.making import Source
from server.backup.restoring import NotEmptyError
from server.core.authority import Authority
from server.features.org.listing import list_people
from server.log import chain
from server.store import later, state
from server.store.blobs import FolderBlobs
from server.store.connection import Connection, connect
from server.store.database import Database
from server.store.errors import StoreError, StoreFault
from server.store.later import Waiting
from server.store.migrate import migrations, schema_version
from server.store.organisation import load_organisation
from server.store.people import all_people
from shared.ids import new_id
from shared.model.bodies import MessageBody, encode_body
from shared.model.entry import SignedEntry
from shared.model.state import Later, decode_value, state_key
from shared.protocol.org import People
from tests.server.backup.backups import KEY, back_up, fault_of, restored
from tests.server.store.golden_databases import KEY as GOLDEN_KEY
from tests.server.store.golden_databases import NAMES, goldens
from tests.server.store.test_migrations import old_database


@pytest.mark.parametrize("passphrase", [None, "correct horse 正确"])
def test_all_of_it_comes_back(source: Source, tmp_path: Path, passphrase: str | None) -> None:
    file = back_up(source, tmp_path / "b", passphrase)
    folder = tmp_path / "new"
    assert restored(file, folder, passphrase).name == "邻信"
    for name in ("authority.key", "authority.pem", "linxin.toml"):
        assert (folder / name).read_bytes() == (source.folder / name).read_bytes()
    with Database.open(folder / "linxin.db", KEY) as database:
        assert [person.name for person in database.read_now(all_people)] == ["王芳"]
    blobs = {path.name: path.read_bytes() for path in source.blobs.glob("??/*")}
    assert {path.name: path.read_bytes() for path in (folder / "blobs").glob("??/*")} == blobs
    assert list(FolderBlobs(folder / "blobs", KEY).faults()) == []
    assert not (folder / "blobs" / "incoming").exists()
    assert not (folder / "restoring").exists()
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir() if path.is_file()} == {0o600}


def test_of_messages_for_later_only_those_to_come_still_wait(source: Source, tmp_path: Path) -> None:
    author, over, coming = new_id(), new_id(), new_id()
    now = time.time_ns() // 1_000_000
    signed = SignedEntry(b"header", encode_body(MessageBody("早上好")), bytes(64))

    def fill(connection: Connection) -> None:
        for entry, due in ((over, now - 1), (coming, now + 3_600_000)):
            later.put(connection, Waiting(author, entry, new_id(), new_id(), None, due, signed))

    with Database.open(source.database, KEY) as database:
        database.write_now(fill)
    restored(back_up(source, tmp_path / "b"), tmp_path / "new")
    with Database.open(tmp_path / "new" / "linxin.db", KEY) as database:
        assert [one.id for one in database.read_now(lambda db: later.due(db, now + 9_000_000, 9))] == [coming]
        told = database.read_now(lambda db: state.get(db, author, state_key("later", over)))
    assert told is not None
    assert decode_value(told, Later).detail == {"reason": "restored"}


def test_devices_read_anew_what_they_were_told_by_versions_that_the_backup_lost(
    source: Source, tmp_path: Path
) -> None:
    person, keys = new_id(), [state_key("read", new_id()) for _ in range(3)]
    with Database.open(source.database, KEY) as database:
        for key in keys:
            database.write_now(lambda db, key=key: state.put(db, person, {key: b"v"}))
        before = database.read_now(directory)
    file = back_up(source, tmp_path / "b")
    told = 500  # the version that a device was told before the store was lost
    for folder in (tmp_path / "new", tmp_path / "again"):
        restored(file, folder)
        with Database.open(folder / "linxin.db", KEY) as database:
            items = database.read_now(lambda db, told=told: state.newer_than(db, person, told, 9))
            reached = database.read_now(lambda db: state.version_of(db, person))
            after = database.read_now(directory)
        assert [one.key for one in items] == keys
        assert items[-1].version == reached
        assert after.version > max(before.version, told)
        assert after.scope != before.scope
        told, before = reached, after


def directory(connection: Connection) -> People:
    """Return the directory as whoever sees all of it is told."""
    organisation = load_organisation(connection).id
    return list_people(connection, organisation, all_people(connection)[0].id, 0)


def test_a_sealed_backup_tells_nothing(source: Source, tmp_path: Path) -> None:
    file = back_up(source, tmp_path / "b", "correct horse")
    whole = file.read_bytes()
    assert KEY.hex().encode() not in whole
    assert b"authority" not in whole
    assert fault_of(file, tmp_path / "new") is BackupFault.SEALED
    assert fault_of(file, tmp_path / "new", "wrong horse") is BackupFault.WRONG_PASSPHRASE
    assert fault_of(back_up(source, tmp_path / "c"), tmp_path / "new", "x") is BackupFault.NOT_SEALED


def test_it_is_made_whole_or_not_at_all(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out"
    target.mkdir()

    def full(_self: PlainFile) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(PlainFile, "finish", full)
    with pytest.raises(OSError, match="No space"):
        back_up(source, target / "b")
    assert list(target.iterdir()) == []


def test_a_file_that_is_there_stays(source: Source, tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        back_up(source, tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"mine"


def test_a_damaged_database_is_not_backed_up(source: Source, tmp_path: Path) -> None:
    with source.database.open("r+b") as file:
        file.seek(5 * 4096 + 100)
        file.write(b"damage")
    with pytest.raises(StoreError) as caught:
        back_up(source, tmp_path / "b")
    assert caught.value.fault in {StoreFault.DAMAGED, StoreFault.WRONG_KEY, StoreFault.FAILED}
    assert {path.name for path in tmp_path.iterdir()} == {"data"}


def test_a_folder_in_use_is_left_alone(source: Source, tmp_path: Path) -> None:
    file = back_up(source, tmp_path / "b")
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "letter.txt").write_bytes(b"mine")
    with pytest.raises(NotEmptyError):
        restored(file, folder)
    with pytest.raises(NotEmptyError):
        restored(file, source.folder)
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_configuration_that_is_there_stays(source: Source, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "linxin.toml").write_bytes(b"port = 7000\n")
    restored(back_up(source, tmp_path / "b"), folder)
    assert (folder / "linxin.toml").read_bytes() == b"port = 7000\n"


@pytest.mark.parametrize("moved", [(), ("store.key",), ("store.key", "authority.key", "blobs")])
def test_a_restore_that_was_killed_is_begun_again(
    source: Source, tmp_path: Path, moved: tuple[str, ...]
) -> None:
    file = back_up(source, tmp_path / "b")
    folder = tmp_path / "new"
    restored(file, folder)
    stage = folder / "restoring"
    stage.mkdir()
    for path in list(folder.iterdir()):
        if path.name not in {"restoring", *moved}:
            path.rename(stage / path.name)
    restored(file, folder)
    assert (folder / "linxin.db").exists()
    assert not stage.exists()


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_every_cut_and_every_changed_byte_is_noticed(
    source: Source, tmp_path: Path, passphrase: str | None
) -> None:
    whole = back_up(source, tmp_path / "b", passphrase).read_bytes()
    bad, folder = tmp_path / "bad", tmp_path / "new"
    chance = random.Random(4)
    for _ in range(40):
        bad.write_bytes(whole[: chance.randrange(len(whole) - 12_000)])
        fault_of(bad, folder, passphrase)
    for _ in range(60):
        at = chance.randrange(len(whole))
        bad.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
        try:
            restored(bad, folder, passphrase)
        except (BackupError, StoreError):
            assert not folder.exists()
        else:
            # What tar pads its blocks with means nothing, and neither does an owner's name.
            assert passphrase is None
            check_same(folder, source)


def check_same(folder: Path, source: Source) -> None:
    for path in [*source.blobs.glob("??/*"), source.folder / "authority.key"]:
        assert (folder / path.relative_to(source.folder)).read_bytes() == path.read_bytes()
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


def test_chunks_of_a_sealed_backup_keep_their_order(source: Source, tmp_path: Path) -> None:
    whole = back_up(source, tmp_path / "b", "correct horse").read_bytes()
    head, chunk = envelope.HEAD + 16, 64 * 1024 + 16
    first, second = whole[head : head + chunk], whole[head + chunk : head + 2 * chunk]
    for bad in (
        whole[:head] + second + first + whole[head + 2 * chunk :],
        whole[: head + chunk] + whole[head + 2 * chunk :],
        whole[:head] + first + whole[head:],
    ):
        (tmp_path / "bad").write_bytes(bad)
        assert fault_of(tmp_path / "bad", tmp_path / "new", "correct horse") is BackupFault.ALTERED


def test_the_cost_of_a_hostile_key_is_bounded(source: Source, tmp_path: Path) -> None:
    whole = bytearray(back_up(source, tmp_path / "b", "correct horse").read_bytes())
    whole[4:12] = b"\xff" * 8
    (tmp_path / "bad").write_bytes(whole)
    assert fault_of(tmp_path / "bad", tmp_path / "new", "correct horse") is BackupFault.FOREIGN


@pytest.mark.parametrize("step", [step for step in goldens() if step > 1])
def test_a_backup_of_an_older_release_is_brought_up_to_date(
    source: Source, tmp_path: Path, step: int
) -> None:
    """Also one made by this program of a database that no server has brought up to date yet."""
    for path in source.folder.glob("linxin.db*"):
        path.unlink()
    old_database(source.database, step)
    connection = connect(source.database, GOLDEN_KEY, writable=True)
    organisation = Authority.load(source.folder).organisation
    connection.execute("UPDATE organisation SET id = ?", (organisation,))
    connection.close()
    file = back_up(replace(source, key=GOLDEN_KEY), tmp_path / "b")
    connection = connect(source.database, GOLDEN_KEY, writable=False)
    assert schema_version(connection) == step
    connection.close()
    assert restored(file, tmp_path / "new").schema == step
    with Database.open(tmp_path / "new" / "linxin.db", GOLDEN_KEY) as database:
        assert database.read_now(schema_version) == migrations()[-1][0]
        assert database.read_now(chain.verify) == []
        assert {one.name for one in database.read_now(all_people)} == {name for _, name in NAMES}


def test_parts_of_two_organisations_do_not_mix(source: Source, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    Authority.create(other, "别家", datetime(2026, 1, 1, tzinfo=UTC))
    for name in ("authority.key", "authority.pem"):
        (source.folder / name).write_bytes((other / name).read_bytes())
    assert fault_of(back_up(source, tmp_path / "b"), tmp_path / "new") is BackupFault.ALTERED


def test_a_disk_that_fills_up_leaves_nothing(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = back_up(source, tmp_path / "b")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        restored(file, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_sealed_file_is_read_from_any_place(tmp_path: Path) -> None:
    data = os.urandom(300_000)
    file = SealedFile(tmp_path / "s", "correct horse")
    for start in range(0, len(data), 7_001):
        file.write(data[start : start + 7_001])
    file.finish()
    file.close()
    with (tmp_path / "s").open("rb") as opened:
        inside = envelope.open_content(opened, "correct horse")
        for at, size in ((0, 10), (65_530, 20), (100_000, 150_000), (299_990, 100), (300_000, 5)):
            inside.seek(at)
            assert inside.read(size) == data[at : at + size]
