"""What to invite colleagues with: the ways that lead others to the server, and whom it has to prove to be."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from client.core.finding.address import Address
from client.core.profile.settings import Pin
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.identity import parse_organisation
from shared.model.invite import Invite, Place

ANSWER = 1.0
"""Seconds for a port of this machine to answer; it is near."""


class Standing(Protocol):
    """What this needs of the connection."""

    @property
    def place(self) -> tuple[Address, Pin] | None:
        """Where the open session is, and whom it trusts."""
        ...


@dataclass(frozen=True, slots=True)
class Offer:
    """An invite; nobody else can follow one that is not `outside`: it leads to their own machine."""

    invite: Invite
    outside: bool


class InviteService:
    """Makes invites; `own_addresses` tells those of this machine, by which others may reach it."""

    def __init__(self, connection: Standing, own_addresses: Callable[[], Sequence[str]]) -> None:
        self._connection = connection
        self._own_addresses = own_addresses

    async def offer(self) -> Offer:
        """Return an invite to the server of now; raises Refusal `offline`.

        Where that is on this machine, others reach it by the machine's addresses, as far as it listens there.
        """
        found = self._connection.place
        if found is None:
            raise Refusal(ErrorCode.OFFLINE)
        address, pin = found
        here = Place(address.host, address.port)
        places = await self._outside(address.port) if address.loopback else [here]
        name = " ".join(pin.name.split())[: limits.NAME_LENGTH]
        invite = Invite(tuple(places) or (here,), parse_organisation(pin.organisation), name)
        return Offer(invite, outside=bool(places))

    async def _outside(self, port: int) -> list[Place]:
        addresses = await asyncio.to_thread(self._own_addresses)
        places = [Place(one, port) for one in addresses][: limits.INVITE_PLACES]
        answers = await asyncio.gather(*(_answers(one) for one in places))
        return [one for one, does in zip(places, answers, strict=True) if does]


async def _answers(place: Place) -> bool:
    """Tell whether anything listens there."""
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(ANSWER):
            _, writer = await asyncio.open_connection(place.host, place.port)
        writer.transport.abort()
        return True
    return False
