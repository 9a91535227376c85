"""Many people with a device and a token each, written straight into a server's store before it starts."""

import hashlib
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server import config
from server.core.authority import Authority
from server.core.keys import read_key
from server.core.passwords import Passwords
from server.store.accounts import Account, add_account
from server.store.connection import Connection
from server.store.database import Database
from server.store.devices import Certified, Device, put_device, put_token
from server.store.people import add_person
from shared.ids import new_id
from shared.limits import TOKEN_LIFE
from shared.model.identity import proof_bytes

PASSWORD = "a password of the bench"
SEEN_BEFORE_MS = 2 * 3600 * 1000
"""Devices were last seen so long ago that signing in again has to note it on disk."""


@dataclass(frozen=True, slots=True)
class Employee:
    """One person with one device; key and token follow from the device, so that nothing else is kept."""

    number: str
    person: bytes
    device: bytes

    @property
    def token(self) -> bytes:
        return hashlib.sha256(b"token" + self.device).digest()

    def private_key(self) -> bytes:
        return hashlib.sha256(b"key" + self.device).digest()

    def prove(self, nonce: bytes, organisation: bytes) -> bytes:
        """Sign for this link with the device's key."""
        return self._key().sign(proof_bytes(nonce, organisation, self.device))

    def public_key(self) -> bytes:
        raw = serialization.Encoding.Raw, serialization.PublicFormat.Raw
        return self._key().public_key().public_bytes(*raw)

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.private_key())


def hire(data: Path, count: int) -> list[Employee]:
    """Add people to an initialised data folder whose server does not run.

    They share one password and its one hash: a hash each would take an eighth of a second for everybody.
    """
    settings = config.load(data, environment=os.environ, flags={})
    authority = Authority.load(data)
    passwords = Passwords(settings.argon2_time, settings.argon2_memory)
    password = passwords.hash_now(PASSWORD)
    passwords.close()
    staff = [Employee(f"u{number}", new_id(), new_id()) for number in range(count)]
    with Database.open(settings.database, read_key(settings.key_file)) as database:
        database.write_now(lambda connection: _add(connection, authority, staff, password))
    return staff


def _add(connection: Connection, authority: Authority, staff: Sequence[Employee], password: str) -> None:
    seen = time.time_ns() // 1_000_000 - SEEN_BEFORE_MS
    for one in staff:
        add_person(connection, one.person, one.number, f"Employee {one.number}")
        add_account(connection, new_id(), Account(one.person, password, must_change=False))
        signed = authority.certify(one.person, one.device, one.public_key(), seen // 1000)
        put_device(
            connection,
            Device(
                id=one.device,
                person=one.person,
                name="bench",
                platform="linux",
                key=one.public_key(),
                first_seen=seen,
                last_seen=seen,
                revoked=None,
                certified=Certified(signed.certificate, signed.signature, seen),
            ),
        )
        put_token(connection, one.device, hashlib.sha256(one.token).digest(), seen + int(TOKEN_LIFE * 1000))
