"""Looks where an organisation's server is now, once the address known has not answered for a while."""

import asyncio
import importlib
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from client.core.finding.address import Address
from client.core.profile.settings import Pin, SettingsFile
from shared.errors import Refusal
from shared.model.identity import parse_organisation

if TYPE_CHECKING:
    from client.core.finding.discovery import FoundServer

LOST = 10.0
"""Seconds without an answer after which the server may have moved."""
AGAIN = 60.0
MOST = 4
"""Addresses tried in one go."""

Look = Callable[[Sequence[str]], Awaitable[Sequence["FoundServer"]]]

logger = logging.getLogger(__name__)


async def look_near(networks: Sequence[str]) -> Sequence["FoundServer"]:
    """Look for servers on some networks; addresses beyond these are left out."""
    # The library behind it is loaded for those whose server is gone alone, and off the loop.
    await asyncio.to_thread(importlib.import_module, "client.core.finding.discovery")
    from client.core.finding.discovery import find_servers, nearby

    return await nearby(await find_servers(networks), networks)


class Elsewhere:
    """Where the server of a pin's organisation may have moved.

    It looks on the networks that the settings name, and nowhere else. What is found proves nothing: a
    name and an address that anybody on that network can claim. Whoever connects there checks the pin.
    """

    def __init__(
        self, settings: SettingsFile, look: Look = look_near, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings = settings
        self._look = look
        self._now = now
        self._since: float | None = None
        self._look_at = 0.0

    def answered(self) -> None:
        """Note that the server is where it was thought to be."""
        self._since = None

    async def addresses(self, known: Address, pin: Pin) -> list[Address]:
        """Return other addresses worth a try; mostly none, as it looks only now and then."""
        now = self._now()
        if self._since is None:
            self._since, self._look_at = now, now + LOST
        # A company's certificate carries names: it would vouch for no address that is found.
        if now < self._look_at or known.plain or pin.ca is None:
            return []
        found: Sequence[FoundServer] = ()
        try:
            found = await self._look(self._settings.value.networks)
        except Refusal as refusal:
            logger.info("the server was not looked for: %s", refusal)
        # Not before it has looked: a look that a change of the network ended is made anew.
        self._look_at = now + AGAIN
        organisation = parse_organisation(pin.organisation)
        others = [one for server in found if server.organisation == organisation for one in server.addresses]
        return [one for one in dict.fromkeys(others) if one != known][:MOST]
