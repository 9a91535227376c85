"""Where the sign-in window looks for servers: the networks this profile's settings allow, and no others."""

import asyncio
import importlib
from collections.abc import Sequence

import msgspec

from client.core.profile.settings import LOOPBACK, SettingsFile
from client.viewmodels.sign_in.found_servers import ServerRow


class SettingsFinder:
    """Looks where the settings say. Only `widen` changes that, and a demo has no business to."""

    def __init__(self, settings: SettingsFile, *, may_widen: bool) -> None:
        self._settings = settings
        self.may_widen = may_widen

    @property
    def wide(self) -> bool:
        """Whether more than this machine is looked at."""
        return self._settings.value.networks != LOOPBACK

    async def find(self) -> Sequence[ServerRow]:
        """Look around for some seconds. Raises Refusal."""
        # The library behind it is loaded for those who look around alone, and off the loop.
        await asyncio.to_thread(importlib.import_module, "client.core.finding.discovery")
        from client.core.finding.discovery import find_servers

        found = await find_servers(self._settings.value.networks)
        return [ServerRow(one.name, str(address)) for one in found for address in one.addresses[:1]]

    async def widen(self) -> None:
        """Look on every network of this machine from now on."""
        from client.core.finding.discovery import EVERYWHERE

        networks = (EVERYWHERE,)
        await self._settings.change(msgspec.structs.replace(self._settings.value, networks=networks))
