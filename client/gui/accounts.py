"""Several accounts on one device: who was here, and windows of their own for each."""

import asyncio
import logging
from collections.abc import Callable, Sequence

from client.core.profile.accounts import free_profile, known_accounts
from client.core.profile.settings import SettingsFile
from client.core.tasks import Tasks
from client.viewmodels.sign_in.accounts import AccountLine

STARTING = 5.0

logger = logging.getLogger(__name__)

StartProfile = Callable[[str, Sequence[str]], bool]


class Accounts:
    """Knows the accounts as of the last look, and opens their windows beside these."""

    def __init__(self, profile: str, settings: SettingsFile, start: StartProfile) -> None:
        self._profile = profile
        self._settings = settings
        self._start = start
        self._lines: tuple[AccountLine, ...] = ()
        self._started = False
        self._tasks = Tasks("accounts")

    @property
    def lines(self) -> tuple[AccountLine, ...]:
        """The accounts, that of this profile among them."""
        self.look()
        return self._lines

    @property
    def others(self) -> tuple[AccountLine, ...]:
        """The accounts of other profiles."""
        return tuple(one for one in self.lines if not one.mine)

    def look(self) -> None:
        """Look who has signed in on this device by now, for the next time somebody asks."""
        self._tasks.start(self.refresh(), "look")

    async def refresh(self) -> None:
        """Look now."""
        found = await asyncio.to_thread(known_accounts)
        self._lines = tuple(
            AccountLine(
                *(one.profile, one.name, one.number, one.organisation, one.person),
                mine=one.profile == self._profile,
            )
            for one in found
        )

    def open(self, profile: str) -> None:
        """Open the windows of another account, or bring them forward; of a new one without a name."""
        self._tasks.start(self._open(profile), "open")

    async def _open(self, profile: str) -> None:
        self._started = False
        if profile:
            self._started = self._start(profile, ())
            return
        # Who comes is most likely a colleague: the server is filled in already.
        server = self._settings.value.server
        options = ("--server", server) if server else ()
        self._started = self._start(await asyncio.to_thread(free_profile), options)

    async def opened(self) -> bool:
        """Wait until what was opened has been started, and tell whether it could be."""
        await self._tasks.finish(STARTING)
        if not self._started:
            logger.warning("another account could not be opened")
        return self._started

    async def close(self) -> None:
        """Look no more; the windows of others stay."""
        await self._tasks.close()
