"""What is left to those who go, and of a group that is over."""

from server.log import read
from server.store import conversations
from server.store.connection import Connection
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import EditBody, ReactionBody, RulesBody
from shared.model.entry import Cursor, Mark
from tests.server.log.conftest import Author
from tests.server.log.grouping import Group, changed


class TestGoing:
    async def test_who_is_removed_sees_that_and_nothing_after(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        await group.found(zhang, li, wang)
        await group.say(li, "在")
        told = len(group.office.bus.told)
        removal = await group.change(zhang, "remove", li)
        await group.say(zhang, "他走了")
        assert await group.sees(li) == [1, 2, 3]
        everyone = {zhang.person, li.person, wang.person}
        assert group.told(told) == [(everyone, [3], True), ({zhang.person, wang.person}, [4], True)]
        info = await group.info(li)
        assert info is not None
        assert info.left
        assert (await group.refused(li, "等等")).code is ErrorCode.NOT_MEMBER
        assert (await group.page(li)).head == Cursor(3, removal.entry.link)
        total = await group.office.database.read(lambda db: conversations.sum_of_heads(db, li.person))
        assert total == 3

    async def test_every_reading_is_cut_at_the_end_of_a_stay(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        office, start = group.office, group.office.clock[0]
        await group.found(zhang, li)
        message = new_id()
        await office.placed(zhang, zhang.writes(zhang, "初稿", conversation=group.id, id=message))
        office.clock[0] += 1000
        removal = await group.change(zhang, "remove", li)
        office.clock[0] += 1000
        after = await group.say(zhang, EditBody(message, "定稿"))
        await group.say(zhang, ReactionBody(message, "👍", on=True))

        def reads(db: Connection) -> tuple[object, ...]:
            history = read.before(db, li.person, group.id, 0, 50)
            head = Cursor(4, after.entry.link)
            common = read.find_common(db, li.person, group.id, [head, Cursor(3, removal.entry.link)])
            return (
                [(one.entry.seq, len(one.amendments)) for one in history.standing],
                history.as_of.seq,
                common.cursor.seq,
                read.find_time(db, li.person, group.id, start + 5000).seq,
                read.after(db, li.person, group.id, head, 50).diverged,
            )

        assert await office.database.read(reads) == ([(1, 0), (2, 0), (3, 0)], 3, 3, 3, True)

    async def test_who_comes_again_sees_both_stays_and_not_what_was_between(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        message = new_id()
        await group.office.placed(zhang, zhang.writes(zhang, "一", conversation=group.id, id=message))
        await group.change(li, "leave", li)
        await group.say(zhang, "二")
        between = new_id()
        await group.office.placed(zhang, zhang.writes(zhang, "三", conversation=group.id, id=between))
        await group.say(zhang, EditBody(message, "改于其间"))
        await group.change(zhang, "add", li)
        await group.say(zhang, EditBody(between, "三，改"))
        await group.say(zhang, "四")
        assert await group.sees(li) == [1, 2, 3, 7, 8, 9]
        assert await group.texts(li) == ["一", "四"]
        assert await group.unread(li) == 1
        page = await group.page(li, Cursor(3, (await group.page(zhang)).entries[2].link))
        assert [entry.seq for entry in page.entries] == [7, 8, 9]
        assert [bool(entry.marks & Mark.WITHHELD) for entry in page.entries] == [False, True, False]
        history = await group.office.database.read(lambda db: read.before(db, li.person, group.id, 0, 50))
        assert [(one.entry.seq, len(one.amendments)) for one in history.standing] == [
            (1, 0),
            (2, 0),
            (3, 0),
            (7, 0),
            (9, 0),
        ]

    async def test_an_owner_hands_over_before_leaving(self, group: Group, zhang: Author, li: Author) -> None:
        await group.found(zhang, li)
        assert (await group.refused(zhang, changed("leave", zhang))).detail == {"reason": "owner"}
        await group.change(zhang, "owner", li)
        info = await group.info(zhang)
        assert info is not None
        assert info.rank == "admin"
        await group.change(zhang, "leave", zhang)
        assert (await group.refused(li, changed("leave", zhang))).detail == {"reason": "author"}
        await group.change(li, "leave", li)
        assert await group.members() == set()

    async def test_a_disbanded_group_is_read_and_not_written(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        assert (await group.refused(li, RulesBody(disbanded=True))).detail == {"reason": "rank"}
        told = len(group.office.bus.told)
        await group.say(zhang, RulesBody(disbanded=True))
        assert group.told(told) == [({zhang.person, li.person}, [2], True)]
        assert await group.sees(li) == [1, 2]
        assert (await group.refused(zhang, "有人吗")).code is ErrorCode.NOT_MEMBER

    async def test_a_removal_and_words_in_one_batch_keep_their_order(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        office = group.office
        before = office.submit(li, li.writes(li, "前", conversation=group.id))
        office.submit(zhang, zhang.writes(zhang, changed("remove", li), conversation=group.id))
        after = office.submit(li, li.writes(li, "后", conversation=group.id))
        await office.settle()
        assert not isinstance(before[0], Refusal)
        assert isinstance(after[0], Refusal)
        assert after[0].code is ErrorCode.NOT_MEMBER
