"""The commands of the JSON terminal: one object a line, `do` names it, `ref` comes back in the answer."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from client.terminal.commands.admin import AnyAdminCommand
from client.terminal.commands.command import Command, People, Ref
from client.terminal.commands.contact import AnyContactCommand
from client.terminal.commands.file import AnyFileCommand
from client.terminal.commands.group import AnyGroupCommand
from client.terminal.commands.later import AnyLaterCommand
from client.terminal.commands.own import AnyOwnCommand
from client.terminal.commands.reply import AnyReplyCommand
from shared.errors import ErrorCode, Refusal
from shared.model.presence import Presence
from shared.model.words import TYPED

LINE = 256 * 1024
"""Bytes in one line."""


class SignInCommand(Command, frozen=True, tag="sign_in", kw_only=True):
    """Sign in; without a password, with what was kept; `unseen`: offline to others before they see it."""

    user: str = ""
    password: str = ""
    trust: str = ""
    server: str = ""
    unseen: bool = False


class FindServersCommand(Command, frozen=True, tag="find_servers", kw_only=True):
    """Look for servers that announce themselves; `on` names where, else the profile's settings do."""

    on: Annotated[tuple[str, ...], Meta(max_length=16)] = ()
    seconds: Annotated[float, Meta(gt=0, le=10)] = 2.0


class SignOutCommand(Command, frozen=True, tag="sign_out"):
    """Sign this device out."""


class PeopleCommand(Command, frozen=True, tag="people", kw_only=True):
    """Find people by name, remark, number, pinyin, initials, phone or department."""

    find: str = ""
    limit: Annotated[int, Meta(ge=1, le=1000)] = 50


class SendCommand(Command, frozen=True, tag="send", kw_only=True):
    """Send a message; `to` is a person, a staff number or a conversation."""

    to: str
    text: str
    id: str = ""
    mentions: People = ()
    everyone: bool = False


class EditCommand(Command, frozen=True, tag="edit", kw_only=True):
    """Replace the words of an own message."""

    id: str
    text: str


class RecallCommand(Command, frozen=True, tag="recall", kw_only=True):
    """Take an own message back."""

    id: str


class ReactCommand(Command, frozen=True, tag="react", kw_only=True):
    """Put an emoji to a message, or take it off."""

    id: str
    emoji: str
    on: bool = True


class PinCommand(Command, frozen=True, tag="pin", kw_only=True):
    """Pin a message for everyone, or unpin it."""

    id: str
    on: bool = True


class HistoryCommand(Command, frozen=True, tag="history", kw_only=True):
    """Read back from the seq `before` (0: from the newest), or on from the seq `after`."""

    to: str = ""
    conversation: str = ""
    before: Annotated[int, Meta(ge=0)] = 0
    after: Annotated[int, Meta(ge=0)] | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 50


class SearchCommand(Command, frozen=True, tag="search", kw_only=True):
    """Find messages on this device by their words; `further` goes on where an answer before ended."""

    find: Annotated[str, Meta(max_length=TYPED)]
    to: str = ""
    conversation: str = ""
    further: Annotated[int, Meta(ge=0, lt=2**62)] = 0
    limit: Annotated[int, Meta(ge=1, le=500)] = 50


class MarkReadCommand(Command, frozen=True, tag="mark_read", kw_only=True):
    """Mark as read up to `seq` (0: up to the newest)."""

    to: str = ""
    conversation: str = ""
    seq: Annotated[int, Meta(ge=0)] = 0


class TypingCommand(Command, frozen=True, tag="typing", kw_only=True):
    """Say that I type, or have stopped."""

    to: str = ""
    conversation: str = ""
    active: bool = True


class DraftCommand(Command, frozen=True, tag="draft", kw_only=True):
    """Keep words begun in a conversation, none to take them away."""

    to: str
    text: str = ""


class PresenceCommand(Command, frozen=True, tag="presence", kw_only=True):
    """Say how I want to be seen on all my devices, whether somebody sits at this one, or has just touched it.

    A choice has words of its own, until a time (Unix ms, 0: for good).
    """

    choice: Presence | None = None
    text: str = ""
    until: int = 0
    away: bool | None = None
    touched: bool = False


class ConversationsCommand(Command, frozen=True, tag="conversations", kw_only=True):
    """List the conversations: the sticky ones, then those with the newest message first."""

    hidden: bool = False


class DevicesCommand(Command, frozen=True, tag="devices"):
    """List the devices of this account."""


class RevokeDeviceCommand(Command, frozen=True, tag="revoke_device", kw_only=True):
    """Sign one of my devices out for good."""

    device: str


class ChangePasswordCommand(Command, frozen=True, tag="change_password", kw_only=True):
    """Replace the password."""

    old: str
    new: str


class RetryCommand(Command, frozen=True, tag="retry", kw_only=True):
    """Send a refused entry again."""

    id: str


class DeleteCommand(Command, frozen=True, tag="delete", kw_only=True):
    """Delete a refused entry."""

    id: str


class CancelCommand(Command, frozen=True, tag="cancel", kw_only=True):
    """Take back an entry that waits, if no server can have it."""

    id: str


class StatusCommand(Command, frozen=True, tag="status"):
    """Tell where this client stands."""


class QuitCommand(Command, frozen=True, tag="quit"):
    """End; what is not sent stays in the outbox."""


AnyCommand = (
    SignInCommand
    | FindServersCommand
    | SignOutCommand
    | PeopleCommand
    | SendCommand
    | EditCommand
    | RecallCommand
    | ReactCommand
    | PinCommand
    | HistoryCommand
    | SearchCommand
    | MarkReadCommand
    | TypingCommand
    | DraftCommand
    | PresenceCommand
    | ConversationsCommand
    | DevicesCommand
    | RevokeDeviceCommand
    | ChangePasswordCommand
    | RetryCommand
    | DeleteCommand
    | CancelCommand
    | StatusCommand
    | QuitCommand
    | AnyGroupCommand
    | AnyOwnCommand
    | AnyReplyCommand
    | AnyContactCommand
    | AnyFileCommand
    | AnyLaterCommand
    | AnyAdminCommand
)

_decoder = msgspec.json.Decoder(AnyCommand)


class _Reference(Struct, frozen=True):
    ref: Ref = None


_references = msgspec.json.Decoder(_Reference)


def parse_command(line: bytes) -> AnyCommand:
    """Read a line; raises Refusal `bad_message` (part ``command``, problem)."""
    try:
        return _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="command", problem=str(error)[:200]) from error


def reference_of(line: bytes) -> Ref:
    """Return the `ref` of a line that is no command, if there is one to be found."""
    try:
        return _references.decode(line).ref
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
