"""The token by which this device comes in again: for this run, and beyond it where its owner wants that."""

from client.core.keys.vault import Secret, Vault
from client.core.profile.settings import SettingsFile


class KeptToken:
    """Holds the token, in the vault as the settings say."""

    def __init__(self, settings: SettingsFile, vault: Vault) -> None:
        self._settings = settings
        self._vault = vault
        self._token: bytes | None = None

    @property
    def lasts(self) -> bool:
        """Whether it is kept beyond this run, as its owner chose last."""
        return self._settings.value.keep.session

    async def get(self) -> bytes | None:
        """Return the token, of this run or of the last."""
        if self._token is not None:
            return self._token
        if self.lasts:
            return await self._vault.get(Secret.TOKEN)
        # A process that was killed may have left what its owner did not want kept.
        await self._vault.remove(Secret.TOKEN)
        return None

    async def keep(self, token: bytes) -> None:
        """Hold another one."""
        self._token = token
        if self.lasts:
            await self._vault.put(Secret.TOKEN, token)
        else:
            await self._vault.remove(Secret.TOKEN)

    async def forget(self) -> None:
        """Hold none, whatever the vault says of it."""
        self._token = None
        await self._vault.remove(Secret.TOKEN)

    async def give_up(self) -> None:
        """Hold none; where the vault does not let go of it, raises Refusal and holds it as before."""
        await self._vault.remove(Secret.TOKEN)
        self._token = None
