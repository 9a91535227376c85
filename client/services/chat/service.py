"""The chat service: what a person can do in conversations, and the state a window or script looks at."""

from collections.abc import Callable, Sequence
from functools import partial

from client.core.bus import Bus
from client.core.clock import unix_ms
from client.core.events import (
    ConnectionChanged,
    ConversationGone,
    ConversationReset,
    DraftTold,
    DraftWritten,
    EntriesStored,
    EntryDropped,
    EntryFailed,
    EntryQueued,
    HeadsChanged,
    SomeoneTypes,
    StateStored,
)
from client.core.outbox import Outbox
from client.core.owing import Owing
from client.core.replica import Replica
from client.core.tasks import Tasks
from client.core.writing import Accepted, NewEntry, Writing
from client.services.chat.arranging import Arranging
from client.services.chat.drafts import KEPT, Drafts
from client.services.chat.history import HistoryReader, HistoryView
from client.services.chat.marks import Marks
from client.services.chat.state import ChatState
from client.services.chat.timeline import Pending, Timeline
from client.services.chat.typing_marks import TypingMarks
from client.store.cache import CacheStore
from client.store.rows import HistoryPage, Place, Waiting
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation
from shared.model.bodies import Body, EditBody, MessageBody, PinBody, ReactionBody, RecallBody, Styles
from shared.model.conversation import ConversationKind
from shared.model.entry import decode_header
from shared.model.fold import Fold, Standing
from shared.model.state import ConversationInfo, ReadMark, decode_value
from shared.model.styles import StyledText
from shared.protocol.chat import Arrange

FIRST_PAGE = 50
KINDS = (
    *(StateStored, EntryQueued, EntryFailed, EntryDropped, DraftWritten, DraftTold),
    *(ConversationGone, SomeoneTypes),
)


