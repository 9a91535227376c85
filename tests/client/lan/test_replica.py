"""Two neighbours talk with no server: the same services, outbox and fold, and the same rule that decides."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from client.core.events import EntriesStored, EntryFailed, EntryPlaced, SomeoneTypes
from client.core.keys.identity import Identity, Me
from client.core.link.running_link import RunningLink
from client.core.tasks import Tasks
from client.lan.peers import Peer, Peers
from client.lan.session import PeerSession
from client.lan.stream import StreamTransport
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import EditBody, MessageBody, encode_body
from shared.model.entry import SignedEntry, decode_header, encode_header
from shared.protocol.chat import Typing
from shared.protocol.log import Append, Appended
from shared.protocol.org import GetAvatars, ListPeople
from shared.protocol.peer import Even, Meet, Missing
from shared.protocol.presence import Watch
from shared.protocol.sync import CatchUp
from shared.wire.link import Role
from shared.wire.message import Reply, Request
from shared.wire.session import Beat, Hello
from tests.client.lan.office import Neighbour
from tests.client.making import Writer
from tests.shared.samples import MESSAGES


@pytest.fixture
def lin(tmp_path: Path) -> Neighbour:
    return Neighbour("林一", tmp_path)


@pytest.fixture
def zhao(tmp_path: Path) -> Neighbour:
    return Neighbour("赵敏", tmp_path)


async def test_two_neighbours_talk(lin: Neighbour, zhao: Neighbour) -> None:
    async with lin.running(zhao.peer(dial=False)) as at_lin, zhao.running(lin.peer(dial=True)) as at_zhao:
        said = await at_lin.chat.send_to(zhao.person, "在吗")
        await at_zhao.until(EntriesStored)
        await at_zhao.chat.send_to(lin.person, "在")
        await at_lin.until(EntriesStored, 2)
        await at_lin.chat.edit(said.id, "在不在")
        await at_zhao.until(EntriesStored, 2)
        await at_zhao.chat.react(said.id, "👍")
        await at_lin.until(EntriesStored, 2)
        assert await at_lin.texts(zhao) == await at_zhao.texts(lin) == ["在不在", "在"]
        row = await at_lin.chat.standing(said.id)
        assert row is not None
        assert row.edited
        assert row.reactions == (("👍", (zhao.person,)),)
        assert at_lin.people.name(zhao.person) == "赵敏"


async def test_what_is_said_to_someone_away_arrives_when_they_come(lin: Neighbour, zhao: Neighbour) -> None:
    async with zhao.running(lin.peer(dial=False)):
        pass  # only to have a port that does not change
    async with lin.running(zhao.peer(dial=True)) as at_lin:
        for text in ("一", "二", "三"):
            await at_lin.chat.send_to(zhao.person, text)
        assert len(await at_lin.chat.waiting()) == 3
        async with zhao.running(lin.peer(dial=False)) as at_zhao:
            await at_lin.until(EntryPlaced, 3)
            assert await at_zhao.texts(lin) == ["一", "二", "三"]
            assert await at_lin.chat.waiting() == []


async def test_what_is_for_someone_away_can_be_cancelled_while_others_are_there(
    lin: Neighbour, zhao: Neighbour, tmp_path: Path
) -> None:
    away = Neighbour("吴昊", tmp_path)
    async with (
        lin.running(zhao.peer(dial=False), away.peer(dial=False)) as at_lin,
        zhao.running(lin.peer(dial=True)) as at_zhao,
    ):
        await at_lin.chat.send_to(zhao.person, "在吗")
        await at_zhao.until(EntriesStored)
        said = await at_lin.chat.send_to(away.person, "算了")
        await asyncio.sleep(0.1)
        await at_lin.chat.cancel(said.id)
        assert await at_lin.chat.waiting() == []


async def test_the_outbox_outlives_its_process(lin: Neighbour, zhao: Neighbour) -> None:
    async with lin.running(zhao.peer(dial=False)) as at_lin:
        await at_lin.chat.send_to(zhao.person, "先记下")
    async with lin.running(zhao.peer(dial=False)) as at_lin, zhao.running(lin.peer(dial=True)) as at_zhao:
        await at_lin.until(EntryPlaced)
        assert await at_zhao.texts(lin) == ["先记下"]


async def test_a_lost_cache_is_evened_out_by_the_other_side(lin: Neighbour, zhao: Neighbour) -> None:
    async with lin.running(zhao.peer(dial=False)) as at_lin, zhao.running(lin.peer(dial=True)) as at_zhao:
        await at_lin.chat.send_to(zhao.person, "一")
        await at_zhao.until(EntriesStored)
        await at_zhao.chat.send_to(lin.person, "二")
        await at_lin.until(EntriesStored, 2)
    for path in await asyncio.to_thread(lambda: list(zhao.folder.glob(f"{zhao.name}.db*"))):
        await asyncio.to_thread(path.unlink)
    async with lin.running(zhao.peer(dial=False)), zhao.running(lin.peer(dial=True)) as at_zhao:
        await at_zhao.until(EntriesStored, 2)
        assert await at_zhao.texts(lin) == ["一", "二"]
        await at_zhao.chat.send_to(lin.person, "三")
        await at_zhao.until(EntryPlaced)
        assert [one.first for one in await at_zhao.cache.spans(at_zhao.chat.direct(lin.person))] == [1, 1]
        assert await at_zhao.texts(lin) == ["一", "二", "三"]


async def test_typing_is_seen(lin: Neighbour, zhao: Neighbour) -> None:
    async with lin.running(zhao.peer(dial=False)) as at_lin, zhao.running(lin.peer(dial=True)) as at_zhao:
        await at_zhao.chat.send_to(lin.person, "我来打字")
        await at_lin.until(EntriesStored)
        await at_zhao.chat.typing(at_zhao.chat.direct(lin.person))
        typed = await at_lin.until(SomeoneTypes)
        assert typed == SomeoneTypes(at_zhao.chat.direct(lin.person), zhao.person, active=True)


async def test_the_sending_side_decides_first(lin: Neighbour, zhao: Neighbour) -> None:
    """What the rule forbids does not even leave: editing the other's message fails on this side."""
    async with lin.running(zhao.peer(dial=False)) as at_lin, zhao.running(lin.peer(dial=True)) as at_zhao:
        said = await at_lin.chat.send_to(zhao.person, "我的话")
        await at_zhao.until(EntriesStored)
        await at_zhao.chat.edit(said.id, "你的话")
        failed = await at_zhao.until(EntryFailed)
        assert isinstance(failed, EntryFailed)
        assert failed.refusal.code is ErrorCode.NOT_ALLOWED
        assert await at_lin.texts(zhao) == ["我的话"]


