"""The log slice: appending, reading on, paging back, and what a device offers from its own copy."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

from server.core.gateway import DirectHandler, Handler
from server.core.sessions import Session
from server.log import read
from server.log.append import Log
from server.log.submission import Outcome, Placed, Submission
from server.store import conversations
from server.store.connection import Connection
from server.store.database import Database
from shared.errors import ErrorCode, Refusal
from shared.model.decide import Actor
from shared.model.entry import decode_header, signed_bytes
from shared.model.identity import Certificate
from shared.protocol.log import (
    After,
    Append,
    Appended,
    Before,
    Common,
    FindCommon,
    History,
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

CheckSignature = Callable[[bytes, bytes, bytes], bool]
"""Tells whether (key, signature, signed bytes) belong together (Ed25519)."""


class LogFeature:
    """Handlers of `shared.protocol.log`."""

    def __init__(
        self,
        database: Database,
        log: Log,
        check_certificate: CheckCertificate,
        check_signature: CheckSignature,
    ) -> None:
        self._database = database
        self._log = log
        self._check_certificate = check_certificate
        self._check_signature = check_signature

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers that run in a task of their own."""
        return {
            After: self._after,
            Before: self._before,
            FindCommon: self._find_common,
            Offer: self._offer,
        }

    def direct_handlers(self) -> dict[type[Request[Any]], DirectHandler]:
        """Return the handler of the hot path."""
        return {Append: self._append}

    def _append(self, session: Session, ref: int, request: Append) -> None:
        person, device = _who(session)
        told = partial(_answer, session, ref)
        try:
            self._log.submit(Submission(Actor(person, device), request.entry, told, request.to))
        except Refusal as refusal:
            session.refuse(ref, refusal)

    async def _after(self, session: Session, request: After) -> Page:
        person, _ = _who(session)
        return await self._database.read(
            lambda db: read.after(db, person, request.conversation, request.cursor, request.limit)
        )

    async def _before(self, session: Session, request: Before) -> History:
        person, _ = _who(session)
        return await self._database.read(
            lambda db: read.before(db, person, request.conversation, request.before, request.limit)
        )

    async def _find_common(self, session: Session, request: FindCommon) -> Common:
        person, _ = _who(session)
        return await self._database.read(
            lambda db: read.find_common(db, person, request.conversation, request.cursors)
        )

    async def _offer(self, session: Session, request: Offer) -> Offered:
        person, _ = _who(session)
        await self._database.read(lambda db: _may_offer(db, person, request))
        outcomes = [await self._offer_one(person, request.conversation, one) for one in request.entries]
        return Offered(tuple(outcomes))

    async def _offer_one(self, uploader: bytes, conversation: bytes, vouched: Vouched) -> OfferOutcome:
        entry = b"\0" * 16
        try:
            header = decode_header(vouched.entry.header)
            entry = header.id
            certificate = await asyncio.to_thread(self._vouch, vouched)
            if header.conversation != conversation:
                raise Refusal(ErrorCode.BAD_ENTRY, part="conversation")
            actor = Actor(certificate.person, certificate.device)
            placed = await self._submit(actor, vouched, uploader)
        except Refusal as refusal:
            return OfferOutcome(entry, 0, refusal.code.value)
        return OfferOutcome(entry, placed.entry.seq)

    def _vouch(self, vouched: Vouched) -> Certificate:
        """Check the device's certificate and its signature; slow, so not on the loop."""
        certificate = self._check_certificate(vouched.certificate, vouched.certificate_signature)
        signed = signed_bytes(vouched.entry.header, vouched.entry.body)
        if not self._check_signature(certificate.key, vouched.entry.signature, signed):
            raise Refusal(ErrorCode.BAD_SIGNATURE)
        return certificate

    async def _submit(self, actor: Actor, vouched: Vouched, uploader: bytes) -> Placed:
        future: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def told(outcome: Outcome) -> None:
            if not future.done():
                future.set_result(outcome)

        # An author's first entry may open the conversation with whoever uploads it.
        to = uploader if uploader != actor.person else None
        self._log.submit(Submission(actor, vouched.entry, told, to, recovered=True))
        outcome = await future
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome


def _may_offer(connection: Connection, person: bytes, request: Offer) -> None:
    """Only a member may upload into a conversation that exists."""
    if conversations.exists(connection, request.conversation):
        read.member_view(connection, person, request.conversation)


def _answer(session: Session, ref: int, outcome: Outcome) -> None:
    if session.closing:
        return
    if isinstance(outcome, Refusal):
        session.refuse(ref, outcome)
    else:
        entry = outcome.entry
        session.answer(ref, Appended(entry.seq, entry.counted, entry.received, entry.link))


def _who(session: Session) -> tuple[bytes, bytes]:
    if session.person is None or session.device is None:
        raise Refusal(ErrorCode.NOT_SIGNED_IN)
    return session.person, session.device
