"""The commands about groups: `group` is a conversation's id, people are staff numbers or ids."""

from typing import Annotated

from msgspec import Meta

from client.terminal.commands.command import Command, People, Whom
from shared import limits
from shared.model.conversation import Joining, Rank

Group = Annotated[str, Meta(min_length=1, max_length=limits.NAME_LENGTH)]


Moment = Annotated[int, Meta(ge=0, lt=2**53)]
"""Unix ms; 0 for never."""


class GroupCommand(Command, frozen=True, kw_only=True):
    """The base of the commands about groups."""


class OneGroupCommand(GroupCommand, frozen=True, kw_only=True):
    """The base of those that name the group."""

    group: Group


class CreateGroupCommand(GroupCommand, frozen=True, tag="create_group", kw_only=True):
    """Found a group, or a public room; `id` makes repeating it harmless."""

    name: str = ""
    members: People = ()
    room: bool = False
    joining: Joining = Joining.CLOSED
    from_start: bool = False
    about: str = ""
    ends: Moment = 0
    id: str = ""


class AddMembersCommand(OneGroupCommand, frozen=True, tag="add_members", kw_only=True):
    """Let people into a group."""

    people: People


class RemoveMembersCommand(OneGroupCommand, frozen=True, tag="remove_members", kw_only=True):
    """Show people out of a group."""

    people: People


class LeaveCommand(OneGroupCommand, frozen=True, tag="leave", kw_only=True):
    """Leave a group."""


class SetRankCommand(OneGroupCommand, frozen=True, tag="set_rank", kw_only=True):
    """Make somebody an admin or a member; with `owner` the group is handed over."""

    person: Whom
    rank: Rank


class MuteMembersCommand(OneGroupCommand, frozen=True, tag="mute_members", kw_only=True):
    """Keep members from writing, or let them again."""

    people: People
    on: bool = True


class SetRulesCommand(OneGroupCommand, frozen=True, tag="set_rules", kw_only=True):
    """Change the rules of a group; what is not given stays."""

    name: str | None = None
    about: str | None = None
    joining: Joining | None = None
    from_start: bool | None = None
    mute_all: bool | None = None
    ends: Moment | None = None


class SetNicknameCommand(OneGroupCommand, frozen=True, tag="set_nickname", kw_only=True):
    """Be called otherwise in a group; an empty name takes that back."""

    name: str = ""


class SetNoticeCommand(OneGroupCommand, frozen=True, tag="set_notice", kw_only=True):
    """Put a notice up; an empty one takes it away."""

    text: str = ""


class DisbandCommand(OneGroupCommand, frozen=True, tag="disband", kw_only=True):
    """End a group for everyone."""


class CardCommand(OneGroupCommand, frozen=True, tag="card", kw_only=True):
    """Tell what a group is."""


class MembersCommand(OneGroupCommand, frozen=True, tag="members", kw_only=True):
    """Tell who is in a group."""


class RoomsCommand(GroupCommand, frozen=True, tag="rooms", kw_only=True):
    """Search the directory of rooms."""

    find: Annotated[str, Meta(max_length=limits.NAME_LENGTH)] = ""


class JoinCommand(OneGroupCommand, frozen=True, tag="join", kw_only=True):
    """Join an open room."""


class AskToJoinCommand(OneGroupCommand, frozen=True, tag="ask_to_join", kw_only=True):
    """Ask to be let into a room, or take that back."""

    words: Annotated[str, Meta(max_length=limits.WORDS_LENGTH)] = ""
    on: bool = True


class JoinRequestsCommand(OneGroupCommand, frozen=True, tag="join_requests", kw_only=True):
    """Tell who waits to be let in."""


class LetInCommand(OneGroupCommand, frozen=True, tag="let_in", kw_only=True):
    """Let somebody in who asked."""

    person: Whom


class TurnDownCommand(OneGroupCommand, frozen=True, tag="turn_down", kw_only=True):
    """Do not let somebody in who asked."""

    person: Whom


class WatchReadersCommand(OneGroupCommand, frozen=True, tag="watch_readers", kw_only=True):
    """Be told how many have read these messages of mine; none to end it."""

    seqs: Annotated[tuple[Annotated[int, Meta(ge=1)], ...], Meta(max_length=limits.READERS_WATCHED)] = ()


class ReadersCommand(OneGroupCommand, frozen=True, tag="readers", kw_only=True):
    """Tell who has read a message of mine, or who has not."""

    seq: Annotated[int, Meta(ge=1)]
    read: bool = True


class UrgeToReadCommand(OneGroupCommand, frozen=True, tag="urge_to_read", kw_only=True):
    """Ask those to read a message of mine who have not; a one-to-one conversation will do, too."""

    seq: Annotated[int, Meta(ge=1)]


MemberCommand = (
    AddMembersCommand
    | RemoveMembersCommand
    | LeaveCommand
    | SetRankCommand
    | MuteMembersCommand
    | JoinCommand
    | LetInCommand
    | SetNicknameCommand
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
    | UrgeToReadCommand
)
