"""Messages that wait for their time: kept by the server, listed here, changed and taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec

from client.core.bus import Bus
from client.core.clock import unix_ms
from client.core.events import SessionOpened, StateStored
from client.core.sync.asking import Asking
from client.core.sync.writing import Writing, may_not_write
from shared import limits
from shared.errors import ErrorCode, Refusal, refusal_from_wire
from shared.ids import new_id
from shared.model.bodies import MessageBody, decode_body
from shared.model.state import Later, decode_value, split_key
from shared.model.styles import StyledText
from shared.protocol.later import CancelLater, KeepForLater

REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class LaterMessage:
    """A message that goes at `due` (Unix ms by the clock here), or `refusal` says why it did not.

    `to` is the other person, where it may open a one-to-one conversation.
    """

    id: bytes
    conversation: bytes
    due: int
    message: MessageBody
    to: bytes | None = None
    refusal: Refusal | None = None


class LaterService:
    """Knows what waits, on whichever device it was written. Commands need a link: they raise `offline`.

    `peer_of` tells with whom a one-to-one conversation is.
    """

    def __init__(
        self,
        writing: Writing,
        connection: Asking,
        peer_of: Callable[[bytes], bytes | None],
        bus: Bus,
        clock: Callable[[], int] = unix_ms,
    ) -> None:
        self._held: dict[bytes, LaterMessage] = {}
        self._writing = writing
        self._connection = connection
        self._peer_of = peer_of
        self._clock = clock
        self._ahead = 0  # of the clock here, the server's
        bus.subscribe(StateStored, self.apply)
        bus.subscribe(SessionOpened, self._opened)

    def _opened(self, event: SessionOpened) -> None:
        self._ahead = event.ahead

    def apply(self, event: StateStored) -> None:
        """Take changed items in."""
        for item in event.items:
            if item.key.startswith("later/"):
                _, entry = split_key(item.key)
                self._held.pop(entry, None)
                held = _read(entry, item.value)
                if held is not None:
                    self._held[entry] = held

    @property
    def all(self) -> tuple[LaterMessage, ...]:
        """What waits, the next first, and what could not be sent before it."""
        every = sorted(self._held.values(), key=lambda one: (one.refusal is None, one.due, one.id))
        return tuple(map(self._here, every))

    def _here(self, one: LaterMessage) -> LaterMessage:
        """Return one as it is told: what is noted as due by the server's clock, by the one here."""
        return replace(one, due=one.due - self._ahead) if self._ahead else one

    def of(self, conversation: bytes) -> tuple[LaterMessage, ...]:
        """Return those of one conversation."""
        return tuple(one for one in self.all if one.conversation == conversation)

    def get(self, entry: bytes) -> LaterMessage:
        """Return one; raises Refusal `not_found` for one that was sent or taken back."""
        held = self._held.get(entry)
        if held is None:
            raise Refusal(ErrorCode.NOT_FOUND, part="later")
        return self._here(held)

    async def keep(
        self, conversation: bytes, message: MessageBody, due: int, *, to: bytes | None = None
    ) -> bytes:
        """Have a message sent at a time; the server has it when this returns. Returns its id.

        Its files are with the server already. Raises Refusal: what sending does, `too_far`, `too_many`.
        """
        _check(message)
        one = LaterMessage(new_id(), conversation, due, message, to or self._peer_of(conversation))
        await self._put(one)
        return one.id

    async def change(self, entry: bytes, *, words: StyledText | None = None, due: int | None = None) -> None:
        """Change what is not None; a time that is over sends it now. What could not be sent waits again."""
        held = self.get(entry)
        if words is not None:
            message = msgspec.structs.replace(held.message, text=words.text, styles=words.styles)
            _check(message)
            held = replace(held, message=message)
        if due is not None:
            held = replace(held, due=due)
        await self._put(held)

    async def cancel(self, entry: bytes) -> None:
        """Take a message back, or put aside one that could not be sent; raises Refusal `not_found`."""
        await self._connection.ask(CancelLater(entry))

    async def _put(self, one: LaterMessage) -> None:
        now = self._clock()
        # By the clock that its author looks at, also where the server's is hours ahead, or behind.
        time = max(one.due, now) + self._ahead
        signed = await self._writing.sign(one.conversation, one.message, id_=one.id, time=time)
        due = time if one.due > now else 0
        try:
            await self._connection.ask(KeepForLater(signed, due, one.to))
        except Refusal as refusal:
            raise _said_of_later(refusal) from refusal


def _said_of_later(refusal: Refusal) -> Refusal:
    """Return a refusal with words of its own: of a message that is sent at once it says where it is kept."""
    if refusal.code is ErrorCode.OFFLINE:
        return Refusal(ErrorCode.OFFLINE, part="later")
    if may_not_write(refusal):
        return Refusal(ErrorCode.NOT_ALLOWED, reason="later")
    return refusal


def _check(message: MessageBody) -> None:
    if not message.attachments and not message.text.strip():
        raise Refusal(ErrorCode.TEXT_EMPTY)
    if len(message.text) > limits.TEXT_LENGTH:
        raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.TEXT_LENGTH)
    if len(message.styles) > limits.STYLES or len(message.mentions) > limits.MENTIONS:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.STYLES)


def _read(entry: bytes, value: bytes) -> LaterMessage | None:
    """Return what waits or was refused; None for what is over, or of a newer version."""
    try:
        later = decode_value(value, Later)
        body = decode_body("message", later.body) if later.body else None
    except Refusal:
        return None
    if not isinstance(body, MessageBody) or later.ended not in ("", REFUSED):
        return None
    refusal = refusal_from_wire(later.code, later.detail) if later.ended == REFUSED else None
    return LaterMessage(entry, later.conversation, later.due, body, later.to, refusal)
