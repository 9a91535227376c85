"""The directory while people work: moved by the command line, given and taken rights, imported, disabled."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from shared.errors import ErrorCode, Refusal
from shared.ids import department_conversation, new_id
from shared.model.bodies import Body, GroupBody, MessageBody, encode_body, kind_of
from shared.model.entry import Header, SignedEntry, encode_header
from shared.model.identity import parse_organisation
from shared.model.state import ConversationInfo, decode_value, state_key
from shared.protocol.admin import DisablePerson, EditPerson
from shared.protocol.auth import SignedIn
from shared.protocol.log import Append, Entries
from shared.protocol.org import ListPeople, PeopleChanged
from shared.protocol.sync import CatchUp, LookAgain
from shared.wire.session import Bye
from tests.support.office import Office
from tests.support.plain_device import PlainDevice, pinned

pytestmark = pytest.mark.scenario


class Desk:
    """Somebody at a device, and the departments by name."""

    def __init__(self, device: PlainDevice, signed_in: SignedIn) -> None:
        self.device = device
        self.person = signed_in.person

    async def departments(self) -> dict[str, bytes]:
        page = await self.device.ask(ListPeople(0))
        return {one.name: one.department for one in page.departments if not one.removed}

    async def writes(self, conversation: bytes, body: Body) -> ErrorCode | None:
        """Append an entry; return the code it was refused with."""
        header = Header(conversation, new_id(), self.person, self.device.id, 1, 0, 1, kind_of(body), 1)
        signed = SignedEntry(encode_header(header), encode_body(body), bytes(64))
        try:
            await self.device.ask(Append(signed))
        except Refusal as refusal:
            return refusal.code
        return None

    async def info(self, conversation: bytes) -> ConversationInfo | None:
        """Return what the personal state says of a conversation."""
        digest = await self.device.ask(CatchUp(0, ()))
        key = state_key("conversation", conversation)
        found = [one.value for one in digest.items if one.key == key]
        return decode_value(found[0], ConversationInfo) if found else None


@pytest.fixture
async def stack() -> AsyncGenerator[AsyncExitStack]:
    async with AsyncExitStack() as made:
        yield made


async def sit(office: Office, stack: AsyncExitStack, number: str) -> Desk:
    device = PlainDevice(parse_organisation(office.organisation.id))
    await stack.enter_async_context(device.linked(office.server, pinned(office.server)))
    return Desk(device, await device.sign_in(number, office.organisation.password))


async def test_a_department_moved_at_the_command_line_takes_its_people_along(
    office: Office, stack: AsyncExitStack
) -> None:
    liu, chen = await sit(office, stack, "1004"), await sit(office, stack, "1005")
    places = await liu.departments()
    research, sales = (department_conversation(places[name]) for name in ("研发部", "市场部"))
    assert await liu.writes(research, MessageBody("早")) is None
    assert await liu.writes(sales, MessageBody("早")) is ErrorCode.NOT_MEMBER
    await office.server.command("department", "move", "研发部/平台组", "市场部")
    for desk in (liu, chen):
        await desk.device.hears(PeopleChanged)
        await desk.device.hears(LookAgain)
    assert await liu.writes(research, MessageBody("还在吗")) is ErrorCode.NOT_MEMBER
    assert await liu.writes(sales, MessageBody("大家好")) is None
    left, joined = await liu.info(research), await liu.info(sales)
    assert left is not None
    assert left.left
    assert joined is not None
    assert (joined.kind, joined.name, joined.left) == ("department", "市场部", False)
    told = await chen.device.hears(Entries)
    assert isinstance(told, Entries)


async def test_a_right_counts_from_the_moment_it_is_given_or_taken(
    office: Office, stack: AsyncExitStack
) -> None:
    zhao = await sit(office, stack, "1010")
    group = GroupBody("聚餐", ())
    assert await zhao.writes(new_id(), group) is None
    await office.server.command("role", "assign", "1010", "guest")
    assert await zhao.writes(new_id(), group) is ErrorCode.NOT_ALLOWED
    await office.server.command("role", "assign", "1010", "admin")
    assert await zhao.writes(new_id(), group) is None
    liu = await sit(office, stack, "1004")
    await zhao.device.ask(EditPerson(liu.person, title="架构师"))
    await liu.device.hears(PeopleChanged)


async def test_an_import_beside_the_running_server_is_in_force_at_once(
    office: Office, stack: AsyncExitStack, tmp_path: Path
) -> None:
    liu = await sit(office, stack, "1004")
    table = tmp_path / "people.csv"
    table.write_text(
        "工号,姓名,部门,状态\n1004,刘洋,市场部,\n2001,钱多,市场部/新媒体组,\n1012,David Chen,,离职\n"
    )
    said = await office.server.command("import", str(table), "--apply")
    assert "钱多" in said
    await liu.device.hears(LookAgain)
    places = await liu.departments()
    assert "新媒体组" in places
    assert await liu.writes(department_conversation(places["市场部"]), MessageBody("来了")) is None
    with pytest.raises(Refusal) as caught:
        await sit(office, stack, "1012")
    assert caught.value.code is ErrorCode.DISABLED


async def test_who_is_disabled_while_writing_is_out_and_their_group_has_an_owner(
    office: Office, stack: AsyncExitStack
) -> None:
    wang, liu = await sit(office, stack, "1001"), await sit(office, stack, "1004")
    zhang = await sit(office, stack, "1003")
    group = new_id()
    assert await liu.writes(group, GroupBody("项目", (zhang.person,))) is None
    await wang.device.ask(DisablePerson(liu.person, wang.person))
    assert await liu.device.hears(Bye) == Bye("disabled", -1.0)
    info = await zhang.info(group)
    assert info is not None
    assert info.rank == "owner"
    assert await zhang.writes(group, MessageBody("接着做")) is None
