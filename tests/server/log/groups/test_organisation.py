"""Groups that the organisation keeps, and what it orders in others."""

import pytest

from server.store import state
from server.store.connection import Connection
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION, department_conversation, new_id
from shared.model.bodies import GroupBody, MemberBody, MessageBody, RulesBody
from shared.model.conversation import ConversationKind
from tests.server.log.conftest import Author, Office
from tests.server.log.grouping import Group, changed


class TestTheOrganisation:
    async def test_its_groups_follow_it_alone(self, office: Office, zhang: Author, li: Author) -> None:
        group = Group(office, department_conversation(new_id()))
        await group.order(GroupBody("研发部", (zhang.person,), "department"))
        await group.order(changed("add", li))
        await group.order(MemberBody(zhang.person, "admin"))
        assert await group.members() == {zhang.person, li.person}
        for body in (
            changed("leave", li),
            changed("remove", li),
            RulesBody(name="我部"),
            changed("add", Author()),
        ):
            assert (await group.refused(zhang, body)).detail == {"reason": "follows"}
        await group.change(zhang, "mute", li)
        await group.say(zhang, RulesBody(mute_all=True))
        await group.order(RulesBody(name="研发一部"))
        info = await group.info(li)
        assert info is not None
        assert (info.name, info.kind) == ("研发一部", ConversationKind.DEPARTMENT)
        told = len(office.bus.told)
        await group.order(changed("remove", li))
        assert group.told(told) == [({zhang.person, li.person}, [7], True)]

    @pytest.mark.parametrize(
        "body",
        [
            MemberBody(new_id(), "remove"),
            MemberBody(new_id(), "admin"),
            MemberBody(new_id(), "owner"),
            MemberBody(new_id(), "join"),
            MemberBody(new_id(), "dance"),
            MessageBody("通知"),
        ],
    )
    async def test_even_it_is_held_to_sense(self, office: Office, zhang: Author, body: MemberBody) -> None:
        group = Group(office)
        await group.found(zhang)
        with pytest.raises(Refusal):
            await group.order(body)
        assert await group.sees(zhang) == [1]
        await group.say(zhang, "还在")
        assert await group.sees(zhang) == [1, 2]

    async def test_what_it_did_in_a_transaction_that_fails_is_undone(
        self, office: Office, zhang: Author, li: Author
    ) -> None:
        group = Group(office)
        await group.found(zhang)
        told = len(office.bus.told)

        def work(connection: Connection, desk: object) -> None:
            desk.append(group.id, changed("add", li))  # type: ignore[attr-defined]
            raise Refusal(ErrorCode.CONFLICT)

        with pytest.raises(Refusal, match="conflict"):
            await office.log.act(work)
        assert await group.members() == {zhang.person}
        assert len(office.bus.told) == told
        await group.say(zhang, "还是二")
        assert await group.sees(zhang) == [1, 2]
        assert await office.database.read(lambda db: state.version_of(db, li.person)) == 0

    async def test_nobody_speaks_in_its_name(self, office: Office, zhang: Author) -> None:
        group = Group(office)
        await group.found(zhang)
        organisation = Author(ORGANISATION, ORGANISATION)
        signed = organisation.writes(organisation, RulesBody(disbanded=True), conversation=group.id)
        assert (await office.refused(zhang, signed)).code is ErrorCode.BAD_ENTRY
