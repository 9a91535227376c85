"""How a message looks: sent, edited, and refused here when it is too much."""

from collections.abc import AsyncIterator

import pytest

from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Body, EditBody, MessageBody, Style, decode_body
from shared.model.entry import decode_header
from tests.client.making import Desk
from tests.client.services.test_drafts import Room, make

BOLD = (Style(0, 2, bold=True),)
RED = (Style(0, 1, colour="red"),)


@pytest.fixture
async def room(desk: Desk, cache: CacheStore) -> AsyncIterator[Room]:
    made = make(desk, cache, up=False)
    await made.chat.start()
    yield made
    await made.chat.close()


async def queued(room: Room) -> list[Body | None]:
    waiting = [one.entry for one in await room.chat.waiting()]
    return [decode_body(decode_header(one.header).kind, one.body) for one in waiting]


async def test_a_message_and_its_edit_bring_their_own_looks(desk: Desk, room: Room) -> None:
    sent = await room.chat.send(room.here, "开会", to=desk.other.person, styles=BOLD)
    await room.chat.edit(sent.id, "散会", styles=RED)
    assert await queued(room) == [MessageBody("开会", styles=BOLD), EditBody(sent.id, "散会", RED)]


async def test_more_looks_than_a_message_may_have_are_refused_before_anything_is_queued(
    desk: Desk, room: Room
) -> None:
    many = tuple(Style(place, 1, bold=True) for place in range(limits.STYLES + 1))
    with pytest.raises(Refusal) as refused:
        await room.chat.send(room.here, "x" * 300, to=desk.other.person, styles=many)
    assert refused.value.code is ErrorCode.NOT_ALLOWED
    assert refused.value.detail == {"reason": "too_many", "limit": limits.STYLES}
    sent = await room.chat.send(room.here, "开会", to=desk.other.person)
    with pytest.raises(Refusal):
        await room.chat.edit(sent.id, "x" * 300, styles=many)
    assert await queued(room) == [MessageBody("开会")]