@contextlib.asynccontextmanager
async def dishonest(liar: Neighbour, victim: Neighbour) -> AsyncGenerator[RunningLink]:
    """Meet someone with a proven key, to say then what no honest client says."""

    async def serve(_: Peer, request: Request[Any]) -> Reply:
        return Missing((), more=False) if isinstance(request, Even) else Appended(0, 0, 1, b"")

    peer = victim.peer(dial=True)
    reader, writer = await asyncio.open_connection("127.0.0.1", victim.port)
    transport = StreamTransport(reader, writer)
    session = PeerSession(Me(liar.identity, liar.person), Peers([peer]), serve, transport, Role.OPENER)
    tasks = Tasks("liar")
    await session.open(peer, tasks)
    try:
        yield session.link
    finally:
        await session.link.close()
        await tasks.close()


async def refusal_of(link: RunningLink, entry: SignedEntry) -> ErrorCode:
    with pytest.raises(Refusal) as caught:
        await link.ask(Append(entry, None))
    return caught.value.code


async def test_the_receiving_side_decides_again(lin: Neighbour, zhao: Neighbour) -> None:
    """A peer that skips the rule gets its answer from the other side, and nothing is stored there."""
    conversation = direct_conversation(lin.person, zhao.person)
    liar = Writer(zhao.person, zhao.identity)
    async with lin.running(zhao.peer(dial=False)) as at_lin, dishonest(zhao, lin) as link:
        said = await at_lin.chat.send_to(zhao.person, "我的话")
        await at_lin.until(EntryPlaced)
        edit = liar.write(conversation, EditBody(said.id, "你的话"), 2)
        assert await refusal_of(link, edit) is ErrorCode.NOT_ALLOWED
        ahead = liar.write(conversation, MessageBody("未来"), limits.LAMPORT_JUMP + 9)
        assert await refusal_of(link, ahead) is ErrorCode.CLOCK_AHEAD
        elsewhere = liar.write(direct_conversation(lin.person, new_id()), MessageBody("别处"), 2)
        assert await refusal_of(link, elsewhere) is ErrorCode.BAD_ENTRY
        assert await at_lin.texts(zhao) == ["我的话"]


