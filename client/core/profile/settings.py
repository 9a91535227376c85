"""What a profile remembers between starts: its server, its organisation, who signed in, and how."""

import asyncio
from pathlib import Path

import msgspec

from client.core.profile.files import WholeFile
from shared.errors import ErrorCode, Refusal

LOOPBACK = ("127.0.0.1",)


class Pin(msgspec.Struct, frozen=True):
    """An organisation this profile trusts, by the id of its CA's key.

    `ca` is the CA's certificate as PEM, or None when the server carries a company certificate that
    the operating system vouches for.
    """

    organisation: str
    name: str
    ca: str | None


class Account(msgspec.Struct, frozen=True):
    """The person a profile belongs to; `user` is what was typed to sign in, empty if not to be kept."""

    person: str
    number: str
    name: str
    user: str


class Keep(msgspec.Struct, frozen=True):
    """What a sign-in leaves behind for the next start.

    `user` is what was typed, to be filled in again; `session` is the token, to come in without a
    password: without it the token lives in this process alone.
    """

    user: bool = True
    session: bool = True


class Settings(msgspec.Struct, frozen=True):
    """All of it; a change makes a new value.

    `networks` are where servers are looked for: addresses or interfaces' names of this machine, or
    "all". By default nothing leaves this machine.
    """

    server: str = ""
    pin: Pin | None = None
    account: Account | None = None
    networks: tuple[str, ...] = LOOPBACK
    keep: Keep = Keep()


class SettingsFile:
    """Settings as a JSON file in the profile's folder."""

    def __init__(self, path: Path) -> None:
        self._file = WholeFile(path)
        self.value = Settings()

    def load(self) -> None:
        """Read the file; raises Refusal `storage_failed` (part ``settings``) when it is damaged."""
        try:
            self.value = msgspec.json.decode(self._file.path.read_bytes(), type=Settings)
        except FileNotFoundError:
            self.value = Settings()
        except msgspec.DecodeError as error:
            raise Refusal(ErrorCode.STORAGE_FAILED, part="settings", path=str(self._file.path)) from error

    async def change(self, value: Settings) -> None:
        """Keep a new value; on disk when this returns. Raises Refusal `storage_failed`."""
        if value == self.value:
            return
        data = msgspec.json.format(msgspec.json.encode(value), indent=2)
        try:
            await asyncio.to_thread(self._file.write, data)
        except OSError as error:
            raise Refusal(ErrorCode.STORAGE_FAILED, part="settings", path=str(self._file.path)) from error
        self.value = value
