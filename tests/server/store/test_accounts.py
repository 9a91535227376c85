"""People, accounts, devices and tokens on disk."""

from collections.abc import Generator
from pathlib import Path

import pytest

from server.store.accounts import Account, add_account, find_account, replace_hash, set_password
from server.store.attempts import (
    add_failure,
    failures_of_address,
    failures_of_subject,
    forget_failures_of,
    prune_failures,
)
from server.store.check import faults_of_file, faults_of_seals
from server.store.connection import Connection, connect
from server.store.devices import (
    Certified,
    Device,
    devices_signed_in,
    drop_oldest_tokens,
    drop_tokens_of,
    find_device,
    find_resumption,
    put_device,
    put_token,
    revoke_device,
    touch_device,
)
from server.store.errors import StoreError
from server.store.migrate import migrate
from server.store.organisation import Organisation, create_organisation, load_organisation, people_version
from server.store.people import (
    add_person,
    all_people,
    find_person,
    mark_changed,
    people_by_name,
    people_newer_than,
    person_by_number,
)
from shared.ids import new_id
from tests.server.store.disabling import set_disabled

KEY = bytes(32)


@pytest.fixture
def db(tmp_path: Path) -> Generator[Connection]:
    connection = connect(tmp_path / "linxin.db", KEY, writable=True)
    migrate(connection)
    create_organisation(connection, Organisation(b"o" * 20, "邻信"))
    yield connection
    connection.close()


def device(person: bytes, seen: int = 1) -> Device:
    return Device(
        new_id(), person, "ThinkPad", "linux", b"k" * 32, seen, seen, None, Certified(b"c", b"s", seen)
    )


def test_an_empty_database_has_no_organisation(tmp_path: Path) -> None:
    connection = connect(tmp_path / "empty.db", KEY, writable=True)
    migrate(connection)
    with pytest.raises(StoreError, match="damaged"):
        load_organisation(connection)
    assert people_version(connection) == 0
    connection.close()


def test_every_change_of_a_person_has_a_version_of_its_own(db: Connection) -> None:
    first, second = add_person(db, new_id(), "1", "甲"), add_person(db, new_id(), "2", "乙")
    set_disabled(db, first.id, disabled=True)
    mark_changed(db, second.id)
    assert [(one.number, one.version) for one in people_newer_than(db, 0, 10)] == [("1", 3), ("2", 4)]
    assert people_newer_than(db, 4, 10) == []
    assert len(people_newer_than(db, 0, 1)) == 1
    assert people_version(db) == 4


def test_numbers_are_unique_however_they_are_typed(db: Connection) -> None:
    person = add_person(db, new_id(), "A12", "甲")
    assert person_by_number(db, "ａ１２ ") == person
    assert person_by_number(db, "A1") is None
    with pytest.raises(Exception, match="UNIQUE"):
        add_person(db, new_id(), "a12", "乙")


def test_names_find_those_who_may_sign_in_first(db: Connection) -> None:
    gone, here = add_person(db, new_id(), "1", "Emma Wilson"), add_person(db, new_id(), "2", "EMMA WILSON")
    set_disabled(db, gone.id, disabled=True)
    assert [one.id for one in people_by_name(db, "emma wilson", 5)] == [here.id, gone.id]
    assert [one.number for one in all_people(db)] == ["1", "2"]


def test_an_account_is_one_persons(db: Connection) -> None:
    person = add_person(db, new_id(), "1", "甲")
    add_account(db, new_id(), Account(person.id, "hash", must_change=True))
    assert find_account(db, person.id) == Account(person.id, "hash", must_change=True)
    set_password(db, person.id, "new", must_change=False)
    replace_hash(db, person.id, "hash", "late")
    assert find_account(db, person.id) == Account(person.id, "new", must_change=False)
    assert find_account(db, new_id()) is None
    with pytest.raises(Exception, match="UNIQUE"):
        add_account(db, new_id(), Account(person.id, "second", must_change=False))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        add_account(db, new_id(), Account(new_id(), "nobody's", must_change=False))