class ChatService:
    """Conversations of one person. Commands raise Refusal."""

    def __init__(
        self,
        writing: Writing,
        cache: CacheStore,
        replica: Replica,
        outbox: Outbox,
        owing: Owing,
        bus: Bus,
        clock: Callable[[], int] = unix_ms,
    ) -> None:
        self.state = ChatState()
        self._writing = writing
        self._cache = cache
        self._replica = replica
        self._outbox = outbox
        self._bus = bus
        self._arranging = Arranging(owing, clock)
        self._history = HistoryReader(cache, replica)
        self._marks = Marks(cache, replica)
        self._drafts = Drafts(
            cache, replica, bus, clock, lambda one: self.state.summary(one).draft, self._introduce
        )
        self._tasks = Tasks("chat")
        self._typing = TypingMarks(replica, bus)
        for kind in KINDS:
            bus.subscribe(kind, self.state.apply)
        bus.subscribe(HeadsChanged, self._heads)
        bus.subscribe(EntriesStored, self._stored)
        bus.subscribe(ConversationReset, self._reset)
        bus.subscribe(ConnectionChanged, self._connection)

    async def start(self) -> None:
        """Load the list of conversations from the cache, and begin to tell marks."""
        for place, page in await self._cache.newest():
            self._show_newest(place, page)
        self.state.apply(StateStored(await self._cache.state()))
        for waiting in await self._cache.waiting():
            self.state.apply(EntryQueued(waiting.conversation, waiting.id, waiting.entry))
            if waiting.refusal is not None:
                self.state.apply(EntryFailed(waiting.conversation, waiting.id, waiting.refusal))
        await self._drafts.start()
        await self._owed_marks()
        self._marks.start()

    async def close(self) -> None:
        """Stop what runs for this service."""
        self._typing.close()
        await self._drafts.close()
        await self._marks.close()
        await self._tasks.close()

    async def _load(self, place: Place) -> None:
        self._show_newest(place, await self._cache.page(place.id, 0, 1))

    def _show_newest(self, place: Place, page: HistoryPage) -> None:
        self.state.apply(EntriesStored(place.id, (*page.standing, *page.amendments), place))

    async def _owed_marks(self) -> None:
        for place in await self._cache.places():
            if place.read > place.read_told:
                self._marks.read(place.id, place.read)
            if self._owes_delivered(place.id, place.seq, place.delivered_told):
                self._marks.delivered(place.id, place.seq)

    def _owes_delivered(self, conversation: bytes, seq: int, told: int) -> bool:
        summary = self.state.summary(conversation)
        others = summary.counted > summary.own
        return summary.kind is ConversationKind.DIRECT and others and seq > told

    # Events

    def _heads(self, event: HeadsChanged) -> None:
        hidden = [one.conversation for one in event.heads if self.state.summary(one.conversation).hidden]
        self.state.apply(event)
        for conversation in hidden:
            self._shown_again(conversation)

    def _shown_again(self, conversation: bytes) -> None:
        """Take back a hiding that no server knows: told late, it would hide what was said meanwhile."""
        if not self.state.summary(conversation).hidden and self._arranging.is_untold(conversation):
            self._tasks.start(self.arrange(conversation, hidden=False), "show again")

    def _stored(self, event: EntriesStored) -> None:
        hidden = self.state.summary(event.conversation).hidden
        self.state.apply(event)
        if hidden:
            self._shown_again(event.conversation)
        others = any(decode_header(entry.header).author != self._writing.me.person for entry in event.entries)
        if event.live and others and self._owes_delivered(event.conversation, event.figures.seq, 0):
            self._marks.delivered(event.conversation, event.figures.seq)

    def _connection(self, event: ConnectionChanged) -> None:
        if event.up:
            self._tasks.start(self._tell_again(), "marks")

    async def _tell_again(self) -> None:
        await self._owed_marks()
        self._marks.again()
        self._drafts.again()

    def _reset(self, event: ConversationReset) -> None:
        self.state.forget(event.conversation)
        self._tasks.start(self._load_again(event.conversation), "reload")

    async def _load_again(self, conversation: bytes) -> None:
        for place in await self._cache.places():
            if place.id == conversation:
                await self._load(place)
        if conversation in self.state.timelines:
            await self.open(conversation)

    # Writing

    def direct(self, person: bytes) -> bytes:
        """Return the id of the conversation with a person."""
        return direct_conversation(self._writing.me.person, person)

    async def send(
        self,
        conversation: bytes,
        text: str,
        *,
        to: bytes | None = None,
        id_: bytes | None = None,
        mentions: Sequence[bytes] = (),
        everyone: bool = False,
        styles: Styles = (),
    ) -> Accepted:
        """Send a message; on disk when this returns. `to` names the other of a one-to-one conversation.

        `mentions` calls people of a group, `everyone` all of them; `styles` say how the words look. With
        an `id_` that was used before, it returns what became of that entry.
        """
        _check_text(text)
        called = tuple(dict.fromkeys(mentions))
        _check_count(len(called), limits.MENTIONS)
        _check_count(len(styles), limits.STYLES)
        body = MessageBody(text, called, everyone=everyone, styles=styles)
        return await self._write(conversation, body, to, id_)

    async def send_held(
        self, conversation: bytes, message: MessageBody, *, to: bytes | None = None, id_: bytes | None = None
    ) -> Accepted:
        """Keep a message, on disk when this returns, that is sent once its files are uploaded."""
        if len(message.text) > limits.TEXT_LENGTH:
            raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.TEXT_LENGTH)
        return await self._write(conversation, message, to, id_)

    async def send_to(self, person: bytes, text: str, *, id_: bytes | None = None) -> Accepted:
        """Send a message to a person."""
        return await self.send(self.direct(person), text, to=person, id_=id_)

    async def edit(self, message: bytes, text: str, *, styles: Styles = ()) -> Accepted:
        """Replace the words of an own message, and how they look."""
        _check_text(text)
        _check_count(len(styles), limits.STYLES)
        return await self._amend(message, EditBody(message, text, styles))

    async def recall(self, message: bytes) -> Accepted:
        """Take a message back."""
        return await self._amend(message, RecallBody(message))

    async def react(self, message: bytes, emoji: str, *, on: bool = True) -> Accepted:
        """Put an emoji to a message or take it off."""
        if not emoji or len(emoji) > limits.EMOJI_LENGTH:
            raise Refusal(ErrorCode.BAD_MESSAGE, part="emoji")
        return await self._amend(message, ReactionBody(message, emoji, on))

    async def pin(self, message: bytes, *, on: bool = True) -> Accepted:
        """Pin a message for everyone or unpin it."""
        return await self._amend(message, PinBody(message, on))

    async def _amend(self, message: bytes, body: Body) -> Accepted:
        waiting = await self._cache.waiting_entry(message)
        if waiting is not None and waiting.held:
            # It would arrive before what it is about.
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="held")
        return await self._write(await self.conversation_of(message), body, None, None)

    async def conversation_of(self, message: bytes) -> bytes:
        """Return where a message held here stands; raises Refusal `target_missing`."""
        entry = await self._cache.entry(message)
        if entry is not None:
            return decode_header(entry.header).conversation
        waiting = await self._cache.waiting_entry(message)
        if waiting is None:
            raise Refusal(ErrorCode.TARGET_MISSING)
        return waiting.conversation

    async def _write(self, conversation: bytes, body: Body, to: bytes | None, id_: bytes | None) -> Accepted:
        peer = to or self.state.summary(conversation).peer
        if peer is not None:
            await self._introduce(conversation, peer)
        if not isinstance(body, MessageBody):
            return await self._writing.write(conversation, body, to=peer, id_=id_)
        queue = partial(self._queue_message, body)
        return await self._writing.write(conversation, body, to=peer, id_=id_, queue=queue)

    async def _queue_message(self, body: MessageBody, entry: NewEntry, leaving: bool) -> Waiting:
        """Queue a message; in the same moment, crash or not, what was begun in its conversation is gone."""
        typed = self._drafts.sending(entry.conversation)
        sign = self._writing.me.identity.sign
        held = bool(body.attachments)
        try:
            waiting, cleared = await self._cache.queue_message(entry, sign, leaving=leaving, held=held)
        except Refusal:
            if typed:
                self._drafts.not_sent(entry.conversation, StyledText(body.text, body.styles))
            raise
        self._drafts.sent(entry.conversation, cleared)
        return waiting

    async def _introduce(self, conversation: bytes, peer: bytes) -> None:
        """Show a new conversation before a server has told of it."""
        if self.state.summary(conversation).kind is None:
            await self._writing.introduce(conversation, ConversationInfo(ConversationKind.DIRECT, peer))

    async def retry(self, entry: bytes) -> None:
        """Send a refused entry again."""
        await self._outbox.retry(entry)

    async def drop(self, entry: bytes) -> None:
        """Delete a refused entry."""
        await self._outbox.drop(entry)

    async def cancel(self, entry: bytes) -> None:
        """Take back what waits, if no server can have it; see `Outbox.cancel` for what it raises."""
        await self._outbox.cancel(entry)

    @property
    def up(self) -> bool:
        """Whether what is written leaves at once."""
        return self._replica.up

    async def waiting(self) -> list[Waiting]:
        """Return everything that is not sent, refused entries included."""
        return await self._cache.waiting()

    # Drafts

    def begun(self, conversation: bytes) -> StyledText:
        """Return what is begun in a conversation."""
        return self._drafts.begun(conversation)

    def keep_draft(
        self, conversation: bytes, text: str, *, to: bytes | None = None, styles: Styles = ()
    ) -> None:
        """Keep what is typed: on disk within a second, with my other devices once I pause."""
        self._drafts.keep(conversation, StyledText(text, styles), to)

    def leave_draft(self, conversation: bytes) -> None:
        """Say that nobody types there any more: my other devices learn of it at once."""
        self._drafts.leave(conversation)

    async def draft(self, conversation: bytes, text: str, *, to: bytes | None = None) -> None:
        """Set a draft, empty to take it away; on disk when this returns, and told at once."""
        if len(text) > KEPT:
            raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=KEPT)
        self.keep_draft(conversation, text, to=to)
        await self._drafts.write()
        self._drafts.leave(conversation)

    # Reading

    async def history(
        self, conversation: bytes, *, before: int = 0, after: int | None = None, limit: int = FIRST_PAGE
    ) -> HistoryView:
        """Return a page back from a seq (0: from the newest), or with `after` a page on from there."""
        if after is not None:
            view = await self._history.after(conversation, after, limit)
        else:
            view = await self._history.before(conversation, before, limit)
        return view.without(self.state.hidden)

    async def seq_at(self, conversation: bytes, ms: int) -> int:
        """Return the seq of the first entry not before a time (Unix ms), the newest if all are."""
        return await self._history.seq_at(conversation, ms)

    async def standing(self, entry: bytes) -> Standing | None:
        """Return one entry as it stands, or None when it is not held."""
        fold = Fold()
        for one in await self._cache.with_amendments(entry):
            fold.apply(one)
        return fold.standing(entry)

    async def open(self, conversation: bytes) -> Timeline:
        """Open a conversation: its timeline follows every event until it is closed."""
        timeline = self.state.timelines.setdefault(conversation, Timeline(self.state.hidden))
        page = await self._history.page(conversation, 0, FIRST_PAGE)
        timeline.add_page((*page.standing, *page.amendments), page.start, whole=page.whole)
        for waiting in await self._cache.waiting(conversation):
            timeline.queue(Pending(waiting.id, waiting.entry))
            if waiting.refusal is not None:
                timeline.fail(waiting.id, waiting.refusal)
        return timeline

    async def older(self, conversation: bytes) -> bool:
        """Add a page before an open timeline's beginning; False when there is nothing before it."""
        timeline = self.state.timelines[conversation]
        if timeline.start <= 1:
            return False
        page = await self._history.page(conversation, timeline.start, FIRST_PAGE)
        timeline.add_page((*page.standing, *page.amendments), page.start, whole=page.whole)
        return bool(page.standing)

    def close_timeline(self, conversation: bytes) -> None:
        """Stop following a conversation's timeline."""
        self.state.timelines.pop(conversation, None)

    async def mark_read(self, conversation: bytes, seq: int = 0) -> None:
        """Mark everything up to `seq` (0: up to the newest) as read; told when there is a link."""
        item = await self._cache.mark_read(conversation, seq)
        if item is not None:
            self._bus.publish(StateStored((item,)))
            self._marks.read(conversation, decode_value(item.value, ReadMark).seq)
        if self.state.summary(conversation).arrangement.unread:
            await self.arrange(conversation, unread=False)

    async def arrange(
        self,
        conversation: bytes,
        *,
        muted: bool | None = None,
        sticky: bool | None = None,
        unread: bool | None = None,
        hidden: bool | None = None,
    ) -> None:
        """Change how I keep a conversation in my list, on all my devices; what is None stays.

        It counts at once, and the server is told when there is a link.
        """
        change = Arrange(conversation, muted, sticky, unread, hidden)
        await self._arranging.arrange(change, self.state.summary(conversation).heard)

    async def hide_entries(self, conversation: bytes, entries: Sequence[bytes], *, on: bool = True) -> None:
        """Keep entries out of my own sight on all my devices, or bring them back; works without a link."""
        await self._arranging.hide(conversation, entries, on=on)

    async def typing(self, conversation: bytes, *, active: bool = True) -> None:
        """Say that I type; repeated at most every few seconds, and dropped while there is no link."""
        await self._typing.tell(conversation, active=active)


def _check_text(text: str) -> None:
    if not text.strip():
        raise Refusal(ErrorCode.TEXT_EMPTY)
    if len(text) > limits.TEXT_LENGTH:
        raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.TEXT_LENGTH)


def _check_count(count: int, most: int) -> None:
    if count > most:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=most)
