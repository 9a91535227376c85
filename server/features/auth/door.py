"""The door: lets sessions in, and out again when the right to be in is gone."""

import asyncio
import hashlib
import hmac
from collections.abc import Collection

from server.core.authority import Authority
from server.core.clock import Clock
from server.core.sessions import Session, Sessions
from server.core.signatures import check_signature
from server.core.tickets import Tickets
from server.store.connection import Connection
from server.store.devices import Device, Resumption, devices_signed_in, find_resumption
from server.store.people import find_person
from server.store.store import Store
from shared.errors import ErrorCode, Refusal
from shared.model.identity import proof_bytes
from shared.protocol.auth import SignedIn
from shared.wire.message import Access

NEVER = -1.0


class Door:
    """Knows who is in, and makes sure that nobody slips in on what was true a moment ago."""

    def __init__(
        self, store: Store, sessions: Sessions, tickets: Tickets, authority: Authority, clock: Clock
    ) -> None:
        self._store = store
        self._sessions = sessions
        self._tickets = tickets
        self._authority = authority
        self._clock = clock
        self._changes = 0

    @property
    def changes(self) -> int:
        """How often rights were taken so far: remember it before reading what lets someone in."""
        return self._changes

    def check_proof(self, session: Session, device: bytes, key: bytes, proof: bytes) -> None:
        """Check that the other end of this very link holds the key; raises Refusal `bad_proof`."""
        signed = proof_bytes(session.nonce, self._authority.organisation, device)
        if not check_signature(key, proof, signed):
            raise Refusal(ErrorCode.BAD_PROOF)

    async def enter(self, session: Session, device: Device, answer: SignedIn, changes: int) -> SignedIn:
        """Let a session in with the answer it will get, read when `changes` was the count.

        If rights were taken meanwhile, they are looked at again: whoever takes them goes through
        the sessions that are in, and this one was not yet.
        """
        while changes != self._changes:
            changes = self._changes
            found = await self._store.read(lambda connection: find_resumption(connection, device.id))
            check_token(found, answer.token, self._clock())
        check_may_enter(session)
        access = Access.NEW_PASSWORD if answer.must_change else Access.SIGNED_IN
        session.enter(answer.person, device.id, access, device.platform)
        return answer

    def devices_in(self, person: bytes) -> set[bytes | None]:
        """Return a person's devices that are signed in now."""
        return {session.device for session in self._sessions.of_person(person)}

    def cut_device(self, person: bytes, device: bytes, reason: str, but: Session | None = None) -> None:
        """Close the sessions of a device whose token has just been taken, but one, and end its transfers."""
        self._changes += 1
        self._tickets.cut(person, device)
        for session in self._sessions.entered_by(person):
            if session.device == device and session is not but:
                session.close(reason, NEVER)

    async def look_again(self, people: Collection[bytes]) -> None:
        """Close every session of these people that could not sign in again by its token.

        And end the transfers of such devices, which go on when a link is lost.
        """
        self._changes += 1
        for person in people:
            if not self._sessions.entered_by(person) and not self._tickets.devices_of(person):
                continue
            disabled, devices = await self._store.read(
                lambda connection, who=person: _rights(connection, who)
            )
            for device in self._tickets.devices_of(person):
                if disabled or device not in devices:
                    self._tickets.cut(person, device)
            for session in self._sessions.entered_by(person):
                if disabled:
                    session.close("disabled", NEVER)
                elif session.device not in devices:
                    session.close("revoked", NEVER)


def leave_after_answer(session: Session, reason: str) -> None:
    """Close a session whose handler returns now: the answer is collected before the goodbye."""
    asyncio.get_running_loop().call_soon(session.close, reason, NEVER)


def token_hash(token: bytes) -> bytes:
    """Return what is kept of a token: it has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token).digest()


def check_may_enter(session: Session) -> None:
    """Refuse a session that is somebody's already, or gone while it waited."""
    if session.closing:
        raise Refusal(ErrorCode.OFFLINE)
    if session.person is not None:
        raise Refusal(ErrorCode.NOT_ALLOWED, signed_in=True)


def check_token(found: Resumption | None, token: bytes, now: int) -> Resumption:
    """Check all but the proof; raises Refusal `revoked`, `disabled` or `token_expired`."""
    if found is None:
        raise Refusal(ErrorCode.TOKEN_EXPIRED)
    if found.device.revoked is not None:
        raise Refusal(ErrorCode.REVOKED)
    if found.disabled:
        raise Refusal(ErrorCode.DISABLED)
    same = found.token_hash is not None and hmac.compare_digest(found.token_hash, token_hash(token))
    if not same or found.token_expires <= now:
        raise Refusal(ErrorCode.TOKEN_EXPIRED)
    return found


def _rights(connection: Connection, person: bytes) -> tuple[bool, set[bytes]]:
    found = find_person(connection, person)
    # A token that ends while its session lives does not end the session: it is good until it is taken.
    devices = {device.id for device in devices_signed_in(connection, person, now=0)}
    return found is None or found.disabled, devices
