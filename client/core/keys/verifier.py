"""Recognises the account's password on this device, without a server: for unlocking, never for signing in.

What is kept is an Argon2id hash (RFC 9106) in PHC's string format, made at the last sign-in by password.
"""

import asyncio
import os

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from client.core.keys.vault import Secret, Vault

SALT = 16
LENGTH = 32
ITERATIONS = 2
LANES = 1
MEMORY = 19 * 1024
"""KiB. With the two passes above what OWASP names as the least for Argon2id."""


class Verifier:
    """The password of this profile's person, as far as it can be recognised."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._hash: str | None = None

    @property
    def known(self) -> bool:
        """Whether there is anything to check a password against."""
        return self._hash is not None

    async def load(self) -> None:
        """Take in what was kept. Raises Refusal `storage_failed`."""
        kept = await self._vault.get(Secret.PASSWORD_HASH)
        self._hash = None if kept is None else kept.decode("ascii", "replace")

    async def learn(self, password: str, *, keep: bool) -> None:
        """Recognise this password from now on, `keep` it beyond this run. Raises Refusal `storage_failed`."""
        self._hash = await asyncio.to_thread(_derive, password)
        if keep:
            await self._vault.put(Secret.PASSWORD_HASH, self._hash.encode())
        else:
            await self._vault.remove(Secret.PASSWORD_HASH)

    async def check(self, password: str) -> bool:
        """Tell whether this is the password."""
        return self._hash is not None and await asyncio.to_thread(_fits, password, self._hash)

    async def forget(self) -> None:
        """Recognise nothing any more. Raises Refusal `storage_failed`."""
        self._hash = None
        await self._vault.remove(Secret.PASSWORD_HASH)


def _derive(password: str) -> str:
    salt = os.urandom(SALT)
    made = Argon2id(salt=salt, length=LENGTH, iterations=ITERATIONS, lanes=LANES, memory_cost=MEMORY)
    return made.derive_phc_encoded(password.encode())


def _fits(password: str, phc: str) -> bool:
    try:
        Argon2id.verify_phc_encoded(password.encode(), phc)
    except (InvalidKey, ValueError):
        return False
    return True
