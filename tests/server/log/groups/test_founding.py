"""Who may found a group, and who hears of it."""

import pytest

from server.store import conversations
from shared import limits
from shared.errors import ErrorCode
from shared.model.bodies import GroupBody, RulesBody
from shared.model.conversation import ConversationKind
from shared.model.rights import Powers
from shared.protocol.sync import StateChanged
from tests.server.log.conftest import Author, Office
from tests.server.log.grouping import Group, changed


class TestFounding:
    async def test_founder_and_members_hear_of_it_with_the_first_entry(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        placed = await group.found(zhang, li, wang, li)
        assert placed.entry.seq == 1
        everyone = {zhang.person, li.person, wang.person}
        assert await group.members() == everyone
        assert group.told() == [(everyone, [1], True)]
        infos = [await group.info(one) for one in (zhang, li)]
        assert [(one.kind, one.name, one.rank) for one in infos if one] == [
            (ConversationKind.GROUP, "项目组", "owner"),
            (ConversationKind.GROUP, "项目组", "member"),
        ]
        told_state = [people for people, event, _ in group.office.bus.told if isinstance(event, StateChanged)]
        assert sorted(told_state) == sorted((one,) for one in everyone)

    async def test_nobody_is_added_who_may_not_sign_in(self, group: Group, zhang: Author, li: Author) -> None:
        group.office.strangers.add(li.person)
        refusal = await group.refused(zhang, GroupBody("组", (li.person,)))
        assert (refusal.code, refusal.detail) == (ErrorCode.NOT_FOUND, {"part": "member"})
        assert not await group.office.database.read(lambda db: conversations.exists(db, group.id))
        await group.found(zhang)
        assert (await group.refused(zhang, changed("add", li))).code is ErrorCode.NOT_FOUND

    async def test_a_group_is_founded_once(self, group: Group, zhang: Author, li: Author) -> None:
        await group.found(zhang, li)
        assert (await group.refused(li, GroupBody("我的"))).detail == {"reason": "founded"}
        assert (await group.refused(Author(), GroupBody("我的"))).code is ErrorCode.NOT_MEMBER

    async def test_the_same_founding_again_is_the_same_group(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        signed = zhang.writes(zhang, GroupBody("组", (li.person,)), conversation=group.id)
        first = await group.office.placed(zhang, signed)
        again = await group.office.placed(zhang, signed)
        assert (again.entry, again.fresh) == (first.entry, False)

    async def test_who_owns_too_many_founds_and_takes_over_no_more(
        self, office: Office, zhang: Author, li: Author, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "GROUPS_OWNED", 2)
        groups = [Group(office) for _ in range(3)]
        for one in groups[:2]:
            await one.found(zhang, li)
        refusal = await groups[2].refused(zhang, GroupBody("三"))
        assert refusal.detail == {"reason": "too_many", "limit": 2}
        await groups[2].found(li, zhang)
        refusal = await groups[2].refused(li, changed("owner", zhang))
        assert refusal.detail == {"reason": "too_many", "limit": 2}
        await groups[0].say(zhang, RulesBody(disbanded=True))
        await groups[2].change(li, "owner", zhang)

    async def test_who_has_no_right_to_found_is_refused(
        self, office: Office, group: Group, zhang: Author
    ) -> None:
        office.directory.special[zhang.person] = Powers({})
        refusal = await group.refused(zhang, GroupBody("组"))
        assert (refusal.code, refusal.detail) == (ErrorCode.NOT_ALLOWED, {"right": "group.create"})
