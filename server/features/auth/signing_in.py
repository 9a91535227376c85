"""Signing in, by password or by token."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from server.core.authority import Authority
from server.core.bus import Bus
from server.core.clock import Clock
from server.core.lockout import Standing
from server.core.passwords import Passwords, Verdict
from server.core.sessions import Session
from server.features.auth.arrivals import come_again, is_new_place, notice
from server.features.auth.door import Door, check_may_enter, check_token, token_hash
from server.features.auth.tries import Candidate, check_not_locked, fail, look_up, standing, succeed, wrong
from server.store.accounts import find_account, replace_hash
from server.store.connection import Connection
from server.store.devices import (
    Certified,
    Device,
    Resumption,
    drop_oldest_tokens,
    find_device,
    find_resumption,
    put_device,
    put_token,
    touch_device,
)
from server.store.people import Person, find_person
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import NewDevice, Resume, SignedIn, SignIn
from shared.protocol.sync import StateChanged, StateItem

HOUR_MS = 3600 * 1000
CERTIFY_EVERY_MS = 24 * HOUR_MS
TOKEN_LIFE_MS = int(limits.TOKEN_LIFE * 1000)
TOKEN_SIZE = 32


Hide = Callable[[Connection, bytes], Callable[[], None] | None]
"""Hides a person from others in the transaction that lets them in; returns what to do once it is on disk."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """A device let in by password: what to answer, and whether it is new to the account.

    `hidden` is what is to be done before others could see who comes, `told` what the account's other
    devices are told of it.
    """

    answer: SignedIn
    device: Device
    new: bool
    key_changed: bool
    hidden: Callable[[], None] | None
    told: tuple[StateItem, ...]


class SigningIn:
    """Answers `auth.sign_in` and `auth.resume`."""

    def __init__(
        self,
        store: Store,
        bus: Bus,
        authority: Authority,
        passwords: Passwords,
        door: Door,
        clock: Clock,
        hide: Hide,
    ) -> None:
        self._store = store
        self._bus = bus
        self._authority = authority
        self._passwords = passwords
        self._door = door
        self._clock = clock
        self._hide = hide
        self._trying: set[Session] = set()

    # By password

    async def sign_in(self, session: Session, request: SignIn) -> SignedIn:
        check_may_enter(session)
        if session in self._trying:
            raise Refusal(ErrorCode.TOO_MANY_REQUESTS, in_flight=1)
        self._trying.add(session)
        try:
            return await self._sign_in(session, request)
        finally:
            self._trying.discard(session)

    async def _sign_in(self, session: Session, request: SignIn) -> SignedIn:
        self._door.check_proof(session, request.device, request.key, request.proof)
        candidate, left = await self._store.read(
            lambda connection: self._look_up(connection, session.address, request)
        )
        check_not_locked(left)
        verdict = await self._passwords.verify(candidate.stored, request.password)
        changes = self._door.changes
        outcome = await self._store.write(
            lambda connection: self._decide(connection, session.address, request, candidate, verdict)
        )
        if isinstance(outcome, Standing):
            raise wrong(outcome, ambiguous=candidate.ambiguous)
        person = outcome.answer.person
        if outcome.hidden is not None:
            outcome.hidden()
        if outcome.key_changed:
            self._door.cut_device(person, request.device, "revoked")
        self._tell(session, outcome.device, outcome.told, known=not outcome.new)
        return await self._door.enter(session, outcome.device, outcome.answer, changes)

    def _tell(self, session: Session, device: Device, told: tuple[StateItem, ...], *, known: bool) -> None:
        """Tell those that are in already of a device that is new, or at a new place."""
        if told:
            self._bus.publish([device.person], StateChanged(told))
            facts = (device.id, device.name, device.platform, session.address, device.last_seen)
            self._bus.publish([device.person], NewDevice(*facts, known), except_device=device.id)

    def _look_up(self, connection: Connection, address: str, request: SignIn) -> tuple[Candidate, Standing]:
        candidate = look_up(connection, request.user, address, request.device, request.key)
        return candidate, standing(connection, candidate.bucket, self._clock())

    def _decide(
        self, connection: Connection, address: str, request: SignIn, candidate: Candidate, verdict: Verdict
    ) -> Admitted | Standing:
        """Let in, or count a failure and return what is left.

        Lock-outs are looked at again here, where attempts come one after the other: of any number
        tried at once, only as many as are allowed learn whether they were right.
        """
        now = self._clock()
        check_not_locked(standing(connection, candidate.bucket, now))
        person = find_person(connection, candidate.person.id) if candidate.person else None
        account = find_account(connection, person.id) if person else None
        changed = account is None or account.password != candidate.stored
        if person is None or account is None or changed or not verdict.right:
            return fail(connection, candidate.bucket, now)
        if person.disabled:
            raise Refusal(ErrorCode.DISABLED)
        succeed(connection, candidate.bucket)
        if verdict.fresh is not None:
            replace_hash(connection, person.id, account.password, verdict.fresh)
        return self._admit(connection, address, request, person, must_change=account.must_change)

    def _admit(
        self, connection: Connection, address: str, request: SignIn, person: Person, *, must_change: bool
    ) -> Admitted:
        """Register the device, under a new key if it brings one, and give it a token.

        The password speaks for a person's own device, whatever became of it. A device of somebody
        else stays theirs: what it has signed names it, so another person needs another id.
        """
        now = self._clock()
        known = find_device(connection, request.device)
        if known is not None and known.person != person.id:
            raise Refusal(ErrorCode.BAD_PROOF, device="taken")
        key_changed = known is not None and known.key != request.key
        new = known is None or key_changed or known.revoked is not None
        if known is None or new or _dated(known.certified, now):
            certified = self._certify(person.id, request.device, request.key, now)
        else:
            certified = known.certified
        device = Device(
            id=request.device,
            person=person.id,
            name=_printable(request.device_name),
            platform=_printable(request.platform),
            key=request.key,
            first_seen=known.first_seen if known else now,
            last_seen=now,
            revoked=None,
            certified=certified,
        )
        token = secrets.token_bytes(TOKEN_SIZE)
        put_device(connection, device)
        put_token(connection, device.id, token_hash(token), now + TOKEN_LIFE_MS)
        drop_oldest_tokens(connection, person.id, limits.DEVICES_PER_PERSON)
        told = notice(connection, device, address, now, new=new)
        answer = _signed_in(device, person.number, person.name, token, must_change=must_change)
        hidden = self._hide(connection, person.id) if request.unseen else None
        return Admitted(answer, device, new, key_changed, hidden, told)

    # By token

    async def resume(self, session: Session, request: Resume) -> SignedIn:
        """The usual way in: one read and one signature to check, and a write once an hour, or to hide."""
        check_may_enter(session)
        changes = self._door.changes
        found, strange = await self._store.read(
            lambda connection: self._find(connection, request.device, session.address)
        )
        if found is None:
            raise Refusal(ErrorCode.TOKEN_EXPIRED)
        self._door.check_proof(session, request.device, found.device.key, request.proof)
        found = check_token(found, request.token, self._clock())
        device = await self._seen(found, session.address)
        if request.unseen:
            hidden = await self._store.write(lambda connection: self._hide(connection, device.person))
            if hidden is not None:
                hidden()
        answer = _signed_in(device, found.number, found.name, request.token, must_change=found.must_change)
        if strange:
            now, address = self._clock(), session.address
            told = await self._store.write(lambda db: notice(db, device, address, now, new=False))
            self._tell(session, device, told, known=True)
        return await self._door.enter(session, device, answer, changes)

    def _find(self, connection: Connection, device: bytes, address: str) -> tuple[Resumption | None, bool]:
        """Return what is known of a device, and whether its person never came in from there."""
        found = find_resumption(connection, device)
        return found, found is not None and is_new_place(connection, found.device.person, address)

    async def _seen(self, found: Resumption, address: str) -> Device:
        """Note that a device was seen, and where, at most once an hour; renew its certificate."""
        now = self._clock()
        device = found.device
        dated = _dated(device.certified, now)
        if not dated and abs(now - device.last_seen) < HOUR_MS:
            return device
        certified = device.certified
        if dated:
            certified = self._certify(device.person, device.id, device.key, now)

        def note(connection: Connection) -> None:
            touch_device(connection, device.id, now, now + TOKEN_LIFE_MS, certified)
            come_again(connection, device.person, address, now)

        await self._store.write(note)
        return replace(device, last_seen=now, certified=certified)

    def _certify(self, person: bytes, device: bytes, key: bytes, now: int) -> Certified:
        signed = self._authority.certify(person, device, key, now // 1000)
        return Certified(signed.certificate, signed.signature, now)


def _dated(certified: Certified, now: int) -> bool:
    return not certified.issued <= now < certified.issued + CERTIFY_EVERY_MS


def _printable(text: str) -> str:
    """Return a device's own words about itself without what could disturb a list or a terminal."""
    return "".join(letter for letter in text if letter.isprintable()).strip()


def _signed_in(device: Device, number: str, name: str, token: bytes, *, must_change: bool) -> SignedIn:
    return SignedIn(
        person=device.person,
        number=number,
        name=name,
        token=token,
        certificate=device.certified.certificate,
        certificate_signature=device.certified.signature,
        must_change=must_change,
    )