def test_a_device_with_all_that_signing_in_needs(db: Connection) -> None:
    person = add_person(db, new_id(), "1", "甲")
    add_account(db, new_id(), Account(person.id, "hash", must_change=True))
    mine = device(person.id)
    put_device(db, mine)
    without = find_resumption(db, mine.id)
    assert without is not None
    assert (without.token_hash, without.token_expires) == (None, 0)
    put_token(db, mine.id, b"h" * 32, 99)
    found = find_resumption(db, mine.id)
    assert found is not None
    assert found.device == mine == find_device(db, mine.id)
    assert (found.number, found.name, found.disabled, found.must_change) == ("1", "甲", False, True)
    assert (found.token_hash, found.token_expires) == (b"h" * 32, 99)
    assert find_resumption(db, new_id()) is None
    touch_device(db, mine.id, 50, 500, Certified(b"c2", b"s2", 50))
    touched = find_resumption(db, mine.id)
    assert touched is not None
    assert (touched.device.last_seen, touched.token_expires) == (50, 500)
    assert touched.device.certified == Certified(b"c2", b"s2", 50)
    assert touched.device.first_seen == 1


def test_devices_signed_in_and_out(db: Connection) -> None:
    person, other = add_person(db, new_id(), "1", "甲"), add_person(db, new_id(), "2", "乙")
    mine = [device(person.id, seen) for seen in range(1, 6)]
    theirs = device(other.id)
    for one in [*mine, theirs]:
        put_device(db, one)
        put_token(db, one.id, b"h" * 32, 100)
    assert [one.id for one in devices_signed_in(db, person.id, 0)] == [one.id for one in reversed(mine)]
    assert devices_signed_in(db, person.id, 100) == []
    revoke_device(db, mine[4].id, 60)
    drop_oldest_tokens(db, person.id, 2)
    assert {one.id for one in devices_signed_in(db, person.id, 0)} == {mine[2].id, mine[3].id}
    drop_tokens_of(db, person.id, but=mine[3].id)
    assert [one.id for one in devices_signed_in(db, person.id, 0)] == [mine[3].id]
    drop_tokens_of(db, person.id)
    assert devices_signed_in(db, person.id, 0) == []
    assert [one.id for one in devices_signed_in(db, other.id, 0)] == [theirs.id]
    revoked = find_device(db, mine[4].id)
    assert revoked is not None
    assert revoked.revoked == 60
    person_after = find_person(db, person.id)
    assert person_after == person


def test_failures_are_counted_and_forgotten(db: Connection) -> None:
    account = b"a" * 16
    add_failure(db, "192.0.2.1", account, 10)
    add_failure(db, "192.0.2.1", b"b" * 16, 20)
    add_failure(db, "192.0.2.2", account, 30)
    add_failure(db, "", account + b"d" * 16, 40)
    assert failures_of_subject(db, "192.0.2.1", account, 0) == [10]
    assert failures_of_address(db, "192.0.2.1", 0) == [10, 20]
    assert failures_of_address(db, "192.0.2.1", 10) == [20]
    forget_failures_of(db, account)
    assert failures_of_address(db, "192.0.2.1", 0) == [20]
    assert failures_of_address(db, "192.0.2.2", 0) == failures_of_address(db, "", 0) == []
    add_failure(db, "192.0.2.1", account, 10**15)
    prune_failures(db, 20, 10**14)
    assert failures_of_address(db, "192.0.2.1", 0) == []


def test_the_usual_reads_use_an_index(db: Connection) -> None:
    """Signing in costs the same whether ten people work here or ten thousand."""
    queries = (
        "SELECT id FROM person WHERE number_key = 'x'",
        "SELECT id FROM person WHERE name_key = 'x'",
        "SELECT id FROM person WHERE version > 1 ORDER BY version",
        "SELECT id FROM account WHERE person = x'00'",
        "SELECT id FROM device WHERE person = x'00'",
        "SELECT time FROM failure WHERE address = 'x' AND subject = x'00' AND time > 1 ORDER BY time",
        "SELECT time FROM failure WHERE address = 'x' AND time > 1",
    )
    for query in queries:
        plan = " ".join(str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "SCAN" not in plan, query


def test_a_sound_file_has_no_faults(db: Connection) -> None:
    assert faults_of_file(db) == faults_of_seals(db) == []


def test_a_reference_that_leads_nowhere_is_a_fault(db: Connection) -> None:
    db.execute("PRAGMA foreign_keys = OFF")
    add_account(db, new_id(), Account(new_id(), "nobody's", must_change=False))
    assert "account" in faults_of_file(db)[0]


def test_a_page_that_was_altered_is_a_fault(db: Connection, tmp_path: Path) -> None:
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    path = tmp_path / "linxin.db"
    content = bytearray(path.read_bytes())
    content[3 * 4096 + 100] ^= 1
    path.write_bytes(content)
    connection = connect(path, KEY, writable=False)
    assert faults_of_seals(connection)
    connection.close()
