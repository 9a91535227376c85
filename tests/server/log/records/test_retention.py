"""Retention: old entries go, and what depends on them stays."""

from pathlib import Path

from server.core.authority import Authority
from server.log import chain, read
from server.log.ledger import Ledger
from server.log.retention import DAY
from server.log.submission import Placed
from server.store.connection import Connection
from server.store.counting import counts_at
from shared.errors import ErrorCode
from shared.ids import direct_conversation
from shared.model.bodies import EditBody, MessageBody, PinBody, ReactionBody, RecallBody
from shared.model.entry import START, Cursor, SignedEntry
from shared.model.state import ReadMark
from tests.server.log.conftest import Author
from tests.server.log.records.desk import Desk, erase, faults, id_of, retire, talk


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
