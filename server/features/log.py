"""The log slice: appending, reading on, paging back, and what a device offers from its own copy."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from server.core.gateway import DirectHandler, Handler
from server.core.sessions import Session
from server.log import read
from server.log.append import Log
from server.log.submission import Outcome, Submission
from server.store import conversations
from server.store.connection import Connection
from server.store.devices import Device, find_device
from server.store.store import Store
from shared.errors import ErrorCode, Refusal
from shared.ids import ID_SIZE, ORGANISATION, direct_conversation, is_made
from shared.model.decide import Actor
from shared.model.entry import Header, decode_header, signed_bytes
from shared.model.identity import Certificate
from shared.protocol.log import (
    After,
    Append,
    Appended,
    Before,
    Common,
    FindCommon,
    FindTime,
    History,
    Moment,
    Offer,
    Offered,
    Page,
    Vouched,
)
from shared.protocol.log import (
    Outcome as OfferOutcome,
)
from shared.wire.message import Request

CheckCertificate = Callable[[bytes, bytes], Certificate]
"""Returns the certificate when the organisation's CA has signed it; raises Refusal `bad_signature`."""

Devices = dict[bytes, Device]

SignedByOrganisation = Callable[[bytes, bytes], bool]
"""Tells whether the organisation has signed these bytes: (signed bytes, signature)."""

CheckSignature = Callable[[bytes, bytes, bytes], bool]
"""Tells whether (key, signature, signed bytes) belong together (Ed25519)."""


