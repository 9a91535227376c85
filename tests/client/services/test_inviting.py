"""An invite leads others to the server, wherever it is: never to their own machine."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from client.core.finding.address import Address
from client.core.finding.own_addresses import own_addresses
from client.core.profile.settings import Pin
from client.services.inviting import InviteService, Offer
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text
from shared.model.invite import Invite, Place

ORGANISATION = bytes(range(20))


class Standing:
    """A connection to some place, or to none."""

    def __init__(self, address: Address | None) -> None:
        pin = Pin(organisation_text(ORGANISATION), " 恒川  精密 ", None)
        self.place = None if address is None else (address, pin)


@pytest.fixture
async def port() -> AsyncGenerator[int]:
    """A port of this machine that listens at 127.0.0.2 alone."""
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.2")
    async with server:
        yield server.sockets[0].getsockname()[1]


async def test_elsewhere_it_is_where_i_am(port: int) -> None:
    service = InviteService(Standing(Address("hc-server", port)), list)
    invite = Invite((Place("hc-server", port),), ORGANISATION, "恒川 精密")
    assert await service.offer() == Offer(invite, outside=True)


async def test_on_this_machine_it_is_where_the_machine_listens(port: int) -> None:
    service = InviteService(Standing(Address("127.0.0.1", port)), lambda: ["127.0.0.3", "127.0.0.2"])
    offer = await service.offer()
    assert (offer.invite.places, offer.outside) == ((Place("127.0.0.2", port),), True)


async def test_where_it_listens_to_itself_alone_that_is_told() -> None:
    service = InviteService(Standing(Address("localhost", 1)), lambda: ["127.0.0.3"])
    offer = await service.offer()
    assert (offer.invite.places, offer.outside) == ((Place("localhost", 1),), False)


async def test_without_a_session_there_is_none() -> None:
    with pytest.raises(Refusal) as caught:
        await InviteService(Standing(None), list).offer()
    assert caught.value.code is ErrorCode.OFFLINE


def test_the_addresses_of_this_machine_lead_here_from_elsewhere() -> None:
    found = own_addresses()
    assert "127.0.0.1" not in found
    assert "::1" not in found
    assert not any(one.startswith(("fe80", "169.254")) for one in found)
    assert sorted(found, key=lambda one: ":" in one) == found
