"""Erasure: content goes, its digest and the chain stay."""

from pathlib import Path

import pytest

from server.core.authority import Authority
from server.log import read
from server.log.erasing import ErasureError, ErasureFault
from server.log.ledger import Ledger, LedgerError
from server.log.records import Records
from server.store import state
from server.store.connection import Connection
from server.store.erasures import Erasure, every
from server.store.organisation import people_version
from shared.ids import direct_conversation, new_id
from shared.model.bodies import EditBody, PinBody, ReactionBody
from shared.model.entry import START, Mark, decode_header
from shared.model.state import Erased, decode_value, state_key
from tests.server.log.conftest import Author
from tests.server.log.records.desk import Desk, erase, faults, id_of, talk


def test_an_erased_entry_leaves_its_digest(
    desk: Desk, zhang: Author, li: Author, authority: Authority, ledger: Ledger
) -> None:
    said = talk(desk, zhang, li)
    target = id_of(said[1])
    edit = zhang.writes(li, EditBody(target, "改过的第 2 句"), lamport=11)
    desk.placed(zhang, edit)
    desk.placed(li, li.writes(zhang, ReactionBody(target, "👍", on=True), lamport=12))
    before = desk.database.read_now(bytes_of)
    erase(desk, ledger, target)

    assert faults(desk, authority) == []
    conversation = direct_conversation(zhang.person, li.person)
    page = desk.database.read_now(lambda db: read.after(db, li.person, conversation, START, 50))
    gone = [entry for entry in page.entries if entry.marks & Mark.WITHHELD]
    assert [(entry.seq, entry.body, entry.signature) for entry in gone] == [(2, b"", b""), (11, b"", b"")]
    history = desk.database.read_now(lambda db: read.before(db, li.person, conversation, 3, 2))
    assert [entry.entry.marks for entry in history.standing] == [0, Mark.WITHHELD]
    assert "第 2 句".encode() in before
    assert "第 2 句".encode() not in desk.database.read_now(bytes_of)
    items = desk.database.read_now(lambda db: state.newer_than(db, li.person, 0, 50))
    [told] = [item for item in items if item.key == state_key("erased", target)]
    assert desk.database.read_now(people_version) == 1  # a running server has everyone look again
    assert decode_value(told.value, Erased) == Erased(conversation)


def bytes_of(connection: Connection) -> bytes:
    return b"".join(row[0] for row in connection.execute("SELECT body FROM entry"))


def test_who_erased_what_and_why_is_kept(desk: Desk, zhang: Author, li: Author, ledger: Ledger) -> None:
    said = talk(desk, zhang, li, 3)
    for one in said[:2]:
        erase(desk, ledger, id_of(one))
    noted = ledger.read()
    assert [(one.entry, one.who, one.why) for one in noted] == [
        (id_of(one), "IT 刘洋", "客户要求") for one in said[:2]
    ]
    assert sorted(desk.database.read_now(every), key=noted.index) == noted


def test_what_cannot_be_erased_is_told_apart(desk: Desk, zhang: Author, li: Author, ledger: Ledger) -> None:
    said = talk(desk, zhang, li, 3)
    wang = Author()
    same = wang.writes(zhang, "同一个编号", id=id_of(said[1]))
    desk.placed(wang, same, zhang)
    pin = zhang.writes(li, PinBody(id_of(said[0]), on=True), lamport=5)
    desk.placed(zhang, pin)
    erase(desk, ledger, id_of(said[0]))
    for entry, conversation, fault in (
        (new_id(), None, ErasureFault.NOT_FOUND),
        (id_of(said[2]), new_id(), ErasureFault.NOT_FOUND),
        (id_of(said[1]), None, ErasureFault.SEVERAL),
        (id_of(said[0]), None, ErasureFault.ERASED),
        (id_of(pin), None, ErasureFault.KIND),
    ):
        with pytest.raises(ErasureError) as caught:
            erase(desk, ledger, entry, conversation)
        assert caught.value.fault is fault
    erase(desk, ledger, id_of(said[1]), direct_conversation(zhang.person, li.person))
    assert len(ledger.read()) == 2


def test_the_author_may_repeat_what_was_erased(desk: Desk, zhang: Author, li: Author, ledger: Ledger) -> None:
    said = talk(desk, zhang, li, 3)
    erase(desk, ledger, id_of(said[1]))
    again = desk.placed(zhang, said[1], li)
    assert (again.entry.seq, again.fresh) == (2, False)
    assert desk.refused(zhang, zhang.writes(li, EditBody(id_of(said[1]), "再改"), lamport=9))


def test_a_restored_backup_is_erased_again(
    desk: Desk, zhang: Author, li: Author, records: Records, authority: Authority
) -> None:
    """The ledger names what the database still has, as it does after a restore or a crash between the two."""
    said = talk(desk, zhang, li)
    for number, one in enumerate(said[2:5], 3):
        conversation = direct_conversation(zhang.person, li.person)
        author = decode_header(one.header).author
        erasure = Erasure(id_of(one), author, conversation, number, 1, "刘洋", "")
        records.ledger.append(erasure)
    assert desk.runner.run(records.replay()) == 3
    assert desk.runner.run(records.replay()) == 0
    assert faults(desk, authority) == []
    assert "第 4 句".encode() not in desk.database.read_now(bytes_of)


def test_a_ledger_that_was_altered_is_noticed(tmp_path: Path, ledger: Ledger) -> None:
    for number in range(4):
        ledger.append(Erasure(new_id(), new_id(), new_id(), number, number, "刘洋", "原因"))
    whole = ledger.path.read_bytes()
    lines = whole.splitlines(keepends=True)
    for bad, line in (
        (lines[1:], 1),
        ([lines[0], *lines[2:]], 2),
        ([lines[1], lines[0], *lines[2:]], 1),
        ([*lines[:2], lines[2].replace(b'"time":2', b'"time":9'), lines[3]], 3),
        ([*lines, b"{}\n"], 5),
        ([*lines, b"\xff\n"], 5),
        ([*lines, b"[" * 100_000 + b"\n"], 5),
    ):
        ledger.path.write_bytes(b"".join(bad))
        with pytest.raises(LedgerError) as caught:
            ledger.read()
        assert caught.value.line == line
    with pytest.raises(LedgerError):
        ledger.append(Erasure(new_id(), new_id(), new_id(), 1, 1, "刘洋", ""))


def test_a_line_torn_by_a_crash_never_counted(ledger: Ledger) -> None:
    first = Erasure(new_id(), new_id(), new_id(), 1, 1, "刘洋", "原因")
    ledger.append(first)
    with ledger.path.open("ab") as file:
        file.write(b'{"note":{"entry":"ab')
    assert ledger.read() == [first]
    second = Erasure(new_id(), new_id(), new_id(), 2, 2, "刘洋", "")
    ledger.append(second)
    assert ledger.read() == [first, second]
