"""Erasure, retention and heads: content goes, the chain and what depends on it stays."""

import asyncio
import random
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server.core.authority import Authority
from server.log import chain, erasing, heads, read
from server.log.erasing import ErasureError, ErasureFault
from server.log.ledger import Ledger, LedgerError
from server.log.records import Records, ledger_of
from server.log.retention import DAY, Retention
from server.log.submission import Placed
from server.store import state
from server.store.connection import Connection
from server.store.counting import counts_at
from server.store.database import Database
from server.store.erasures import Erasure, every
from server.store.organisation import Organisation, create_organisation, people_version
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import EditBody, MessageBody, PinBody, ReactionBody, RecallBody, encode_body
from shared.model.chain import body_digest, chain_link
from shared.model.entry import START, Cursor, Mark, SignedEntry, decode_header
from shared.model.state import Erased, ReadMark, decode_value, state_key
from tests.server.log.conftest import Author, Office


@dataclass(frozen=True)
class Desk:
    """The log under test, asked without a loop: what is looked at here waits for the disk."""

    runner: asyncio.Runner
    office: Office

    @property
    def database(self) -> Database:
        return self.office.database

    @property
    def clock(self) -> list[int]:
        return self.office.clock

    def placed(self, author: Author, signed: SignedEntry, to: Author | None = None) -> Placed:
        return self.runner.run(self.office.placed(author, signed, to))

    def refused(self, author: Author, signed: SignedEntry, to: Author | None = None) -> Refusal:
        return self.runner.run(self.office.refused(author, signed, to))


