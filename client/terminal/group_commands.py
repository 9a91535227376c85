"""The commands about groups: `group` is a conversation's id, people are staff numbers or ids."""

from typing import Annotated

from msgspec import Meta

from client.terminal.command import Command, People, Whom
from shared import limits
from shared.model.conversation import Joining, Rank

Group = Annotated[str, Meta(min_length=1, max_length=limits.NAME_LENGTH)]


class GroupCommand(Command, frozen=True, kw_only=True):
    """The base of the commands about groups."""


class CreateGroupCommand(GroupCommand, frozen=True, tag="create_group", kw_only=True):
    """Found a group, or a public room; `id` makes repeating it harmless."""

    name: str = ""
    members: People = ()
    room: bool = False
    joining: Joining = Joining.CLOSED
    from_start: bool = False
    about: str = ""
    id: str = ""


class AddMembersCommand(GroupCommand, frozen=True, tag="add_members", kw_only=True):
    """Let people into a group."""

    group: Group
    people: People


class RemoveMembersCommand(GroupCommand, frozen=True, tag="remove_members", kw_only=True):
    """Show people out of a group."""

    group: Group
    people: People


class LeaveCommand(GroupCommand, frozen=True, tag="leave", kw_only=True):
    """Leave a group."""

    group: Group


class SetRankCommand(GroupCommand, frozen=True, tag="set_rank", kw_only=True):
    """Make somebody an admin or a member; with `owner` the group is handed over."""

    group: Group
    person: Whom
    rank: Rank


class MuteMembersCommand(GroupCommand, frozen=True, tag="mute_members", kw_only=True):
    """Keep members from writing, or let them again."""

    group: Group
    people: People
    on: bool = True


class SetRulesCommand(GroupCommand, frozen=True, tag="set_rules", kw_only=True):
    """Change the rules of a group; what is not given stays."""

    group: Group
    name: str | None = None
    about: str | None = None
    joining: Joining | None = None
    from_start: bool | None = None
    mute_all: bool | None = None


class SetNoticeCommand(GroupCommand, frozen=True, tag="set_notice", kw_only=True):
    """Put a notice up; an empty one takes it away."""

    group: Group
    text: str = ""


class DisbandCommand(GroupCommand, frozen=True, tag="disband", kw_only=True):
    """End a group for everyone."""

    group: Group


class CardCommand(GroupCommand, frozen=True, tag="card", kw_only=True):
    """Tell what a group is."""

    group: Group


class MembersCommand(GroupCommand, frozen=True, tag="members", kw_only=True):
    """Tell who is in a group."""

    group: Group


class RoomsCommand(GroupCommand, frozen=True, tag="rooms", kw_only=True):
    """Search the directory of rooms."""

    find: Annotated[str, Meta(max_length=limits.NAME_LENGTH)] = ""


class JoinCommand(GroupCommand, frozen=True, tag="join", kw_only=True):
    """Join an open room."""

    group: Group


class AskToJoinCommand(GroupCommand, frozen=True, tag="ask_to_join", kw_only=True):
    """Ask to be let into a room, or take that back."""

    group: Group
    words: Annotated[str, Meta(max_length=limits.WORDS_LENGTH)] = ""
    on: bool = True


class JoinRequestsCommand(GroupCommand, frozen=True, tag="join_requests", kw_only=True):
    """Tell who waits to be let in."""

    group: Group


class LetInCommand(GroupCommand, frozen=True, tag="let_in", kw_only=True):
    """Let somebody in who asked."""

    group: Group
    person: Whom


class TurnDownCommand(GroupCommand, frozen=True, tag="turn_down", kw_only=True):
    """Do not let somebody in who asked."""

    group: Group
    person: Whom


class WatchReadersCommand(GroupCommand, frozen=True, tag="watch_readers", kw_only=True):
    """Be told how many have read these messages of mine; none to end it."""

    group: Group
    seqs: Annotated[tuple[Annotated[int, Meta(ge=1)], ...], Meta(max_length=limits.READERS_WATCHED)] = ()


class ReadersCommand(GroupCommand, frozen=True, tag="readers", kw_only=True):
    """Tell who has read a message of mine, or who has not."""

    group: Group
    seq: Annotated[int, Meta(ge=1)]
    read: bool = True


MemberCommand = (
    AddMembersCommand
    | RemoveMembersCommand
    | LeaveCommand
    | SetRankCommand
    | MuteMembersCommand
    | JoinCommand
    | LetInCommand
)
AnyGroupCommand = (
    CreateGroupCommand
    | MemberCommand
    | SetRulesCommand
    | SetNoticeCommand
    | DisbandCommand
    | CardCommand
    | MembersCommand
    | RoomsCommand
    | AskToJoinCommand
    | JoinRequestsCommand
    | TurnDownCommand
    | WatchReadersCommand
    | ReadersCommand
)
