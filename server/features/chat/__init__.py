"""The slice `chat`: marks, drafts and how I keep my list, all in personal state; and typing."""

from typing import Any

from server.core.bus import Bus
from server.core.clock import Clock
from server.core.facts import ReadersMoved
from server.core.gateway import Handler
from server.core.rates import RateOfEach
from server.core.sessions import Session
from server.features.chat import arranging, drafts, marking, reminding
from server.features.chat.marking import Moved
from server.log import read
from server.org.change import Change
from server.org.directory import Directory
from server.org.outside import regrade
from server.store import statuses
from server.store.connection import Connection
from server.store.conversations import barred, members_of
from server.store.privacy import KEY, privacy_of
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.conversation import ConversationKind
from shared.model.state import encode_value
from shared.protocol.chat import (
    Arrange,
    DraftKept,
    HideEntries,
    MarkDelivered,
    MarkRead,
    SetDraft,
    SetPrivacy,
    SetReminder,
    SomeoneTyping,
    Typing,
)
from shared.protocol.sync import StateChanged, StateItem
from shared.wire.message import Request
from shared.wire.session import Done


class ChatFeature:
    """Handlers of `shared.protocol.chat`."""

    def __init__(self, store: Store, bus: Bus, clock: Clock, directory: Directory) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock
        self._directory = directory
        self._typing_told = RateOfEach(limits.TYPING_PER_SECOND, limits.TYPING_AT_ONCE)

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {
            MarkDelivered: self._delivered,
            MarkRead: self._read,
            SetDraft: self._set_draft,
            Arrange: self._arrange,
            HideEntries: self._hide,
            SetReminder: self._set_reminder,
            SetPrivacy: self._set_privacy,
            Typing: self._typing,
        }

    async def _delivered(self, session: Session, request: MarkDelivered) -> Done:
        person = session.require_person()
        moved = await self._store.write(lambda db: marking.mark_delivered(db, person, request))
        return self._tell_moved(request.conversation, moved)

    async def _read(self, session: Session, request: MarkRead) -> Done:
        person = session.require_person()
        moved = await self._store.write(lambda db: marking.mark_read(db, person, request))
        return self._tell_moved(request.conversation, moved)

    def _tell_moved(self, conversation: bytes, moved: Moved) -> Done:
        for person, items in moved.told.items():
            self._bus.publish((person,), StateChanged(items))
        if moved.readers:
            self._bus.share(ReadersMoved(conversation))
        return Done()

    async def _set_draft(self, session: Session, request: SetDraft) -> DraftKept:
        person, now = session.require_person(), self._clock()
        kept, items = await self._store.write(lambda db: drafts.put_draft(db, person, request, now))
        self._tell(person, items)
        return kept

    async def _arrange(self, session: Session, request: Arrange) -> Done:
        person, now = session.require_person(), self._clock()
        self._tell(person, await self._store.write(lambda db: arranging.arrange(db, person, request, now)))
        return Done()

    async def _hide(self, session: Session, request: HideEntries) -> Done:
        person = session.require_person()
        self._tell(person, await self._store.write(lambda db: arranging.hide(db, person, request)))
        return Done()

    async def _set_reminder(self, session: Session, request: SetReminder) -> Done:
        person, now = session.require_person(), self._clock()
        self._tell(
            person, await self._store.write(lambda db: reminding.set_reminder(db, person, request, now))
        )
        return Done()

    async def _set_privacy(self, session: Session, request: SetPrivacy) -> Done:
        person = session.require_person()
        await self._directory.change(person, lambda change: _put_privacy(change, person, request), tell=False)
        return Done()

    def _tell(self, person: bytes, items: tuple[StateItem, ...]) -> None:
        """Tell all my devices what changed in my own state, if anything did."""
        if items:
            self._bus.publish((person,), StateChanged(items))

    async def _typing(self, session: Session, request: Typing) -> Done:
        person = session.require_person()
        others = await self._store.read(lambda db: _typing_audience(db, person, request.conversation))
        # Whoever claims to type faster than anybody does is believed no more: each claim goes to many.
        if others and self._typing_told.take(person):
            self._bus.publish(others, SomeoneTyping(request.conversation, person, request.active))
        return Done()


def _put_privacy(change: Change, person: bytes, request: SetPrivacy) -> None:
    before = privacy_of(change.connection, person)
    after = request.after(before)
    if after != before:
        change.desk.put(person, {KEY: encode_value(after)})
        regrade(change, before, after)


def _typing_audience(connection: Connection, person: bytes, conversation: bytes) -> tuple[bytes, ...]:
    """Return who is told that somebody types: nobody in a large group, and nothing of who is invisible.

    Nor of who keeps it to themselves.

    Where one of two has blocked the other neither is told: who may not write, and to whom I am offline.
    """
    one = read.member_view(connection, person, conversation)
    if not one.current:
        raise Refusal(ErrorCode.NOT_MEMBER)
    if statuses.is_invisible(connection, person) or not privacy_of(connection, person).typing:
        return ()
    members = members_of(connection, one.number, limits.TYPING_MEMBERS + 1)
    if len(members) > limits.TYPING_MEMBERS:
        return ()
    if one.kind is ConversationKind.DIRECT and barred(connection, members):
        return ()
    return tuple(other for other in members if other != person)