@pytest.fixture
def desk(office: Office) -> Generator[Desk]:
    office.database.write_now(lambda db: create_organisation(db, Organisation(bytes(20), "邻信")))
    with asyncio.Runner() as runner:
        yield Desk(runner, office)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority.create(tmp_path, "邻信", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def ledger(tmp_path: Path, authority: Authority) -> Ledger:
    return ledger_of(tmp_path, authority)


@pytest.fixture
def records(tmp_path: Path, desk: Desk, authority: Authority, ledger: Ledger) -> Records:
    return Records(desk.database, authority, ledger, tmp_path / "heads", 30, lambda: desk.clock[0])


def talk(desk: Desk, zhang: Author, li: Author, count: int = 10) -> list[SignedEntry]:
    """Let the two say something every hour, by turns."""
    said: list[SignedEntry] = []
    for number in range(count):
        author, other = (zhang, li) if number % 3 else (li, zhang)
        signed = author.writes(other, f"第 {number + 1} 句", lamport=number + 1)
        desk.placed(author, signed, other)
        said.append(signed)
        desk.clock[0] += 3_600_000
    return said


def id_of(signed: SignedEntry) -> bytes:
    return decode_header(signed.header).id


def faults(desk: Desk, authority: Authority) -> list[str]:
    return [
        *map(str, desk.database.read_now(lambda db: chain.verify(db, signed=authority.signed))),
        *map(str, desk.database.read_now(chain.check_at_start)),
    ]


# Erasure


def erase(desk: Desk, ledger: Ledger, entry: bytes, conversation: bytes | None = None) -> None:
    def work(connection: Connection) -> None:
        found = erasing.choose(connection, entry, conversation)
        place = (found.id, found.author, found.conversation, found.seq)
        erasing.erase(connection, ledger, found, Erasure(*place, desk.clock[0], "IT 刘洋", "客户要求"))

    desk.database.write_now(work)


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


# Retention


def retire(desk: Desk, authority: Authority, days: float) -> int:
    now = desk.clock[0]
    retention = Retention(authority.sign, now - int(days * DAY), now)
    retired, done = 0, False
    while not done:
        one = desk.database.write_now(retention.round)
        retired, done = retired + one.retired, one.done
    return retired


def test_old_entries_go_and_the_rest_stays_whole(
    desk: Desk, zhang: Author, li: Author, authority: Authority
) -> None:
    talk(desk, zhang, li, 200)
    assert faults(desk, authority) == []
    assert retire(desk, authority, 4.5 / 24 * 10) == 200 - 45
    assert faults(desk, authority) == []
    assert retire(desk, authority, 1) == 45 - 24
    assert faults(desk, authority) == []
    conversation = direct_conversation(zhang.person, li.person)
    page = desk.database.read_now(lambda db: read.after(db, li.person, conversation, START, 500))
    assert [entry.seq for entry in page.entries] == list(range(177, 201))
    # And it is written on.
    placed = desk.placed(zhang, zhang.writes(li, "接着说", lamport=500), li)
    assert placed.entry.seq == 201
    assert placed.entry.counted == 201
    assert faults(desk, authority) == []


def test_a_log_may_go_to_its_last_entry(desk: Desk, zhang: Author, li: Author, authority: Authority) -> None:
    said = talk(desk, zhang, li, 70)
    assert retire(desk, authority, 0) == 70
    assert faults(desk, authority) == []
    conversation = direct_conversation(zhang.person, li.person)
    history = desk.database.read_now(lambda db: read.before(db, li.person, conversation, 0, 50))
    assert (history.standing, history.start, history.as_of.seq, history.kept) == ((), 1, 70, 71)
    placed = desk.placed(li, li.writes(zhang, "重新开始", lamport=500), zhang)
    assert (placed.entry.seq, placed.entry.counted) == (71, 71)
    assert faults(desk, authority) == []
    assert (desk.placed(zhang, said[4], li)).entry.seq == 5


def test_what_is_gone_is_never_appended_twice(
    desk: Desk, zhang: Author, li: Author, authority: Authority, ledger: Ledger
) -> None:
    said = talk(desk, zhang, li, 20)
    erase(desk, ledger, id_of(said[1]))
    answers = [(again(desk, zhang, li, n, one)).entry for n, one in enumerate(said)]
    assert retire(desk, authority, 0.2) > 10
    for number, one in enumerate(said):
        placed = again(desk, zhang, li, number, one)
        assert not placed.fresh
        entry = answers[number]
        answer = placed.entry
        assert (answer.seq, answer.counted, answer.received, answer.link) == (
            *(entry.seq, entry.counted, entry.received, entry.link),
        )
    changed = SignedEntry(said[0].header, said[2].body, said[0].signature)
    assert (desk.refused(li, changed, zhang)).code is ErrorCode.ID_CONFLICT
    # Somebody else may not take the id either: devices may still hold the entry.
    stolen = zhang.writes(li, "冒用", id=id_of(said[0]), lamport=50)
    assert (desk.refused(zhang, stolen, li)).code is ErrorCode.ID_CONFLICT


def again(desk: Desk, zhang: Author, li: Author, number: int, one: SignedEntry) -> Placed:
    author, other = (zhang, li) if number % 3 else (li, zhang)
    return desk.placed(author, one, other)


def test_cursors_before_the_checkpoint_are_still_known(
    desk: Desk, zhang: Author, li: Author, authority: Authority
) -> None:
    talk(desk, zhang, li, 100)
    conversation = direct_conversation(zhang.person, li.person)
    page = desk.database.read_now(lambda db: read.after(db, li.person, conversation, START, 500))
    cursors = [Cursor(entry.seq, entry.link) for entry in page.entries]
    retire(desk, authority, 1)
    for cursor in cursors:
        onward = desk.database.read_now(lambda db, c=cursor: read.after(db, li.person, conversation, c, 5))
        assert not onward.diverged
        first = max(cursor.seq, 76) + 1
        assert [entry.seq for entry in onward.entries] == list(range(first, min(first + 5, 101)))
        wrong = Cursor(cursor.seq, bytes(8))
        assert desk.database.read_now(
            lambda db, c=wrong: read.after(db, li.person, conversation, c, 5)
        ).diverged
    common = desk.database.read_now(
        lambda db: read.find_common(db, li.person, conversation, [Cursor(90, bytes(8)), *cursors[:30]])
    )
    assert common.cursor == cursors[29]


def test_what_is_counted_stays_counted(desk: Desk, zhang: Author, li: Author, authority: Authority) -> None:
    talk(desk, zhang, li, 60)
    conversation = direct_conversation(zhang.person, li.person)

    def counts(connection: Connection) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for person in (zhang.person, li.person):
            one = read.member_view(connection, person, conversation)
            head = ReadMark(one.seq, one.counted, one.own)
            found += [counts_at(connection, one.number, seq, person, ReadMark(), head) for seq in range(61)]
        return found

    before = desk.database.read_now(counts)
    for days in (2, 1, 0):
        retire(desk, authority, days)
        assert desk.database.read_now(counts) == before


def test_what_names_a_message_that_is_gone(
    desk: Desk, zhang: Author, li: Author, authority: Authority
) -> None:
    said = talk(desk, zhang, li, 30)
    retire(desk, authority, 0.5)
    old = id_of(said[1])
    for body in (
        EditBody(old, "x"),
        ReactionBody(old, "👍", on=True),
        PinBody(old, on=True),
        RecallBody(old),
    ):
        refused = desk.refused(zhang, zhang.writes(li, body, lamport=40), li)
        assert refused.code is ErrorCode.TARGET_MISSING
    quoting = zhang.writes(li, MessageBody("看这条", quote=old), lamport=40)
    assert (desk.refused(zhang, quoting, li)).code is ErrorCode.TARGET_MISSING


def test_times_are_found_in_what_is_kept(desk: Desk, zhang: Author, li: Author, authority: Authority) -> None:
    start = desk.clock[0]
    talk(desk, zhang, li, 50)
    retire(desk, authority, 1)
    conversation = direct_conversation(zhang.person, li.person)
    for hour in range(50):
        time = start + hour * 3_600_000
        found = desk.database.read_now(lambda db, t=time: read.find_time(db, li.person, conversation, t))
        assert found.seq == max(hour + 1, 27)


def test_reading_back_ends_at_the_checkpoint(
    desk: Desk, zhang: Author, li: Author, authority: Authority
) -> None:
    talk(desk, zhang, li, 50)
    retire(desk, authority, 1)
    conversation = direct_conversation(zhang.person, li.person)
    seen: list[int] = []
    upper, rounds = 0, 0
    while upper != 1:
        history = desk.database.read_now(lambda db, u=upper: read.before(db, li.person, conversation, u, 10))
        assert history.kept == 27
        seen = [one.entry.seq for one in history.standing] + seen
        upper, rounds = history.start, rounds + 1
        assert rounds < 5
    assert seen == list(range(27, 51))


def test_an_altered_checkpoint_is_noticed(
    desk: Desk, zhang: Author, li: Author, authority: Authority, tmp_path: Path
) -> None:
    talk(desk, zhang, li, 30)
    retire(desk, authority, 0.5)
    changes = (
        "UPDATE checkpoint SET signature = zeroblob(64)",
        "UPDATE checkpoint SET seq = seq - 1",
        "UPDATE checkpoint SET link = zeroblob(32)",
        "UPDATE checkpoint SET statement = x'00'",
        "DELETE FROM checkpoint",
        "DELETE FROM retired WHERE seq = 3",
        "UPDATE retired SET counted = 0",
        "UPDATE retired SET link = zeroblob(8)",
    )
    for change in changes:

        def altered(connection: Connection, change: str = change) -> list[str]:
            connection.execute(change)
            found = [str(one) for one in chain.verify(connection, signed=authority.signed)]
            connection.execute("ROLLBACK")
            connection.execute("BEGIN")
            return found

        assert desk.database.write_now(altered), change
    assert faults(desk, authority) == []


def test_an_entry_from_the_future_holds_only_its_own_conversation_up(
    desk: Desk, zhang: Author, li: Author, authority: Authority
) -> None:
    wang = Author()
    desk.clock[0] += 365 * DAY
    desk.placed(wang, wang.writes(zhang, "时钟快了一年"), zhang)
    desk.clock[0] -= 365 * DAY
    talk(desk, zhang, li, 10)
    desk.placed(wang, wang.writes(zhang, "对好了", lamport=2), zhang)
    desk.clock[0] += DAY
    assert retire(desk, authority, 0.5) == 10
    assert faults(desk, authority) == []


# Heads


def rewrite(desk: Desk, seq: int, text: str) -> None:
    """Do what an intruder with the key may: put other words, and compute all the links after it anew."""

    def work(connection: Connection) -> None:
        rows = connection.execute(
            "SELECT position, seq, received, header, body, salt, link FROM entry ORDER BY seq"
        ).fetchall()
        link = b""
        for position, at, received, header, body, salt, old in rows:
            link = bytes(32) if at == 1 else link
            words = encode_body(MessageBody(text)) if at == seq else body
            link = old if at < seq else chain_link(link, at, received, header, body_digest(salt, words))
            connection.execute(
                "UPDATE entry SET body = ?, link = ? WHERE position = ?", (words, link, position)
            )
        connection.execute("UPDATE conversation SET link = ?", (link,))

    desk.database.write_now(work)


def noted_in(folder: Path, authority: Authority) -> Sequence[heads.Heads]:
    return [heads.read(path, authority.signed) for path in heads.files(folder)]


def found_with(desk: Desk, records: Records) -> list[str]:
    links, contradicting = heads.links(noted_in(records.heads_folder, records.authority))
    assert contradicting == []
    return [str(fault) for fault in desk.database.read_now(lambda db: chain.verify(db, noted=links))]


def test_a_rewritten_chain_is_caught_only_with_heads(
    desk: Desk, zhang: Author, li: Author, authority: Authority, records: Records
) -> None:
    talk(desk, zhang, li, 20)
    desk.runner.run(records.note_heads())
    talk(desk, zhang, li, 5)
    assert found_with(desk, records) == []
    rewrite(desk, 7, "我从没这么说过")
    assert faults(desk, authority) == []  # the chain alone is content
    assert any("another once" in fault for fault in found_with(desk, records))


def test_a_shortened_log_is_caught(desk: Desk, zhang: Author, li: Author, records: Records) -> None:
    talk(desk, zhang, li, 20)
    desk.runner.run(records.note_heads())

    def shorten(connection: Connection) -> None:
        connection.execute("DELETE FROM entry WHERE seq > 15")
        connection.execute(
            "UPDATE conversation SET (seq, link, lamport, counted, last) ="
            " (SELECT seq, link, seq, counted, position FROM entry WHERE seq = 15)"
        )
        for person in (zhang.person, li.person):
            own = connection.execute("SELECT max(own) FROM entry WHERE author = ?", (person,)).fetchone()[0]
            connection.execute("UPDATE member SET own = ? WHERE person = ?", (own, person))

    desk.database.write_now(shorten)
    assert desk.database.read_now(chain.verify) == []
    assert any("longer once" in fault for fault in found_with(desk, records))


def test_heads_hold_over_retention_and_erasure(
    desk: Desk, zhang: Author, li: Author, authority: Authority, records: Records
) -> None:
    said = talk(desk, zhang, li, 10)
    for _ in range(3):
        desk.runner.run(records.note_heads())
        said = talk(desk, zhang, li, 10)
    desk.runner.run(records.note_heads())
    erase(desk, records.ledger, id_of(said[3]))
    retire(desk, authority, 1)
    assert found_with(desk, records) == []


def test_heads_that_nobody_vouches_for(tmp_path: Path, authority: Authority) -> None:
    path = heads.write(tmp_path / "h", heads.Heads(b"o", 1, ()), authority.sign)
    whole = path.read_bytes()
    for bad in (b"", whole[:60], whole[:-1], whole[:70] + b"x" + whole[71:], b"LXH2" + whole[4:]):
        path.write_bytes(bad)
        with pytest.raises(heads.HeadsError):
            heads.read(path, authority.signed)


def test_old_heads_make_room(tmp_path: Path, authority: Authority) -> None:
    hour = 3_600_000
    folder = tmp_path / "h"
    folder.mkdir()
    for number in range(24 * 400):
        time = datetime.fromtimestamp(1_760_000_000 + number * 3600, UTC)
        (folder / (time.strftime("%Y%m%dT%H%M%SZ") + ".heads")).touch()
    newest = heads.write(folder, heads.Heads(b"o", 1_760_000_000_000 + 24 * 400 * hour, ()), authority.sign)
    left = heads.files(folder)
    assert left[-1] == newest
    assert 48 + 50 < len(left) <= 48 + 60 + 36
    assert left[0].name[:6] == "202510"


# All of it, every hour


def test_what_is_due_is_done(desk: Desk, zhang: Author, li: Author, records: Records) -> None:
    talk(desk, zhang, li, 10)
    desk.clock[0] += 31 * DAY
    desk.runner.run(records.hourly())
    assert len(heads.files(records.heads_folder)) == 1
    assert desk.database.read_now(lambda db: db.execute("SELECT count(*) FROM entry").fetchone()) == (0,)


def test_trouble_with_one_keeps_no_other_from_its_work(
    desk: Desk, zhang: Author, li: Author, records: Records
) -> None:
    talk(desk, zhang, li, 2)
    desk.clock[0] += 31 * DAY
    records.ledger.path.write_bytes(b"altered\n")
    records.heads_folder.write_bytes(b"in the way")
    desk.runner.run(records.hourly())
    assert desk.database.read_now(lambda db: db.execute("SELECT count(*) FROM entry").fetchone()) == (0,)


def test_a_ledger_and_heads_of_nonsense_are_refused_in_words(tmp_path: Path, authority: Authority) -> None:
    """Whatever stands in these files: one kind of error, and soon."""
    ledger = ledger_of(tmp_path, authority)
    ledger.append(Erasure(new_id(), new_id(), new_id(), 1, 1, "刘洋", "原因"))
    head = heads.Head(new_id(), 1, bytes(32))
    path = heads.write(tmp_path / "h", heads.Heads(b"o", 1, (head,)), authority.sign)
    chance = random.Random(5)
    for file, reading, error in (
        (ledger.path, ledger.read, LedgerError),
        (path, lambda: heads.read(path, authority.signed), heads.HeadsError),
    ):
        whole, good = file.read_bytes(), reading()
        for _ in range(300):
            bad = bytearray(whole)
            for _ in range(chance.randrange(1, 4)):
                bad[chance.randrange(len(bad))] = chance.randrange(256)
            if bytes(bad) == whole:
                continue
            file.write_bytes(bad)
            try:
                read = reading()
            except error:
                continue
            # A torn last line may pass, and a hexadecimal letter that has become a capital.
            assert read == good or not bad.endswith(b"\n")
