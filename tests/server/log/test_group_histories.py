"""Random histories of groups, by seven people at once, against a model that counts on its fingers."""

import random
from collections import Counter
from collections.abc import Sequence

import pytest

from server.features.chat import marking
from server.log import read
from server.log.desk import Desk
from server.log.submission import Outcome, Placed
from server.store import conversations, groups
from server.store.connection import Connection
from shared.errors import Refusal
from shared.ids import new_id
from shared.model.bodies import (
    Body,
)
from shared.model.entry import Mark
from shared.protocol.chat import MarkRead
from shared.protocol.log import Entries
from tests.server.log.conftest import Author, Office
from tests.server.log.grouping import Group
from tests.server.log.naive import Naive
from tests.server.log.writers import KINDS, Writers

HISTORIES = 100
STEPS = 25
AT_ONCE = 6


async def test_a_group_comes_to_what_counting_comes_to(office: Office) -> None:
    seen: Counter[str] = Counter()
    for seed in range(HISTORIES):
        office.bus.told.clear()
        try:
            await _live(Group(office), random.Random(seed), seen)
        except BaseException as error:
            error.add_note(f"history {seed}")
            raise
    missing = {name: seen[name] for kind in KINDS for name in (f"{kind} taken", f"{kind} refused")}
    assert min(missing.values()) >= 5, missing


async def _live(group: Group, chance: random.Random, seen: Counter[str]) -> None:
    people = [Author() for _ in range(7)]
    writers = Writers(chance, seen, [one.person for one in people])
    naive, founding = Naive(), writers.founding()
    await group.say(people[0], founding)
    naive.take(people[0].person, b"", founding)
    for _ in range(STEPS):
        await _round(writers, people, group, naive)
        if chance.random() < 0.5:
            await _someone_reads(chance.choice(people), chance.randrange(naive.seq + 2), group, naive)
    for who in people:
        await _compare(group, naive, who)
    await _compare_head(group, naive)
    await _compare_nicknames(group, naive)
    _compare_told(group.office, naive, group)


async def _round(writers: Writers, people: Sequence[Author], group: Group, naive: Naive) -> None:
    """Several write at the same time: one batch, decided in the order it was taken in."""
    chance, office = writers.chance, group.office
    asked: list[tuple[Author, bytes, Body, list[Outcome]]] = []
    for _ in range(chance.randrange(1, AT_ONCE)):
        author = chance.choice(people)
        if chance.random() < 0.4:  # who may most does most
            author = next((one for one in people if naive.ranks.get(one.person) == "owner"), author)
        body, entry = writers.body(author.person, naive), new_id()
        signed = author.writes(author, body, conversation=group.id, id=entry)
        asked.append((author, entry, body, office.submit(author, signed)))
    await office.settle()
    for author, entry, body, outcomes in asked:
        may = naive.may(author.person, body)
        assert isinstance(outcomes[0], Placed if may else Refusal), (body, outcomes[0])
        writers.note(body, taken=may)
        if may:
            naive.take(author.person, entry, body)


async def _someone_reads(who: Author, seq: int, group: Group, naive: Naive) -> None:
    if who.person in naive.visible:
        request = MarkRead(group.id, seq)
        await group.office.database.write(lambda db: marking.mark_read(db, who.person, request))
        naive.read(who.person, min(seq, max(naive.visible[who.person])))


async def _compare(group: Group, naive: Naive, who: Author) -> None:
    person = who.person
    if person not in naive.visible:
        with pytest.raises(Refusal, match="not_member"):
            await group.page(who)
        return
    visible = sorted(naive.visible[person])
    entries = (await group.page(who)).entries
    assert [entry.seq for entry in entries] == visible
    recalled = {one.seq for one in naive.messages.values() if one.recalled}
    blind = naive.blind[person] - recalled
    withheld = {entry.seq for entry in entries if entry.marks & Mark.WITHHELD and entry.seq not in recalled}
    assert blind <= withheld
    history = await group.office.database.read(lambda db: read.before(db, person, group.id, 0, 500))
    shown = {one.entry.seq for one in history.standing}
    amending = {entry.seq for one in history.standing for entry in one.amendments}
    assert shown | amending <= set(visible)
    assert {one.seq for one in naive.messages.values() if one.seq in naive.visible[person]} <= shown
    one = await group.office.database.read(lambda db: read.member_view(db, person, group.id))
    assert (one.seq, one.own, one.mentioned) == (visible[-1], naive.own[person], naive.mentioned[person])
    assert await group.unread(who) == len(naive.unread[person])
    info = await group.info(who)
    assert info is not None
    rank = naive.ranks.get(person)
    assert (info.left, info.rank) == (rank is None, rank or "member")
    if rank is not None:
        assert info.name == naive.name


async def _compare_nicknames(group: Group, naive: Naive) -> None:
    def called(connection: Connection) -> dict[bytes, str]:
        found = groups.find_group(connection, group.id)
        assert found is not None
        return {one.person: one.nickname for one in groups.list_members(connection, found.number, b"", 100)}

    expected = {person: naive.nicknames.get(person, "") for person in naive.ranks}
    assert await group.office.database.read(called) == expected


async def _compare_head(group: Group, naive: Naive) -> None:
    """What the writer keeps in memory is what is on disk, and both are what was counted."""

    def work(connection: Connection, desk: Desk) -> None:
        kept, stored = desk.head(group.id), conversations.load_head(connection, group.id)
        assert kept is not None
        assert stored is not None
        assert (kept.seq, kept.link, kept.counted, kept.lamport, kept.rules) == (
            *(stored.seq, stored.link, stored.counted, stored.lamport),
            stored.rules,
        )
        assert (kept.members, kept.horizon, set(kept.audience)) == (
            *(stored.members, stored.horizon),
            set(stored.audience),
        )
        assert {person for person, member in kept.members.items() if member.muted} == naive.muted & set(
            kept.members
        )
        assert {one: kept.members[one].rank.value for one in kept.audience} == naive.ranks
        assert kept.seq == naive.seq

    await group.office.log.act(work)


def _compare_told(office: Office, naive: Naive, group: Group) -> None:
    told: dict[int, set[bytes]] = {}
    unseen: dict[int, set[bytes]] = {}
    for people, event, _ in office.bus.told:
        if isinstance(event, Entries) and event.conversation == group.id:
            for entry in event.entries:
                told.setdefault(entry.seq, set()).update(people)
                if entry.marks & Mark.WITHHELD:
                    unseen.setdefault(entry.seq, set()).update(people)
    assert told == naive.told
    blind = {seq: {person for person, seqs in naive.blind.items() if seq in seqs} for seq in naive.told}
    # Who was let in from the start later on sees more than they were told then.
    assert all(blind[seq] <= unseen.get(seq, set()) for seq in blind)
