"""Drafts: what is typed reaches the disk within a second, and my other devices once I pause."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterable
from functools import partial

from client.core.bus import Bus
from client.core.events import DraftTold, DraftWritten, StateStored
from client.core.sync.replica import Replica
from client.core.tasks import Tasks
from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.state import Draft, encode_value, state_key
from shared.model.styles import StyledText
from shared.protocol.sync import StateItem

logger = logging.getLogger(__name__)

WRITE_AFTER = 0.5
TELL_AFTER = 2.0
TELL_AT_LATEST = 15.0
AGAIN_AFTER = 5.0
KEPT = 200_000
"""Characters of a draft that are kept here; what is longer than a message may be can be shortened later."""
AGAIN = frozenset(
    {
        *(ErrorCode.OFFLINE, ErrorCode.TIMEOUT, ErrorCode.SERVER_BUSY, ErrorCode.SHUTTING_DOWN),
        *(ErrorCode.TOO_MANY_REQUESTS, ErrorCode.STORAGE_FULL, ErrorCode.STORAGE_FAILED),
    }
)

LINE = StyledText("\n")

Introduce = Callable[[bytes, bytes], Awaitable[None]]


class Drafts:
    """What was typed and not sent. `standing` returns the draft of a conversation as all events left it.

    Words that leave are kept before what is typed since, until somebody else has them on disk: what ends
    the client meanwhile leaves all of it as the draft.
    """

    def __init__(
        self,
        cache: CacheStore,
        replica: Replica,
        bus: Bus,
        clock: Callable[[], int],
        standing: Callable[[bytes], Draft],
        introduce: Introduce,
    ) -> None:
        self._cache = cache
        self._replica = replica
        self._bus = bus
        self._clock = clock
        self._standing = standing
        self._introduce = introduce
        self._typed: dict[bytes, StyledText] = {}
        self._leaving: dict[bytes, dict[object, StyledText]] = {}
        self._peers: dict[bytes, bytes] = {}
        self._untold: dict[bytes, Draft] = {}
        self._due: dict[bytes, float] = {}
        self._begun: dict[bytes, float] = {}
        self._written = asyncio.Event()
        self._wake = asyncio.Event()
        self._writing = asyncio.Lock()
        self._tasks = Tasks("drafts")

    async def start(self) -> None:
        """Take in what the server does not know yet, and begin to write and tell."""
        for conversation, draft in (await self._cache.untold_drafts()).items():
            self._note(conversation, draft)
        self._tasks.start(self._write_for_ever(), "write")
        self._tasks.start(self._tell_for_ever(), "tell")

    async def close(self) -> None:
        """Write what was typed last; what was not told is told after the next start."""
        await self._tasks.close()
        try:
            await self.write()
        except Refusal as refusal:
            logger.warning("a draft was not kept: %s", refusal)

    def again(self) -> None:
        """Tell what could not be told while the link was down."""
        self._due = dict.fromkeys(self._untold, 0.0)
        self._wake.set()

    # Writing

    def begun(self, conversation: bytes) -> StyledText:
        """Return what is begun in a conversation, on disk or not yet."""
        typed = self._typed.get(conversation)
        return _words(self._standing(conversation)) if typed is None else typed

    def keep(self, conversation: bytes, words: StyledText, peer: bytes | None = None) -> None:
        """Keep what was typed; `peer` is the other of a one-to-one conversation that may be new."""
        self._typed[conversation] = words.permitted(KEPT) if words.text.strip() else StyledText()
        if peer is not None:
            self._peers[conversation] = peer
        self._written.set()

    def leave(self, conversation: bytes) -> None:
        """Tell my other devices at once: whoever typed has gone elsewhere."""
        if conversation in self._typed or conversation in self._untold:
            self._due[conversation] = 0.0
            self._wake.set()

    async def write(self) -> None:
        """Bring all that was typed to the disk; raises Refusal when it does not take it."""
        async with self._writing:
            for conversation in list(self._typed):
                if (words := self._typed.get(conversation)) is not None:
                    await self._put(conversation, words)
                    if self._typed.get(conversation) == words and conversation not in self._leaving:
                        del self._typed[conversation]

    async def _put(self, conversation: bytes, typed: StyledText) -> None:
        words = _joined(self._leaving.get(conversation, {}).values(), typed)
        if words == _words(self._standing(conversation)):
            return
        if (peer := self._peers.get(conversation)) is not None:
            await self._introduce(conversation, peer)
            self._peers.pop(conversation, None)
            if self._typed.get(conversation) != typed:
                return  # it was sent meanwhile, or there is more of it
        before = self._standing(conversation)
        draft = Draft(words.text, max(self._clock(), before.time + 1), words.styles)
        await self._cache.keep_draft(conversation, draft)
        self._note(conversation, draft)

    def _note(self, conversation: bytes, draft: Draft) -> None:
        """Publish a draft that is on disk, and tell it once nothing more is typed for a while."""
        now = asyncio.get_running_loop().time()
        begun = self._begun.setdefault(conversation, now)
        self._untold[conversation] = draft
        self._due[conversation] = min(now + TELL_AFTER, begun + TELL_AT_LATEST)
        self._wake.set()
        self._bus.publish(DraftWritten(conversation, draft))

    async def _write_for_ever(self) -> None:
        while True:
            await self._written.wait()
            await asyncio.sleep(WRITE_AFTER)
            self._written.clear()
            try:
                await self.write()
            except Refusal as refusal:
                logger.warning("a draft was not kept: %s", refusal)
                self._written.set()
                await asyncio.sleep(AGAIN_AFTER)

    # Sending

    def hold(self, conversation: bytes, words: StyledText) -> Callable[[], None]:
        """Keep words that leave until what this returns is called: they are kept elsewhere, or typed again.

        Nobody types them any more: `begun` is what is typed since.
        """
        key = object()
        self._leaving.setdefault(conversation, {})[key] = words
        self._typed.setdefault(conversation, StyledText())
        self._written.set()

        return partial(self._let_go, conversation, key)

    def _let_go(self, conversation: bytes, key: object) -> None:
        held = self._leaving.get(conversation, {})
        held.pop(key, None)
        if not held:
            self._leaving.pop(conversation, None)
        self._written.set()

    def sending(self, conversation: bytes, words: StyledText) -> tuple[bool, StyledText]:
        """Let go of what is being sent. Tells whether somebody types it, for `not_sent`, and what stays."""
        leaving = self._leaving.get(conversation)
        if leaving is None:
            return self._typed.pop(conversation, None) is not None, StyledText()
        sent = next((key for key, one in leaving.items() if one == words), None)
        if sent is not None:
            self._let_go(conversation, sent)
        return False, _joined(leaving.values(), self._typed.get(conversation, StyledText()))

    def not_sent(self, conversation: bytes, words: StyledText) -> None:
        """Keep as a draft again what somebody typed and what could not be put into the outbox."""
        if not self._typed.get(conversation, StyledText()).text:
            self.keep(conversation, words)

    def sent(self, conversation: bytes, left: Draft | None) -> None:
        """Take in what a message has left of the draft."""
        if left is not None:
            self._note(conversation, left)
            self.leave(conversation)

    # Telling

    async def _tell_for_ever(self) -> None:
        while True:
            self._wake.clear()
            wait = await self._tell_due()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._wake.wait()

    async def _tell_due(self) -> float | None:
        """Tell what is due; return the seconds until the next is, None when there is none."""
        loop = asyncio.get_running_loop()
        for conversation, due in list(self._due.items()):
            if due <= loop.time() and self._replica.up:
                self._due.pop(conversation, None)
                await self._tell(conversation)
        waits = [due - loop.time() for due in self._due.values()] if self._replica.up else []
        return max(0.0, min(waits)) if waits else None

    async def _tell(self, conversation: bytes) -> None:
        if conversation in self._typed:
            await self._try_to_write()
        draft = self._untold.get(conversation)
        if draft is None or len(draft.text) > limits.DRAFT_LENGTH:
            return
        try:
            await self._give(conversation, draft)
        except Refusal as refusal:
            if refusal.code in AGAIN:
                self._due[conversation] = asyncio.get_running_loop().time() + AGAIN_AFTER
            else:
                # Nothing was said there yet: the draft stays here until something is.
                logger.info("a draft was not taken: %s", refusal)

    async def _try_to_write(self) -> None:
        try:
            await self.write()
        except Refusal as refusal:
            logger.warning("a draft was not kept: %s", refusal)

    async def _give(self, conversation: bytes, draft: Draft) -> None:
        kept = await self._replica.set_draft(conversation, draft)
        if kept is None:
            return
        item = StateItem(state_key("draft", conversation), encode_value(kept.draft), kept.version)
        changed = await self._cache.draft_told(conversation, draft, item)
        if self._untold.get(conversation) == draft:
            del self._untold[conversation]
            self._begun.pop(conversation, None)
        self._bus.publish(StateStored(changed))
        self._bus.publish(DraftTold(conversation, draft))


def _joined(leaving: Iterable[StyledText], typed: StyledText) -> StyledText:
    """Return all that is to be kept, the oldest first, on lines of its own."""
    pieces = [one for one in (*leaving, typed) if one.text]
    lines = [part for one in pieces for part in (LINE, one)][1:]
    return StyledText.joined(lines).permitted(KEPT)


def _words(draft: Draft) -> StyledText:
    return StyledText(draft.text, draft.styles)
