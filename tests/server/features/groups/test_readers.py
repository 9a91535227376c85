"""Who has read, for the author alone."""

import pytest

from server.store import marks, statuses
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.state import Status
from shared.protocol.chat import MarkRead, SetPrivacy
from shared.protocol.groups import ListReaders, ReadCount, ReadersCounted, WatchReaders
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group


class TestReaders:
    async def test_an_author_is_told_once_a_second_what_changed(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        await group.found(zhang, [li, wang])
        first, second = await group.say(zhang, "一"), await group.say(zhang, "二")
        counts = (await desk.ask(zhang.session, WatchReaders(group.id, (first.seq, second.seq)))).counts
        assert counts == (ReadCount(first.seq, 0, 2), ReadCount(second.seq, 0, 2))
        await desk.groups.tick()
        desk.heard(zhang.session)
        await desk.ask(li.session, MarkRead(group.id, first.seq))
        await desk.ask(wang.session, MarkRead(group.id, first.seq))
        assert desk.heard(zhang.session) == []
        await desk.groups.tick()
        assert desk.heard(zhang.session) == [
            ReadersCounted(group.id, (ReadCount(first.seq, 2, 2),)),
        ]
        await desk.groups.tick()
        assert desk.heard(zhang.session) == []
        await desk.ask(li.session, MarkRead(group.id, second.seq))
        await desk.groups.tick()
        assert desk.heard(zhang.session) == [ReadersCounted(group.id, (ReadCount(second.seq, 1, 2),))]
        assert [type(event) for event in desk.heard(wang.session)].count(ReadersCounted) == 0

    async def test_only_those_count_who_were_in_and_still_are(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        await group.found(zhang, [li], from_start=True)
        said = await group.say(zhang, "一")
        await group.change(zhang, "add", wang)
        await desk.ask(zhang.session, WatchReaders(group.id, (said.seq,)))
        await desk.groups.tick()
        await desk.ask(wang.session, MarkRead(group.id, 3))
        await desk.groups.tick()
        assert [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)] == []
        await group.change(li, "leave", li)
        await desk.groups.tick()
        told = [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)]
        assert told == [ReadersCounted(group.id, (ReadCount(said.seq, 0, 0),))]

    async def test_who_keeps_their_own_reading_to_themselves_learns_nothing_of_it(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone
    ) -> None:
        await group.found(zhang, [li])
        said = await group.say(zhang, "一")
        await desk.ask(zhang.session, WatchReaders(group.id, (said.seq,)))
        await desk.groups.tick()
        await desk.ask(zhang.session, SetPrivacy(read=False))
        desk.heard(zhang.session)
        await desk.ask(li.session, MarkRead(group.id, said.seq))
        await desk.groups.tick()
        assert [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)] == []
        for asking in (
            desk.ask(zhang.session, WatchReaders(group.id, (said.seq,))),
            desk.ask(zhang.session, ListReaders(group.id, said.seq)),
        ):
            with pytest.raises(Refusal) as caught:
                await asking
            assert caught.value.detail == {"reason": "privacy"}
        await desk.ask(zhang.session, SetPrivacy(read=True))
        counts = (await desk.ask(zhang.session, WatchReaders(group.id, (said.seq,)))).counts
        assert counts == (ReadCount(said.seq, 1, 1),)

    async def test_readers_are_listed_for_the_author_alone(
        self,
        desk: Desk,
        group: Group,
        zhang: Someone,
        li: Someone,
        wang: Someone,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        await group.found(zhang, [li, wang])
        said = await group.say(zhang, "一")
        await desk.ask(li.session, MarkRead(group.id, said.seq))

        async def listed(read: bool, after: bytes | None = None) -> tuple[tuple[bytes, ...], bool]:
            page = await desk.ask(zhang.session, ListReaders(group.id, said.seq, read, after))
            return page.people, page.more

        assert await listed(True) == ((li.person,), False)
        assert await listed(False) == ((wang.person,), False)
        await desk.ask(wang.session, MarkRead(group.id, said.seq))
        monkeypatch.setattr(limits, "PEOPLE", 1)
        lower, higher = sorted((li.person, wang.person))
        assert await listed(True) == ((lower,), True)
        assert await listed(True, lower) == ((higher,), False)
        for request in (ListReaders(group.id, said.seq), WatchReaders(group.id, (said.seq,))):
            assert (await desk.refused(li, request)).detail == {"reason": "author"}
        for seq in (0, 99, 2**62 - 1):
            assert (await desk.refused(zhang, WatchReaders(group.id, (seq,)))).detail == {"reason": "author"}
        stranger = await desk.enters("1004")
        assert (await desk.refused(stranger, ListReaders(group.id, 1))).code is ErrorCode.NOT_MEMBER

    async def test_who_is_invisible_has_not_read_until_they_write(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone
    ) -> None:
        await group.found(zhang, [li])
        said = await group.say(zhang, "一")
        await desk.database.write(
            lambda db: statuses.keep_status(db, li.person, Status("offline", "", 0, desk.now))
        )
        await desk.ask(zhang.session, WatchReaders(group.id, (said.seq,)))
        await desk.ask(li.session, MarkRead(group.id, said.seq))
        mark = await desk.database.read(lambda db: marks.read_mark(db, li.person, group.id))
        assert mark.seq == said.seq
        await desk.groups.tick()
        assert [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)] == []
        await group.say(li, "我在")
        await desk.groups.tick()
        told = [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)]
        assert told == [ReadersCounted(group.id, (ReadCount(said.seq, 1, 1),))]

    async def test_to_watch_others_or_none_ends_watching(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone
    ) -> None:
        await group.found(zhang, [li])
        first, second = await group.say(zhang, "一"), await group.say(zhang, "二")
        await desk.ask(zhang.session, WatchReaders(group.id, (first.seq,)))
        await desk.ask(zhang.session, WatchReaders(group.id, (second.seq,)))
        await desk.ask(li.session, MarkRead(group.id, first.seq))
        await desk.groups.tick()
        assert [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)] == []
        await desk.ask(zhang.session, WatchReaders(group.id, ()))
        await desk.ask(li.session, MarkRead(group.id, second.seq))
        await desk.groups.tick()
        assert [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)] == []

    async def test_who_is_removed_is_told_no_more(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        await group.found(zhang, [li, wang])
        said = await group.say(li, "一")
        await desk.ask(li.session, WatchReaders(group.id, (said.seq,)))
        await group.change(zhang, "remove", li)
        await desk.ask(wang.session, MarkRead(group.id, said.seq))
        await desk.groups.tick()
        assert [one for one in desk.heard(li.session) if isinstance(one, ReadersCounted)] == []