class LogFeature:
    """Handlers of `shared.protocol.log`."""

    def __init__(
        self,
        store: Store,
        log: Log,
        check_certificate: CheckCertificate,
        check_signature: CheckSignature,
        signed_by_organisation: SignedByOrganisation,
    ) -> None:
        self._store = store
        self._log = log
        self._check_certificate = check_certificate
        self._check_signature = check_signature
        self._signed_by_organisation = signed_by_organisation

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers that run in a task of their own."""
        return {
            After: self._after,
            Before: self._before,
            FindCommon: self._find_common,
            FindTime: self._find_time,
            Offer: self._offer,
        }

    def direct_handlers(self) -> dict[type[Request[Any]], DirectHandler]:
        """Return the handler of the hot path."""
        return {Append: self._append}

    def _append(self, session: Session, ref: int, request: Append) -> None:
        told = partial(_answer, session, ref)
        try:
            self._log.submit(Submission(session.require_actor(), request.entry, told, request.to))
        except Refusal as refusal:
            session.refuse(ref, refusal, Append)

    async def _after(self, session: Session, request: After) -> Page:
        person = session.require_person()
        return await self._store.read(
            lambda db: read.after(db, person, request.conversation, request.cursor, request.limit)
        )

    async def _before(self, session: Session, request: Before) -> History:
        person = session.require_person()
        return await self._store.read(
            lambda db: read.before(db, person, request.conversation, request.before, request.limit)
        )

    async def _find_common(self, session: Session, request: FindCommon) -> Common:
        person = session.require_person()
        return await self._store.read(
            lambda db: read.find_common(db, person, request.conversation, request.cursors)
        )

    async def _find_time(self, session: Session, request: FindTime) -> Moment:
        person = session.require_person()
        return await self._store.read(
            lambda db: read.find_time(db, person, request.conversation, request.time)
        )

    async def _offer(self, session: Session, request: Offer) -> Offered:
        """Check every signature in a thread, then append what holds, in the order offered."""
        person = session.require_person()
        devices = await self._store.read(lambda db: _may_offer(db, person, request))
        checked = await asyncio.to_thread(
            lambda: [self._vouch(request.conversation, one, devices) for one in request.entries]
        )
        waiting = [
            self._submit(one, vouched, person) for one, vouched in zip(checked, request.entries, strict=True)
        ]
        outcomes = [await one for one in waiting]
        return Offered(
            tuple(
                _outcome(vouched, outcome) for vouched, outcome in zip(request.entries, outcomes, strict=True)
            )
        )

    def _vouch(self, conversation: bytes, vouched: Vouched, devices: Devices) -> Actor | Refusal:
        """Return who wrote an entry, by a certificate that came with it or by the device as it signed in."""
        try:
            header = decode_header(vouched.entry.header)
            if header.conversation != conversation:
                raise Refusal(ErrorCode.BAD_ENTRY, part="conversation")
            signed = signed_bytes(vouched.entry.header, vouched.entry.body)
            if header.author == ORGANISATION:
                return self._organisation(header, signed, vouched.entry.signature)
            actor, key = self._key(header, vouched, devices)
            if not self._check_signature(key, vouched.entry.signature, signed):
                raise Refusal(ErrorCode.BAD_SIGNATURE)
        except Refusal as refusal:
            return refusal
        return actor

    def _organisation(self, header: Header, signed: bytes, signature: bytes) -> Actor:
        """Take the organisation's own entries by its key alone; one that the log lacks is refused later."""
        if header.device != ORGANISATION or not self._signed_by_organisation(signed, signature):
            raise Refusal(ErrorCode.BAD_SIGNATURE)
        return Actor(ORGANISATION, ORGANISATION)

    def _key(self, header: Header, vouched: Vouched, devices: Devices) -> tuple[Actor, bytes]:
        device = devices.get(header.device)
        if device is not None and device.revoked is not None:
            # Whoever has the lost device has its key: nothing tells an old entry of it from a new one.
            raise Refusal(ErrorCode.REVOKED)
        if vouched.certificate:
            certificate = self._check_certificate(vouched.certificate, vouched.certificate_signature)
            return Actor(certificate.person, certificate.device), certificate.key
        if device is None:
            raise Refusal(ErrorCode.BAD_SIGNATURE, part="certificate")
        return Actor(device.person, device.id), device.key

    def _submit(self, actor: Actor | Refusal, vouched: Vouched, uploader: bytes) -> asyncio.Future[Outcome]:
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def told(outcome: Outcome) -> None:
            if not future.done():
                future.set_result(outcome)

        if isinstance(actor, Refusal):
            told(actor)
            return future
        # An author's first entry may open the conversation with whoever uploads it.
        to = uploader if uploader != actor.person else None
        try:
            self._log.submit(Submission(actor, vouched.entry, told, to, recovered=True))
        except Refusal as refusal:
            told(refusal)
        return future


def _outcome(vouched: Vouched, outcome: Outcome) -> OfferOutcome:
    try:
        entry = decode_header(vouched.entry.header).id
    except Refusal:
        entry = bytes(ID_SIZE)
    if isinstance(outcome, Refusal):
        return OfferOutcome(entry, 0, outcome.code.value)
    return OfferOutcome(entry, outcome.entry.seq)


def _may_offer(connection: Connection, person: bytes, request: Offer) -> Devices:
    """Let only a member upload into a conversation that exists; return the devices named, as known here.

    One that does not exist is answered as another's is, unless it would be the uploader's own: of
    two people anybody can compute the id.
    """
    found: Devices = {}
    opens = is_made(request.conversation)
    for vouched in request.entries:
        try:
            header = decode_header(vouched.entry.header)
        except Refusal:
            continue  # refused by itself later on
        opens = opens or request.conversation == direct_conversation(person, header.author)
        if header.device not in found and (known := find_device(connection, header.device)) is not None:
            found[header.device] = known
    if not opens or conversations.exists(connection, request.conversation):
        read.member_view(connection, person, request.conversation)
    return found


def _answer(session: Session, ref: int, outcome: Outcome) -> None:
    if session.closing:
        return
    if isinstance(outcome, Refusal):
        session.refuse(ref, outcome, Append)
    else:
        entry = outcome.entry
        session.answer(ref, Appended(entry.seq, entry.counted, entry.received, entry.link))