async def test_a_neighbour_is_told_of_nobody(lin: Neighbour, zhao: Neighbour) -> None:
    """Whoever may not see a card by the server's word finds it with no neighbour either."""
    served = (Append, Even, Typing, Meet, Hello, Beat)
    others: list[Any] = [one for one in MESSAGES if issubclass(type(one), Request)]
    others = [one for one in others if not isinstance(one, served)]
    assert {type(one) for one in others} >= {ListPeople, Watch, CatchUp, GetAvatars}
    async with lin.running(zhao.peer(dial=False)), dishonest(zhao, lin) as link:
        for request in others:
            with pytest.raises(Refusal) as caught:
                await link.ask(request)
            assert caught.value.code is ErrorCode.UNKNOWN_MESSAGE, request


async def test_what_the_pinned_key_did_not_sign_is_refused(lin: Neighbour, zhao: Neighbour) -> None:
    conversation = direct_conversation(lin.person, zhao.person)
    async with lin.running(zhao.peer(dial=False)) as at_lin, dishonest(zhao, lin) as link:
        real = Writer(zhao.person, zhao.identity).write(conversation, MessageBody("真的"), 1)
        forged = SignedEntry(real.header, encode_body(MessageBody("假的")), real.signature)
        assert await refusal_of(link, forged) is ErrorCode.BAD_SIGNATURE
        stranger = Writer().write(conversation, MessageBody("陌生"), 1)
        assert await refusal_of(link, stranger) is ErrorCode.BAD_SIGNATURE
        assert await at_lin.texts(zhao) == []


async def test_the_same_entry_twice_is_one_and_another_under_its_id_none(
    lin: Neighbour, zhao: Neighbour
) -> None:
    conversation = direct_conversation(lin.person, zhao.person)
    writer = Writer(zhao.person, zhao.identity)
    async with lin.running(zhao.peer(dial=False)) as at_lin, dishonest(zhao, lin) as link:
        entry = writer.write(conversation, MessageBody("一次"), 1)
        for _ in range(2):
            assert (await link.ask(Append(entry, None))).seq == 0
        header = msgspec.structs.replace(decode_header(entry.header), n=2)
        other = zhao.identity.sign(encode_header(header), encode_body(MessageBody("两次")))
        assert await refusal_of(link, other) is ErrorCode.ID_CONFLICT
        assert await at_lin.texts(zhao) == ["一次"]


async def test_a_stranger_is_not_let_in(lin: Neighbour, zhao: Neighbour) -> None:
    async with lin.running() as at_lin, zhao.running(lin.peer(dial=True)) as at_zhao:
        await at_zhao.chat.send_to(lin.person, "让我进来")
        await asyncio.sleep(0.3)
        assert not at_lin.replica.up
        assert not at_zhao.replica.up
        assert len(await at_zhao.chat.waiting()) == 1


async def test_a_changed_key_is_not_let_in(lin: Neighbour, zhao: Neighbour) -> None:
    pinned = zhao.peer(dial=False)
    zhao.identity = Identity.from_bytes(zhao.identity.device + Identity.fresh().to_bytes()[16:])
    async with lin.running(pinned) as at_lin, zhao.running(lin.peer(dial=True)):
        await asyncio.sleep(0.3)
        assert not at_lin.replica.up


async def test_another_machine_is_not_talked_to(lin: Neighbour, zhao: Neighbour) -> None:
    far = Peer(zhao.person, zhao.identity.device, zhao.identity.public_key, "赵敏", ("192.0.2.1", 7444))
    with pytest.raises(Refusal) as caught:
        async with lin.running(far):
            pass
    assert caught.value.code is ErrorCode.NOT_ALLOWED
