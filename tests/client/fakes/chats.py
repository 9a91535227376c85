"""Conversations in memory: what is sent comes back as an event."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from client.core.bus import Bus
from client.core.events import (
    DraftWritten,
    EntriesStored,
    EntryDropped,
    EntryFailed,
    EntryQueued,
    SomeoneTypes,
    StateStored,
)
from client.services.chat.history import HistoryView
from client.services.chat.state import ChatState
from client.store.rows import Place, Waiting
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation
from shared.model.bodies import Body, MessageBody, ReactionBody, Styles, decode_body, encode_body, kind_of
from shared.model.conversation import ConversationKind
from shared.model.entry import Entry, Header, SignedEntry, decode_header, encode_header
from shared.model.fold import Fold, Standing
from shared.model.state import ConversationInfo, Draft, PeerMarks, ReadMark, encode_value, state_key
from shared.model.styles import StyledText
from shared.protocol.sync import StateItem
from tests.client.fakes.identities import DEVICE, ME, NOW


class FakeChats:
    """Conversations in memory."""

    def __init__(self, bus: Bus) -> None:
        self.state = ChatState()
        self.logs: dict[bytes, list[Entry]] = {}
        self.queue: list[Waiting] = []
        self.read: dict[bytes, int] = {}
        self.types: list[tuple[bytes, bool]] = []
        self.retried: list[bytes] = []
        self.left: list[bytes] = []
        self.leaving: list[StyledText] = []
        self.held_back = False
        self.full = False
        self.up = True
        self._bus = bus
        self._count = 0
        for kind in (EntryQueued, EntryFailed, EntryDropped):
            bus.subscribe(kind, self.state.apply)

    def direct(self, person: bytes) -> bytes:
        return direct_conversation(ME, person)

    def begun(self, conversation: bytes) -> StyledText:
        draft = self.state.summary(conversation).draft
        return StyledText(draft.text, draft.styles)

    def keep_draft(
        self, conversation: bytes, text: str, *, to: bytes | None = None, styles: Styles = ()
    ) -> None:
        """Keep it at once, as if it was on disk."""
        if to is not None and self.state.summary(conversation).kind is None:
            self.put(
                "conversation", conversation, encode_value(ConversationInfo(ConversationKind.DIRECT, to))
            )
        before = self.state.summary(conversation).draft
        event = DraftWritten(conversation, Draft(text, max(NOW, before.time) + 1, styles))
        self.state.apply(event)
        self._bus.publish(event)

    def hold(self, conversation: bytes, words: StyledText) -> Callable[[], None]:
        """Note what is kept: there is no crash to keep it over."""
        self.leaving.append(words)
        return lambda: self.leaving.remove(words)

    def leave_draft(self, conversation: bytes) -> None:
        self.left.append(conversation)

    # What the test lets happen

    def group(
        self,
        identity: bytes,
        name: str,
        kind: ConversationKind = ConversationKind.GROUP,
        *,
        left: bool = False,
        rank: str = "member",
    ) -> None:
        """Let me be in a group, or have left it."""
        info = ConversationInfo(kind, None, name, left, rank)
        self.put("conversation", identity, encode_value(info))

    def put(self, prefix: str, conversation: bytes, value: bytes) -> None:
        """Let an item of my own state come."""
        self._count += 1
        event = StateStored((StateItem(state_key(prefix, conversation), value, self._count),))
        self.state.apply(event)
        self._bus.publish(event)

    def marks(self, conversation: bytes, delivered: int, read: int) -> None:
        """Let the other have stored and read so far."""
        self.put("marks", conversation, encode_value(PeerMarks(delivered, read)))

    def say(self, conversation: bytes, author: bytes, body: Body | str, time: int = 0) -> Entry:
        """Let someone write."""
        log = self.logs.setdefault(conversation, [])
        words = MessageBody(body) if isinstance(body, str) else body
        made = self._entry(conversation, author, words, len(log) + 1, time or NOW + self._count * 1000)
        self._store(conversation, made)
        return made

    def say_to_me(self, author: bytes, body: Body | str, time: int = 0) -> Entry:
        """Let a colleague write to me alone."""
        conversation = self.direct(author)
        if self.state.summary(conversation).kind is None:
            info = ConversationInfo(ConversationKind.DIRECT, author)
            self.put("conversation", conversation, encode_value(info))
        return self.say(conversation, author, body, time)

    def type(self, conversation: bytes, person: bytes, *, active: bool = True) -> None:
        """Let someone type."""
        event = SomeoneTypes(conversation, person, active)
        self.state.apply(event)
        self._bus.publish(event)

    def _entry(self, conversation: bytes, author: bytes, body: Body, seq: int, time: int) -> Entry:
        self._count += 1
        header = Header(
            conversation=conversation,
            id=self._count.to_bytes(16, "big"),
            author=author,
            device=DEVICE,
            n=self._count,
            after=max(0, seq - 1),
            lamport=self._count,
            kind=kind_of(body),
            time=time,
        )
        return Entry(seq, seq, time, 0, encode_header(header), encode_body(body), bytes(64), b"")

    def _store(self, conversation: bytes, made: Entry) -> None:
        log = self.logs.setdefault(conversation, [])
        log.append(made)
        calling = [one.seq for one in log if _calls_me(one)]
        figures = Place(
            conversation, made.seq, b"", made.seq, made.seq, 0, 0, 0, 0, 0, 0, calling[-1] if calling else 0
        )
        event = EntriesStored(conversation, (made,), figures)
        self.state.apply(event)
        self._bus.publish(event)

    def _standing(self, conversation: bytes) -> list[Standing]:
        fold = Fold()
        for entry in self.logs.get(conversation, []):
            fold.apply(entry)
        return fold.all_standing()

    # What the window asks for

    async def history(
        self, conversation: bytes, *, before: int = 0, after: int | None = None, limit: int = 50
    ) -> HistoryView:
        rows = self._standing(conversation)
        if after is not None:
            found = [one for one in rows if one.seq > after]
            return HistoryView(tuple(found[:limit]), more=len(found) > limit, whole=True)
        found = [one for one in rows if before <= 0 or one.seq < before]
        return HistoryView(tuple(found[-limit:]), more=len(found) > limit, whole=True)

    async def seq_at(self, conversation: bytes, ms: int) -> int:
        log = self.logs.get(conversation, [])
        return next((one.seq for one in log if one.received >= ms), len(log))

    async def standing(self, entry: bytes) -> Standing | None:
        every = (one for log in self.logs for one in self._standing(log))
        return next((one for one in every if one.id == entry), None)

    async def waiting(self) -> list[Waiting]:
        return list(self.queue)

    async def send(
        self,
        conversation: bytes,
        text: str,
        *,
        to: bytes | None = None,
        mentions: Sequence[bytes] = (),
        everyone: bool = False,
        styles: Styles = (),
    ) -> object:
        if self.full:
            raise Refusal(ErrorCode.STORAGE_FULL)
        self.keep_draft(conversation, "")
        if to is not None and self.state.summary(conversation).kind is None:
            self.put(
                "conversation", conversation, encode_value(ConversationInfo(ConversationKind.DIRECT, to))
            )
        return self.enqueue(conversation, MessageBody(text, tuple(mentions), None, everyone, styles), to)

    def enqueue(self, conversation: bytes, body: Body, to: bytes | None = None) -> bytes:
        """Put an own entry into the outbox, from where it leaves unless it is held back."""
        made = self._entry(conversation, ME, body, 0, NOW + self._count * 1000)
        signed = SignedEntry(made.header, made.body, made.signature)
        identity = self._count.to_bytes(16, "big")
        self.queue.append(Waiting(identity, conversation, to, signed))
        self._bus.publish(EntryQueued(conversation, identity, signed))
        if not self.held_back:
            self.place_all()
        return identity

    def place_all(self) -> None:
        """Let the server take everything that waits."""
        queue, self.queue = self.queue, []
        for one in queue:
            seq = len(self.logs.get(one.conversation, [])) + 1
            entry = one.entry
            made = Entry(seq, seq, NOW, 0, entry.header, entry.body, entry.signature, b"")
            self._store(one.conversation, made)

    async def react(self, message: bytes, emoji: str, *, on: bool = True) -> object:
        for conversation in self.logs:
            if any(one.id == message for one in self._standing(conversation)):
                return self.say(conversation, ME, ReactionBody(message, emoji, on))
        return None

    async def retry(self, entry: bytes) -> None:
        self.retried.append(entry)

    async def cancel(self, entry: bytes) -> None:
        one = next(one for one in self.queue if one.id == entry)
        self.queue.remove(one)
        self._bus.publish(EntryDropped(one.conversation, entry))

    async def drop(self, entry: bytes) -> None:
        self.queue = [one for one in self.queue if one.id != entry]

    async def mark_read(self, conversation: bytes, seq: int = 0) -> None:
        self.read[conversation] = seq
        self.put("read", conversation, encode_value(ReadMark(seq, seq, 0)))

    async def arrange(self, conversation: bytes, **what: Any) -> None:
        before = self.state.summary(conversation).arrangement
        given = {name: value for name, value in what.items() if value is not None}
        for name in {"sticky", "hidden"} & given.keys():
            given[name] = NOW * 2 if given[name] else 0
        if given.get("folded"):
            given["sticky"] = 0
        elif given.get("sticky"):
            given["folded"] = False
        self.put("arrange", conversation, encode_value(msgspec.structs.replace(before, **given)))

    async def typing(self, conversation: bytes, *, active: bool = True) -> None:
        self.types.append((conversation, active))


def _calls_me(entry: Entry) -> bool:
    body = decode_body(decode_header(entry.header).kind, entry.body)
    return isinstance(body, MessageBody) and ME in body.mentions
