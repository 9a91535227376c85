"""Turns what happens in the client into the events of the JSON terminal, in order."""

import asyncio
from collections.abc import Callable

from client.core.events import (
    ConnectionChanged,
    DeviceAdded,
    DeviceUsed,
    DraftWritten,
    EntriesStored,
    EntryFailed,
    EntryPlaced,
    GroupChanged,
    PresenceChose,
    PresenceSeen,
    ReadersTold,
    ReminderDue,
    SessionEnded,
    SomeoneTypes,
    StateStored,
    Troubled,
)
from client.core.link.transfers import TransferMoved
from client.core.words.wording import wording
from client.services.chat.summary import subject_of
from client.terminal import objects, office_objects
from client.terminal.objects import Json
from client.terminal.parts import Parts
from client.terminal.telling import Telling
from shared.errors import ErrorCode, Refusal
from shared.ids import id_text
from shared.model.bodies import AMENDMENTS
from shared.model.entry import decode_header
from shared.model.fold import Fold, Standing
from shared.model.state import Draft, Later, OwnReminder, PeerMarks, ReadMark, Urged, decode_value, split_key
from shared.protocol.presence import Seen
from shared.protocol.sync import StateItem

WAITING = 10_000

Told = (
    ConnectionChanged
    | DeviceAdded
    | DeviceUsed
    | DraftWritten
    | EntriesStored
    | EntryFailed
    | EntryPlaced
    | GroupChanged
    | PresenceChose
    | PresenceSeen
    | ReadersTold
    | ReminderDue
    | SessionEnded
    | SomeoneTypes
    | StateStored
    | TransferMoved
    | Troubled
)
TOLD = (
    *(ConnectionChanged, DeviceAdded, DeviceUsed, EntriesStored, EntryFailed, EntryPlaced, SessionEnded),
    *(DraftWritten, GroupChanged, PresenceChose, PresenceSeen, ReadersTold, ReminderDue),
    *(SomeoneTypes, StateStored, TransferMoved, Troubled),
)

Emit = Callable[[Json], None]


