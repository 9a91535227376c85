"""The commands about quick replies, my own and with `company` those that the company offers."""

from typing import Annotated

from msgspec import Meta

from client.terminal.commands.admin import Text
from client.terminal.commands.command import Command
from shared import limits


class ReplyCommand(Command, frozen=True, kw_only=True):
    """The base of these commands."""


class RepliesCommand(ReplyCommand, frozen=True, tag="replies"):
    """Tell the quick replies, my own and the company's."""


class PutReplyCommand(ReplyCommand, frozen=True, tag="put_reply", kw_only=True):
    """Keep a quick reply: a new one, or with an `id` another wording of that."""

    text: Annotated[str, Meta(min_length=1, max_length=limits.REPLY_LENGTH)]
    category: Text = ""
    id: str = ""
    company: bool = False


class RemoveReplyCommand(ReplyCommand, frozen=True, tag="remove_reply", kw_only=True):
    """Keep a quick reply no more."""

    id: str
    company: bool = False


class MoveReplyCommand(ReplyCommand, frozen=True, tag="move_reply", kw_only=True):
    """Let a quick reply stand further up (-1) or down (1) in its category."""

    id: str
    step: Annotated[int, Meta(ge=-1, le=1)]
    company: bool = False


AnyReplyCommand = RepliesCommand | PutReplyCommand | RemoveReplyCommand | MoveReplyCommand
