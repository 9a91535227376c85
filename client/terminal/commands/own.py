"""The commands about what I keep for myself, and about the organisation as I see it."""

from typing import Annotated

from msgspec import Meta

from client.terminal.commands.admin import Department, Mail, Phones, Text
from client.terminal.commands.command import Command, Whom
from shared import limits
from shared.model.privacy import Grade


class OwnCommand(Command, frozen=True, kw_only=True):
    """The base of these commands."""


class ArrangeCommand(OwnCommand, frozen=True, tag="arrange", kw_only=True):
    """Change how I keep a conversation in my list; what is not given stays."""

    to: str = ""
    conversation: str = ""
    muted: bool | None = None
    sticky: bool | None = None
    unread: bool | None = None
    hidden: bool | None = None
    folded: bool | None = None


class HideCommand(OwnCommand, frozen=True, tag="hide", kw_only=True):
    """Keep messages out of my own sight, or bring them back."""

    to: str = ""
    conversation: str = ""
    ids: Annotated[tuple[str, ...], Meta(min_length=1, max_length=limits.HIDE)]
    on: bool = True


class NoteCommand(OwnCommand, frozen=True, tag="note", kw_only=True):
    """Keep something about a colleague for myself; what is not given stays."""

    person: Whom
    remark: Text | None = None
    favourite: bool | None = None
    blocked: bool | None = None


class ConfirmArrivalCommand(OwnCommand, frozen=True, tag="confirm_arrival", kw_only=True):
    """Say that it was me who signed in on a device: none of mine tells of it any more."""

    device: str


class OwnCardCommand(OwnCommand, frozen=True, tag="own_card", kw_only=True):
    """Change my own card; what is not given stays."""

    signature: Annotated[str, Meta(max_length=limits.SIGNATURE_LENGTH)] | None = None
    phones: Phones | None = None
    mail: Mail | None = None


class PrivacyCommand(OwnCommand, frozen=True, tag="privacy", kw_only=True):
    """Choose what others learn of me, and which outside contacts see what of my card; tell what is chosen.

    What is not given stays.
    """

    read: bool | None = None
    typing: bool | None = None
    phones: Grade | None = None
    mail: Grade | None = None
    signature: Grade | None = None


class DepartmentsCommand(OwnCommand, frozen=True, tag="departments", kw_only=True):
    """Tell the departments below one, by default from the top; `deep`: all of them."""

    below: Department = ""
    deep: bool = True


class StaffCommand(OwnCommand, frozen=True, tag="people_in", kw_only=True):
    """Tell who is right in a department; in none, without a department."""

    department: Department = ""


class PolicyCommand(OwnCommand, frozen=True, tag="policy"):
    """Tell the rules of the organisation, and what I may do by them."""


AnyOwnCommand = (
    ArrangeCommand
    | HideCommand
    | NoteCommand
    | ConfirmArrivalCommand
    | OwnCardCommand
    | PrivacyCommand
    | DepartmentsCommand
    | StaffCommand
    | PolicyCommand
)