class Translator:
    """Hears the bus, and emits one object after the other."""

    def __init__(self, parts: Parts, emit: Emit) -> None:
        self._parts = parts
        self._telling = Telling(parts)
        self._emit = emit
        self._queue: asyncio.Queue[Told] = asyncio.Queue(WAITING)
        self._left_out = False
        self._marks: dict[tuple[str, bytes, str], int] = {}
        self._drafts: dict[bytes, Draft] = {}
        self._seen: dict[bytes, Seen] = {}
        self._endings = [parts.bus.subscribe(kind, self._hear) for kind in TOLD]

    def close(self) -> None:
        """Stop hearing."""
        for end in self._endings:
            end()

    def _hear(self, event: Told) -> None:
        try:
            self._queue.put_nowait(event)
        except asyncio.QueueFull:
            self._left_out = True

    async def run(self) -> None:
        """Translate for ever."""
        while True:
            event = await self._queue.get()
            try:
                await self._translate(event)
            except Refusal as refusal:
                self._emit(objects.error(refusal, self._parts.language))
            finally:
                self._queue.task_done()
            if self._left_out:
                self._left_out = False
                self._emit(objects.error(Refusal(ErrorCode.SLOW_READER), self._parts.language))

    async def drained(self) -> None:
        """Translate what has happened until now."""
        await self._queue.join()

    async def _translate(self, event: Told) -> None:
        match event:
            case EntriesStored():
                await self._messages(event)
            case StateStored():
                self._state(event)
            case DraftWritten(conversation):
                self._draft(conversation)
            case EntryPlaced(conversation, entry, placed):
                place = {"id": id_text(entry), "conversation": id_text(conversation), "seq": placed.seq}
                self._emit({"event": "sent", **place})
            case EntryFailed(conversation, entry, refusal):
                place = {"id": id_text(entry), "conversation": id_text(conversation)}
                words = wording(refusal, self._parts.language)
                self._emit({"event": "failed", **place, "code": refusal.code.value, "text": words})
            case _:
                self._others(event)

    def _others(self, event: Told) -> None:
        language = self._parts.language
        match event:
            case ConnectionChanged(up, reason):
                said: Json = {"event": "connection", "state": "up" if up else "down"}
                if reason is not None:
                    said |= {"code": reason.code.value, "text": wording(reason, language)}
                self._emit(said)
            case SomeoneTypes(conversation, person, active):
                where = {"conversation": id_text(conversation), "person": id_text(person)}
                self._emit({"event": "typing", **where, "active": active})
            case PresenceSeen(seen):
                for one in seen:
                    self._presence(one)
            case PresenceChose(choice, _, text, until):
                self._emit({"event": "presence_choice", "state": choice, "text": text, "until": until})
            case SessionEnded(reason):
                words = wording(reason, language)
                self._emit({"event": "signed_out", "code": reason.code.value, "text": words})
            case Troubled(refusal):
                self._emit(objects.error(refusal, language))
            case DeviceAdded() | DeviceUsed():
                self._device(event)
            case _:
                self._office(event)

    def _device(self, event: DeviceAdded | DeviceUsed) -> None:
        match event:
            case DeviceUsed(device):
                rings = self._parts.in_use.rings
                in_use = id_text(device) if device else None
                self._emit({"event": "device_in_use", "device": in_use, "rings": rings})
            case DeviceAdded(device, name, platform, address, time, known):
                who = {"device": id_text(device), "name": name, "platform": platform, "known": known}
                self._emit({"event": "new_device", **who, "address": address, "time": time})

    def _office(self, event: Told) -> None:
        match event:
            case ReminderDue(conversation, entry):
                where = {"conversation": id_text(conversation), "id": id_text(entry)}
                self._emit({"event": "reminder_due", **where})
            case GroupChanged(conversation):
                self._emit({"event": "group_changed", "group": id_text(conversation)})
            case ReadersTold(conversation, counts):
                said = {"group": id_text(conversation), "counts": office_objects.counts(counts)}
                self._emit({"event": "read_counts", **said})
            case TransferMoved(transfer):
                self._emit(objects.transfer(transfer))
            case _:
                pass

    # Messages

    async def _messages(self, event: EntriesStored) -> None:
        """Emit each message that is new here, and again each one that something has changed."""
        if not event.live:
            return
        fold = Fold()
        fresh: list[bytes] = []
        changed: list[bytes] = []
        for entry in event.entries:
            header = decode_header(entry.header)
            subject = fold.apply(entry)
            if header.kind in AMENDMENTS:
                if subject is not None and subject not in fresh and subject not in changed:
                    changed.append(subject)
            elif header.device != self._parts.me.identity.device:
                fresh.append(header.id)
        for one in fresh:
            self._message(event.conversation, fold.standing(one), update=False)
        for one in changed:
            self._message(event.conversation, await self._parts.chat.standing(one), update=True)

    def _message(self, conversation: bytes, standing: Standing | None, *, update: bool) -> None:
        if standing is not None:
            kind = "message" if self._telling.line(standing) is None else "group_entry"
            said = self._telling.message(conversation, standing)
            self._emit({"event": kind, **said, "update": update})

    # Marks

    def _state(self, event: StateStored) -> None:
        for item in event.items:
            if item.key.startswith(("later/", "own_reminder/")):
                self._later(item)
                continue
            subject = subject_of(item)
            if subject is None:
                continue
            prefix, conversation = subject
            if prefix == "marks":
                marks = decode_value(item.value, PeerMarks)
                peer = self._parts.chat.state.summary(conversation).peer
                self._mark("delivered", conversation, peer, marks.delivered)
                self._mark("read", conversation, peer, marks.read)
            elif prefix == "draft":
                self._draft(conversation)
            elif prefix == "urged":
                urged = decode_value(item.value, Urged)
                where = {"conversation": id_text(conversation), "seq": urged.seq, "time": urged.time}
                self._emit({"event": "urged", **where, "person": id_text(urged.author)})
            elif prefix == "read":
                read = decode_value(item.value, ReadMark)
                self._mark("read", conversation, self._parts.me.person, read.seq)

    def _presence(self, seen: Seen) -> None:
        """Emit how someone is seen, when it is news."""
        if self._seen.get(seen.person) != seen:
            self._seen[seen.person] = seen
            said = {"state": seen.state, "text": seen.text, "until": seen.until, "on": list(seen.devices)}
            self._emit({"event": "presence", "person": id_text(seen.person), **said})

    def _later(self, item: StateItem) -> None:
        """Emit what waits for its time now, or what became of it."""
        prefix, entry = split_key(item.key)
        if prefix == "own_reminder":
            reminder = decode_value(item.value, OwnReminder)
            where = {"conversation": id_text(reminder.conversation), "seq": reminder.seq}
            self._emit({"event": "reminder", "id": id_text(entry), **where, "due": reminder.due})
            return
        one = decode_value(item.value, Later)
        told = {"due": one.due, "ended": one.ended, "code": one.code}
        conversation = id_text(one.conversation)
        self._emit({"event": "later", "id": id_text(entry), "conversation": conversation, **told})

    def _draft(self, conversation: bytes) -> None:
        """Emit a draft that is another one now, wherever it was written."""
        draft = self._parts.chat.state.summary(conversation).draft
        known = self._drafts.get(conversation)
        if known is None or known.text != draft.text:
            self._emit(
                {
                    "event": "draft",
                    "conversation": id_text(conversation),
                    "text": draft.text,
                    "time": draft.time,
                }
            )
        self._drafts[conversation] = draft

    def _mark(self, name: str, conversation: bytes, person: bytes | None, seq: int) -> None:
        """Emit a mark that has risen."""
        key = (name, conversation, "" if person is None else person.hex())
        if seq > self._marks.get(key, 0):
            self._marks[key] = seq
            who = None if person is None else id_text(person)
            self._emit({"event": name, "conversation": id_text(conversation), "person": who, "seq": seq})
