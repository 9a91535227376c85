"""Messages, and what changes them, on their way to the outbox: checked, and queued with their draft."""

from functools import partial

from client.core.sync.writing import Accepted, NewEntry, Writing
from client.services.chat.drafts import Drafts
from client.services.chat.introducing import Introducing
from client.services.chat.state import ChatState
from client.store.cache import CacheStore
from client.store.rows import Waiting
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Body, EditBody, MessageBody, ReactionBody
from shared.model.entry import decode_header
from shared.model.styles import StyledText


class Sending:
    """Writes what one person says. `to` names the other of a one-to-one conversation.

    With an `id_` that was used before, it returns what became of that entry. Everything raises Refusal.
    """

    def __init__(
        self,
        state: ChatState,
        writing: Writing,
        cache: CacheStore,
        drafts: Drafts,
        introducing: Introducing,
    ) -> None:
        self._state = state
        self._writing = writing
        self._cache = cache
        self._drafts = drafts
        self._introducing = introducing

    async def message(
        self, conversation: bytes, message: MessageBody, to: bytes | None, id_: bytes | None
    ) -> Accepted:
        """Write a message."""
        _check_text(message.text)
        _check_count(len(message.mentions), limits.MENTIONS)
        _check_count(len(message.styles), limits.STYLES)
        return await self._write(conversation, message, to, id_)

    async def held(
        self, conversation: bytes, message: MessageBody, to: bytes | None, id_: bytes | None
    ) -> Accepted:
        """Keep a message that is sent once its files are uploaded; it needs no words."""
        _check_length(message.text)
        return await self._write(conversation, message, to, id_)

    async def amend(self, message: bytes, body: Body) -> Accepted:
        """Change a message, or what is said of it."""
        match body:
            case EditBody():
                _check_text(body.text)
                _check_count(len(body.styles), limits.STYLES)
            case ReactionBody(emoji=emoji) if not emoji or len(emoji) > limits.EMOJI_LENGTH:
                raise Refusal(ErrorCode.BAD_MESSAGE, part="emoji")
            case _:
                pass
        waiting = await self._cache.waiting_entry(message)
        if waiting is not None and waiting.held:
            # It would arrive before what it is about.
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="held")
        return await self._write(await self._conversation_of(message), body, None, None)

    async def _write(self, conversation: bytes, body: Body, to: bytes | None, id_: bytes | None) -> Accepted:
        peer = to or self._state.summary(conversation).peer
        if peer is not None:
            await self._introducing.introduce(conversation, peer)
        if not isinstance(body, MessageBody):
            return await self._writing.write(conversation, body, to=peer, id_=id_)
        queue = partial(self._queue_message, body)
        return await self._writing.write(conversation, body, to=peer, id_=id_, queue=queue)

    async def _queue_message(self, body: MessageBody, entry: NewEntry, leaving: bool) -> Waiting:
        """Queue a message; in the same moment, crash or not, it is begun in its conversation no more."""
        words = StyledText(body.text, body.styles)
        typed, rest = self._drafts.sending(entry.conversation, words)
        sign = self._writing.me.identity.sign
        held = bool(body.attachments)
        try:
            waiting, left = await self._cache.queue_message(
                entry, sign, leaving=leaving, held=held, rest=rest
            )
        except Refusal:
            if typed:
                self._drafts.not_sent(entry.conversation, words)
            raise
        self._drafts.sent(entry.conversation, left)
        return waiting

    async def _conversation_of(self, message: bytes) -> bytes:
        """Return where a message held here stands."""
        entry = await self._cache.entry(message)
        if entry is not None:
            return decode_header(entry.header).conversation
        waiting = await self._cache.waiting_entry(message)
        if waiting is None:
            raise Refusal(ErrorCode.TARGET_MISSING)
        return waiting.conversation


def _check_text(text: str) -> None:
    if not text.strip():
        raise Refusal(ErrorCode.TEXT_EMPTY)
    _check_length(text)


def _check_length(text: str) -> None:
    if len(text) > limits.TEXT_LENGTH:
        raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.TEXT_LENGTH)


def _check_count(count: int, most: int) -> None:
    if count > most:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=most)
