"""Delivered and read marks, drafts, how I keep my list, and typing."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from shared import limits
from shared.ids import Id
from shared.model.bodies import Styles
from shared.model.entry import Seq
from shared.model.privacy import Grade
from shared.model.state import Draft, Privacy
from shared.wire.message import Event, Offline, Reply, Request
from shared.wire.session import Done


class MarkDelivered(Request[Done], frozen=True, array_like=True, tag="chat.mark_delivered"):
    """My device has stored everything up to `seq`. Only rises; one-to-one conversations only."""

    offline = Offline.LATEST

    conversation: Id
    seq: Seq


class MarkRead(Request[Done], frozen=True, array_like=True, tag="chat.mark_read"):
    """I have read everything up to `seq`. Only rises."""

    offline = Offline.LATEST

    conversation: Id
    seq: Seq


class DraftKept(Reply, frozen=True, array_like=True, tag="chat.draft_kept"):
    """The draft that stands, which may be a later one of another device, and its version in my state."""

    draft: Draft
    version: int


class SetDraft(Request[DraftKept], frozen=True, array_like=True, tag="chat.set_draft"):
    """Keep words begun in a conversation for my other devices, unless later ones are kept already.

    An empty text takes the draft away. `time` is Unix ms, and above that of the draft it replaces.
    Refused with `not_member`.
    """

    offline = Offline.LATEST

    conversation: Id
    text: Annotated[str, Meta(max_length=limits.DRAFT_LENGTH)]
    time: int
    styles: Styles = ()


class Arrange(Request[Done], frozen=True, array_like=True, tag="chat.arrange"):
    """Change how I keep a conversation in my list, on all my devices; what is None stays.

    See `shared.model.state.Arrangement`. Refused with `not_member`.
    """

    offline = Offline.LATEST

    conversation: Id
    muted: bool | None = None
    sticky: bool | None = None
    unread: bool | None = None
    hidden: bool | None = None
    folded: bool | None = None


class HideEntries(Request[Done], frozen=True, array_like=True, tag="chat.hide_entries"):
    """Keep entries of a conversation out of my own sight, or bring them back; others see them as before.

    Refused with `not_member`, `not_allowed` (reason "too_many", limit).
    """

    conversation: Id
    entries: Annotated[tuple[Id, ...], Meta(max_length=limits.HIDE)]
    on: bool = True


class SetReminder(Request[Done], frozen=True, array_like=True, tag="chat.set_reminder"):
    """Remind me of the message at `seq` at `due` (Unix ms), on all my devices; 0: not, or not any more.

    Devices remind by themselves once it is due, and until one of them says 0. Refused with `not_member`,
    `not_allowed` (reason "too_many", "too_far", limit).
    """

    offline = Offline.LATEST

    conversation: Id
    entry: Id
    due: Annotated[int, Meta(ge=0, lt=2**53)]
    seq: Seq


class SetPrivacy(Request[Done], frozen=True, array_like=True, tag="chat.set_privacy"):
    """Choose what others are told of me, from now on and by all my devices; what is None stays.

    Kept as the personal state `privacy/`. What was read unseen is told with the next mark after
    `read` is on again. Outside contacts are shown of my card what `phones`, `mail` and `signature`
    (with it the words of my status) let them see.
    """

    offline = Offline.LATEST

    read: bool | None = None
    typing: bool | None = None
    phones: Grade | None = None
    mail: Grade | None = None
    signature: Grade | None = None

    def after(self, before: Privacy) -> Privacy:
        """Return what is chosen once this has been asked for."""
        asked = {name: getattr(self, name) for name in Privacy.__struct_fields__}
        return replace(before, **{name: value for name, value in asked.items() if value is not None})


class Typing(Request[Done], frozen=True, array_like=True, tag="chat.typing"):
    """I am typing in this conversation, or have stopped."""

    conversation: Id
    active: bool


class SomeoneTyping(Event, frozen=True, array_like=True, tag="chat.someone_typing"):
    """Someone else types; fades by itself when not repeated."""

    conversation: Id
    person: Id
    active: bool
