"""A database of every step of the past comes to the present with all it held."""

from pathlib import Path

import pytest

from server.log import chain
from server.store import entries
from server.store.check import faults_of_file
from server.store.connection import Connection, connect
from server.store.database import Database
from server.store.migrate import migrations, schema_version
from server.store.organisation import people_version
from server.store.people import all_people
from tests.server.store.golden_databases import KEY, NAMES, goldens

Content = dict[str, list[tuple[object, ...]]]


def old_database(path: Path, step: int) -> Content:
    """Make a database as that step left it; return its rows by the query that reads them."""
    connection = connect(path, KEY, writable=True)
    for number, script in migrations():
        if number <= step:
            connection.executescript(f"BEGIN;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
    connection.executescript(f"BEGIN;\n{goldens()[step].read_text('utf-8')}\nCOMMIT;")
    content = {query: rows(connection, query) for query in queries(connection)}
    connection.close()
    return content


def queries(connection: Connection) -> list[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    columns = {
        name: ", ".join(
            # The directory's version may rise, so that its copies are looked at again: see below.
            row[1]
            for row in connection.execute(f"PRAGMA table_info({name})")
            if row[1] != "people_version"
        )
        for (name,) in tables
    }
    return [f"SELECT {columns[name]} FROM {name} ORDER BY {columns[name]}" for name in columns]


def rows(connection: Connection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


@pytest.mark.parametrize("step", sorted(goldens()))
def test_nothing_is_lost_on_the_way(tmp_path: Path, step: int) -> None:
    path = tmp_path / "linxin.db"
    before = old_database(path, step)
    assert sum(len(one) for one in before.values()) > len(NAMES)
    with Database.open(path, KEY) as database:
        after = database.read_now(lambda db: {query: rows(db, query) for query in before})
        assert after == before
        assert database.read_now(schema_version) == migrations()[-1][0]
        assert database.read_now(faults_of_file) == []
        assert database.read_now(chain.verify) == []
        assert {person.name for person in database.read_now(all_people)} == {name for _, name in NAMES}


def test_copies_of_the_directory_are_looked_at_again(tmp_path: Path) -> None:
    """Of people's cards the twelfth step tells outside contacts less: their devices must hear of a change."""
    path = tmp_path / "linxin.db"
    old_database(path, 11)
    connection = connect(path, KEY, writable=True)
    before = people_version(connection)
    connection.close()
    for _ in range(2):
        with Database.open(path, KEY) as database:
            assert database.read_now(people_version) == before + 1


def test_a_log_of_the_past_is_written_on(tmp_path: Path) -> None:
    old_database(tmp_path / "linxin.db", 2)
    with Database.open(tmp_path / "linxin.db", KEY) as database:
        last = database.read_now(entries.last_position)
        keys = database.read_now(lambda db: rows(db, "SELECT id, author FROM entry WHERE position = 1"))
        assert last == 76
        assert len(database.read_now(lambda db: entries.find_by_id(db, keys))) == 1  # type: ignore[arg-type]


def test_every_step_that_others_stand_on_is_kept() -> None:
    """What a released step left can't be made any more: its golden is added before the next step comes."""
    assert set(goldens()) >= {number for number, _ in migrations()[:-1]}


def test_a_step_that_fails_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "linxin.db"
    before = old_database(path, 2)
    broken = [*migrations(), (9_999, "CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);")]
    monkeypatch.setattr("server.store.migrate.migrations", lambda: broken)
    with pytest.raises(Exception, match="nowhere"):
        Database.open(path, KEY)
    monkeypatch.undo()
    with Database.open(path, KEY) as database:
        after = database.read_now(lambda db: {query: rows(db, query) for query in before})
        assert after == before
        assert database.read_now(chain.verify) == []
