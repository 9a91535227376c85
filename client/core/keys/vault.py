"""Where this device's secrets are kept: the system's keyring if there is one, else a file of mode 0600."""

import asyncio
import base64
import threading
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

import msgspec

from client.core.profile.files import write_whole
from shared.errors import ErrorCode, Refusal

P = ParamSpec("P")
T = TypeVar("T")

KEYRING_WAIT = 20.0  # a keyring may ask the user to unlock it


class Secret(Enum):
    """What is kept secret."""

    DEVICE_KEY = "device-key"
    CACHE_KEY = "cache-key"
    TOKEN = "token"  # noqa: S105 - the name of a secret, not one
    PASSWORD_HASH = "password-hash"  # noqa: S105 - as above


class Vault(Protocol):
    """Keeps secrets. A vault that cannot answer raises Refusal `storage_failed` (part ``vault``).

    None means "there is none", never "not now": a locked keyring must not look like a new device.
    """

    @property
    def kind(self) -> str:
        """``keyring`` or ``file``."""
        ...

    async def get(self, secret: Secret) -> bytes | None: ...

    async def put(self, secret: Secret, value: bytes) -> None: ...

    async def remove(self, secret: Secret) -> None: ...


class KeyringVault:
    """The system's keyring; it may ask its user something, so it is never asked on the loop.

    What nobody waits for any more goes on all the same: the next one waits its turn.
    """

    kind = "keyring"

    def __init__(self, profile: str) -> None:
        self._profile = profile
        self._turn = threading.Lock()

    async def get(self, secret: Secret) -> bytes | None:
        return await _patiently(self._get, secret)

    async def put(self, secret: Secret, value: bytes) -> None:
        await _patiently(self._put, secret, value)

    async def remove(self, secret: Secret) -> None:
        await _patiently(self._remove, secret)

    def _user(self, secret: Secret) -> str:
        return f"{self._profile}/{secret.value}"

    def _get(self, secret: Secret) -> bytes | None:
        from client.core.keys import system_keyring

        with self._turn:
            text = system_keyring.get(self._user(secret))
        return None if text is None else base64.b64decode(text)

    def _put(self, secret: Secret, value: bytes) -> None:
        from client.core.keys import system_keyring

        with self._turn:
            system_keyring.put(self._user(secret), base64.b64encode(value).decode())

    def _remove(self, secret: Secret) -> None:
        from client.core.keys import system_keyring

        with self._turn:
            system_keyring.remove(self._user(secret))


class FileVault:
    """A file in the profile's folder that only its owner may read.

    What nobody waits for any more is written to its end all the same: the next one waits its turn.
    """

    kind = "file"

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()

    async def get(self, secret: Secret) -> bytes | None:
        return (await _patiently(self._read)).get(secret.value)

    async def put(self, secret: Secret, value: bytes) -> None:
        await _patiently(self._write, secret, value)

    async def remove(self, secret: Secret) -> None:
        await _patiently(self._write, secret, None)

    def _read(self) -> dict[str, bytes]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, bytes])
        except FileNotFoundError:
            return {}

    def _write(self, secret: Secret, value: bytes | None) -> None:
        with self._turn:
            every = self._read()
            if value is None:
                every.pop(secret.value, None)
            else:
                every[secret.value] = value
            write_whole(self._path, msgspec.json.encode(every))


def usable_keyring() -> bool:
    """Whether this system has a keyring that keeps things; blocking."""
    from client.core.keys import system_keyring

    return system_keyring.usable()


async def choose_vault(folder: Path, profile: str, *, portable: bool) -> Vault:
    """Choose the vault of a profile.

    Secrets that lie in a file stay there; a portable folder carries its own; otherwise the
    keyring, where there is one.
    """
    path = folder / "secrets.json"
    if portable or await _patiently(path.exists) or not await _patiently(usable_keyring):
        return FileVault(path)
    return KeyringVault(profile)


async def _patiently(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Do blocking work off the loop; what goes wrong is one refusal, whatever the backend raised."""
    try:
        return await asyncio.wait_for(asyncio.to_thread(work, *arguments, **named), KEYRING_WAIT)
    except (OSError, TimeoutError, ValueError, msgspec.DecodeError) as error:
        raise Refusal(ErrorCode.STORAGE_FAILED, part="vault") from error
