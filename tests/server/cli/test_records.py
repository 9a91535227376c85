"""The commands `erase`, `retain`, and `verify --against`: what they do, and what they say."""

import asyncio
import shutil
from pathlib import Path

import pytest

from server.core.authority import Authority
from server.core.bus import LocalBus
from server.core.clock import wall_clock
from server.core.keys import read_key
from server.core.sessions import Sessions
from server.log.append import Log
from server.log.records import Records, ledger_of
from server.log.submission import Outcome, Placed, Submission
from server.store.connection import Connection
from server.store.database import Database
from shared.ids import id_text, new_id
from shared.model.decide import Actor
from shared.model.entry import decode_header
from tests.server.cli.conftest import Run
from tests.server.log.conftest import Author
from tests.support.directory import Directory, unsigned


def opened(data: Path) -> Database:
    return Database.open(data / "linxin.db", read_key(data / "store.key"), readers=1)


async def append(database: Database, texts: tuple[str, ...], age_days: int) -> list[bytes]:
    log = Log(
        database, LocalBus(Sessions()), Directory(), unsigned, lambda: wall_clock() - age_days * 86_400_000
    )
    zhang, li = Author(), Author()
    outcomes: list[Outcome] = []
    for text in texts:
        actor = Actor(zhang.person, zhang.device)
        log.submit(Submission(actor, zhang.writes(li, text), outcomes.append, li.person))
    await log.drain()
    return [decode_header(one.entry.header).id for one in outcomes if isinstance(one, Placed)]


def talk(data: Path, *texts: str, age_days: int = 0) -> list[bytes]:
    """Let somebody say this in a new conversation; return the ids."""
    with opened(data) as database:
        return asyncio.run(append(database, texts, age_days))


def note_heads(data: Path) -> None:
    authority = Authority.load(data)
    with opened(data) as database:
        records = Records(database, authority, ledger_of(data, authority), data / "heads", 0, wall_clock)
        asyncio.run(records.note_heads())


def change(data: Path, statement: str) -> None:
    def work(connection: Connection) -> None:
        connection.execute(statement)

    with opened(data) as database:
        database.write_now(work)


def bodies(data: Path) -> bytes:
    with opened(data) as database:
        return database.read_now(
            lambda db: b"".join(row[0] for row in db.execute("SELECT body FROM entry ORDER BY position"))
        )


def test_one_message_is_erased(data: Path, run: Run) -> None:
    ids = talk(data, "秘密", "其他")
    said = run("erase", id_text(ids[0]), "--data", data, "--by", "刘洋", "--why", "本人要求")
    assert (said.code, said.err) == (0, "")
    assert "erasures.log" in said.out
    assert "秘密".encode() not in bodies(data)
    assert "其他".encode() in bodies(data)
    assert "本人要求" in (data / "erasures.log").read_text("utf-8")
    assert run("verify", "--data", data).code == 0
    said = run("erase", id_text(ids[0]), "--data", data, "--by", "刘洋", "--why", "again")
    assert said.code == 1
    assert "erased already" in said.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nonsense",), "not an id"),
        ((id_text(new_id()),), "no message"),
        ((id_text(new_id()), "--conversation", "x"), "not an id"),
    ],
)
def test_what_cannot_be_erased(data: Path, run: Run, arguments: tuple[str, ...], told: str) -> None:
    said = run("erase", *arguments, "--data", data, "--by", "刘洋", "--why", "x")
    assert said.code == 1
    assert told in said.err
    assert not (data / "erasures.log").exists()


def test_who_and_why_must_be_told(data: Path, run: Run) -> None:
    assert run("erase", id_text(new_id()), "--data", data).code == 2
    said = run("erase", id_text(new_id()), "--data", data, "--by", " ", "--why", "x")
    assert said.code == 1


def test_an_altered_ledger_stops_the_next(data: Path, run: Run) -> None:
    ids = talk(data, "一", "二")
    assert run("erase", id_text(ids[0]), "--data", data, "--by", "刘洋", "--why", "x").code == 0
    path = data / "erasures.log"
    path.write_bytes(path.read_bytes().replace(b'"why":"x"', b'"why":"y"'))
    for command in (("erase", id_text(ids[1]), "--by", "刘洋", "--why", "x"), ("verify",)):
        said = run(*command, "--data", data)
        assert said.code == 1
        assert "erasures.log was altered" in said.err
    assert "二".encode() in bodies(data)
    path.unlink()
    said = run("verify", "--data", data)
    assert said.code == 1
    assert "not in erasures.log" in said.out


