"""The commands about groups of colleagues that I keep."""

from typing import Annotated

from msgspec import Meta

from client.terminal.commands.admin import Text
from client.terminal.commands.command import Command, Whom
from shared import limits

People = Annotated[tuple[Whom, ...], Meta(max_length=limits.CONTACTS)]


class ContactCommand(Command, frozen=True, kw_only=True):
    """The base of these commands."""


class ContactGroupsCommand(ContactCommand, frozen=True, tag="contact_groups"):
    """Tell the groups, in my order."""


class PutContactGroupCommand(ContactCommand, frozen=True, tag="put_contact_group", kw_only=True):
    """Begin a group with a `name`, or change the one with an `id`; what is not given stays."""

    id: str = ""
    name: Text | None = None
    add: People = ()
    remove: People = ()
    step: Annotated[int, Meta(ge=-limits.CONTACT_GROUPS, le=limits.CONTACT_GROUPS)] = 0


class RemoveContactGroupCommand(ContactCommand, frozen=True, tag="remove_contact_group", kw_only=True):
    """Keep a group no more."""

    id: str


AnyContactCommand = ContactGroupsCommand | PutContactGroupCommand | RemoveContactGroupCommand
