"""The chat service: what a person can do in conversations, and the state a window or script looks at."""

from collections.abc import Callable, Sequence

from client.core.bus import Bus
from client.core.clock import unix_ms
from client.core.events import StateStored
from client.core.sync.outbox import Outbox
from client.core.sync.owing import Owing
from client.core.sync.replica import Replica
from client.core.sync.writing import Accepted, Writing
from client.services.chat.arranging import Arranging
from client.services.chat.drafts import KEPT, Drafts
from client.services.chat.following import Following
from client.services.chat.history import HistoryReader, HistoryView
from client.services.chat.introducing import Introducing
from client.services.chat.marks import Marks
from client.services.chat.sending import Sending
from client.services.chat.state import ChatState
from client.services.chat.telling import Telling
from client.services.chat.timeline import Timeline
from client.services.chat.timelines import FIRST_PAGE, Timelines
from client.services.chat.typing_marks import TypingMarks
from client.store.cache import CacheStore
from client.store.rows import Waiting
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation
from shared.model.bodies import EditBody, MessageBody, PinBody, ReactionBody, RecallBody, Styles
from shared.model.fold import Fold, Standing
from shared.model.state import ReadMark, decode_value
from shared.model.styles import StyledText
from shared.protocol.chat import Arrange


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
        self.state = state = ChatState()
        self._me = writing.me
        self._cache = cache
        self._replica = replica
        self._outbox = outbox
        self._bus = bus
        self._arranging = Arranging(owing, clock)
        self._history = HistoryReader(cache, replica)
        self._timelines = Timelines(state, cache, self._history)
        self._marks = Marks(cache, replica)
        introducing = Introducing(state, writing)
        self._drafts = Drafts(
            cache, replica, bus, clock, lambda one: state.summary(one).draft, introducing.introduce
        )
        self._sending = Sending(state, writing, cache, self._drafts, introducing)
        self._typing = TypingMarks(replica, bus)
        self._following = Following(state, cache, self._arranging, self._timelines, bus)
        self._telling = Telling(state, cache, writing.me, self._marks, self._drafts, bus)

    async def start(self) -> None:
        """Load the list of conversations from the cache, and begin to tell marks."""
        await self._following.start()
        await self._telling.start()

    async def close(self) -> None:
        """Stop what runs for this service."""
        self._typing.close()
        await self._telling.close()
        await self._following.close()

    # Writing

    def direct(self, person: bytes) -> bytes:
        """Return the id of the conversation with a person."""
        return direct_conversation(self._me.person, person)

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
        called = tuple(dict.fromkeys(mentions))
        body = MessageBody(text, called, everyone=everyone, styles=styles)
        return await self._sending.message(conversation, body, to, id_)

    async def send_held(
        self, conversation: bytes, message: MessageBody, *, to: bytes | None = None, id_: bytes | None = None
    ) -> Accepted:
        """Keep a message, on disk when this returns, that is sent once its files are uploaded."""
        return await self._sending.held(conversation, message, to, id_)

    async def send_to(self, person: bytes, text: str, *, id_: bytes | None = None) -> Accepted:
        """Send a message to a person."""
        return await self.send(self.direct(person), text, to=person, id_=id_)

    async def edit(self, message: bytes, text: str, *, styles: Styles = ()) -> Accepted:
        """Replace the words of an own message, and how they look."""
        return await self._sending.amend(message, EditBody(message, text, styles))

    async def recall(self, message: bytes) -> Accepted:
        """Take a message back."""
        return await self._sending.amend(message, RecallBody(message))

    async def react(self, message: bytes, emoji: str, *, on: bool = True) -> Accepted:
        """Put an emoji to a message or take it off."""
        return await self._sending.amend(message, ReactionBody(message, emoji, on))

    async def pin(self, message: bytes, *, on: bool = True) -> Accepted:
        """Pin a message for everyone or unpin it."""
        return await self._sending.amend(message, PinBody(message, on))

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

    def hold(self, conversation: bytes, words: StyledText) -> Callable[[], None]:
        """Keep words that leave, also over a crash, until what this returns is called."""
        return self._drafts.hold(conversation, words)

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
        return await self._timelines.open(conversation)

    async def older(self, conversation: bytes) -> bool:
        """Add a page before an open timeline's beginning; False when there is nothing before it."""
        return await self._timelines.older(conversation)

    def close_timeline(self, conversation: bytes) -> None:
        """Stop following a conversation's timeline."""
        self._timelines.close(conversation)

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
        folded: bool | None = None,
    ) -> None:
        """Change how I keep a conversation in my list, on all my devices; what is None stays.

        It counts at once, and the server is told when there is a link.
        """
        change = Arrange(conversation, muted, sticky, unread, hidden, folded)
        await self._arranging.arrange(change, self.state.summary(conversation).heard)

    async def hide_entries(self, conversation: bytes, entries: Sequence[bytes], *, on: bool = True) -> None:
        """Keep entries out of my own sight on all my devices, or bring them back; works without a link."""
        await self._arranging.hide(conversation, entries, on=on)

    async def typing(self, conversation: bytes, *, active: bool = True) -> None:
        """Say that I type; repeated at most every few seconds, and dropped while there is no link."""
        await self._typing.tell(conversation, active=active)
