"""The commands about what is to happen at a time: messages for later, and reminders."""

from typing import Annotated

from msgspec import Meta

from client.terminal.commands.command import Command, People
from client.terminal.commands.file import FilePath
from shared import limits

Time = Annotated[int, Meta(ge=0, lt=2**53)]


class LaterCommand(Command, frozen=True, kw_only=True):
    """The base of these commands."""


class SendLaterCommand(LaterCommand, frozen=True, tag="send_later", kw_only=True):
    """Have a message sent at `due` (Unix ms), with files of this machine's disk or without."""

    to: str
    due: Time
    text: str = ""
    files: Annotated[tuple[FilePath, ...], Meta(max_length=limits.ATTACHMENTS)] = ()
    mentions: People = ()
    everyone: bool = False


class LaterListCommand(LaterCommand, frozen=True, tag="later", kw_only=True):
    """Tell what waits for its time, and what could not be sent; `to`: in one conversation."""

    to: str = ""


class ChangeLaterCommand(LaterCommand, frozen=True, tag="change_later", kw_only=True):
    """Change words or time of a message that waits; what is not given stays. A time that is over sends it."""

    id: str
    text: str | None = None
    due: Time | None = None


class CancelLaterCommand(LaterCommand, frozen=True, tag="cancel_later", kw_only=True):
    """Take a message back that waits, or put one aside that could not be sent."""

    id: str


class RemindCommand(LaterCommand, frozen=True, tag="remind", kw_only=True):
    """Be reminded of a message at `due` (Unix ms), 0 for not, or not any more."""

    to: str = ""
    conversation: str = ""
    id: str
    due: Time


class RemindersCommand(LaterCommand, frozen=True, tag="reminders"):
    """Tell what I want to be reminded of, the next first."""


AnyLaterCommand = (
    SendLaterCommand
    | LaterListCommand
    | ChangeLaterCommand
    | CancelLaterCommand
    | RemindCommand
    | RemindersCommand
)