def test_what_was_erased_since_a_backup_is_erased_again(data: Path, tmp_path: Path, run: Run) -> None:
    ids = talk(data, "秘密", "其他")
    assert run("backup", tmp_path / "b", "--data", data).code == 0
    assert run("erase", id_text(ids[0]), "--data", data, "--by", "刘洋", "--why", "x").code == 0
    with_it, without = tmp_path / "with", tmp_path / "without"
    said = run("restore", tmp_path / "b", "--data", with_it, "--erasures", data / "erasures.log")
    assert said.code == 0
    assert "1 messages have been erased again" in said.err
    assert "秘密".encode() not in bodies(with_it)
    assert run("verify", "--data", with_it).code == 0
    said = run("restore", tmp_path / "b", "--data", without)
    assert "erasures.log" in said.out
    shutil.copy(data / "erasures.log", without)
    said = run("verify", "--data", without)
    assert "not erased yet" in said.out


def test_a_restored_folder_has_a_ledger_of_what_its_database_knows(
    data: Path, tmp_path: Path, run: Run
) -> None:
    """The ledger is in no backup: without the old one it begins with what was erased before the backup."""
    ids = talk(data, "一", "二", "三")
    for entry in ids[:2]:
        assert run("erase", id_text(entry), "--data", data, "--by", "刘洋", "--why", "x").code == 0
    assert run("backup", tmp_path / "b", "--data", data).code == 0
    first = (data / "erasures.log").read_bytes().splitlines(keepends=True)[0]
    (tmp_path / "older.log").write_bytes(first)
    for name, given in (("without", ()), ("older", ("--erasures", tmp_path / "older.log"))):
        assert run("restore", tmp_path / "b", "--data", tmp_path / name, *given).code == 0
        said = run("verify", "--data", tmp_path / name)
        assert said.code == 0, said.out
        assert len((tmp_path / name / "erasures.log").read_bytes().splitlines()) == 2
        said = run("erase", id_text(ids[2]), "--data", tmp_path / name, "--by", "刘洋", "--why", "x")
        assert said.code == 0


def test_a_ledger_of_another_organisation_restores_nothing(data: Path, tmp_path: Path, run: Run) -> None:
    ids = talk(data, "秘密")
    assert run("erase", id_text(ids[0]), "--data", data, "--by", "刘洋", "--why", "x").code == 0
    other, new = tmp_path / "other", tmp_path / "new"
    assert run("init", "--data", other, "--name", "别家").code == 0
    assert run("backup", tmp_path / "b", "--data", other).code == 0
    said = run("restore", tmp_path / "b", "--data", new, "--erasures", data / "erasures.log")
    assert said.code == 1
    assert not new.exists()


def test_old_messages_go(data: Path, run: Run) -> None:
    talk(data, "去年的", age_days=400)
    talk(data, "今天的")
    assert "all messages are kept" in run("retain", "--data", data).out
    said = run("retain", "--data", data, "--retention-days", "30")
    assert "1 messages older than 30 days" in said.out
    assert "去年的".encode() not in bodies(data)
    assert "今天的".encode() in bodies(data)
    assert run("verify", "--data", data).code == 0
    change(data, "UPDATE checkpoint SET signature = zeroblob(64)")
    said = run("verify", "--data", data)
    assert said.code == 1
    assert "signature does not hold" in said.out


def test_heads_tell_unaltered_from_consistent(data: Path, tmp_path: Path, run: Run) -> None:
    talk(data, "一", "二", "三")
    note_heads(data)
    kept = tmp_path / "elsewhere"
    shutil.copytree(data / "heads", kept)
    said = run("verify", "--data", data)
    assert "consistent" in said.out
    assert "unaltered" not in said.out
    assert "unaltered" in run("verify", "--data", data, "--against", kept).out
    [file] = kept.iterdir()
    assert "unaltered" in run("verify", "--data", data, "--against", file).out
    for statement in (
        "DELETE FROM entry WHERE seq = 3",
        (
            "UPDATE conversation SET (seq, link, lamport, counted, last) ="
            " (SELECT seq, link, 2, counted, position FROM entry WHERE seq = 2)"
        ),
        "UPDATE member SET own = 2 WHERE own = 3",
    ):
        change(data, statement)
    assert run("verify", "--data", data).code == 0
    said = run("verify", "--data", data, "--against", kept)
    assert said.code == 1
    assert "longer once" in said.out


def test_heads_that_are_none(data: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_bytes(b"LXH1" + bytes(200))
    for place in ("empty", "file"):
        said = run("verify", "--data", data, "--against", tmp_path / place)
        assert said.code == 1
        assert "no signed heads" in said.err
    assert run("verify", "--data", data, "--against", tmp_path / "nowhere").code == 1
