"""Groups beside their logs: cards, members, the directory of rooms, asking to join, and who has read.

Founding, members, rules and notices are entries (see `shared.model.bodies`): they are appended as
messages are.
"""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits
from shared.ids import Id
from shared.model.entry import Seq
from shared.model.rights import Right
from shared.wire.message import Event, Reply, Request
from shared.wire.session import Done

Text = Annotated[str, Meta(max_length=limits.NAME_LENGTH)]


class GroupCard(Reply, frozen=True, array_like=True, tag="groups.card"):
    """What a group is. `kind` and `joining` are words of `shared.model.conversation`.

    `notice` is the seq of the notice that stands, 0 for none; `members` counts them at the head.
    To someone who is no member a room tells the same, but for its notice. At `ends` (Unix ms, 0: never)
    nobody can write in it any more; `ended` once that has come by the server's clock.
    """

    conversation: Id
    kind: str
    name: str
    about: str
    joining: str
    from_start: bool
    mute_all: bool
    disbanded: bool
    owner: Id | None
    members: int
    notice: Seq
    notice_text: str
    member: bool
    ends: int = 0
    ended: bool = False


class GetGroup(Request[GroupCard], frozen=True, array_like=True, tag="groups.get"):
    """Ask for a group's card. Refused with `not_member`."""

    conversation: Id


class Member(Struct, frozen=True, array_like=True):
    """One member, with the name, so that people whom the directory withholds can be named.

    `nickname` is how they are called in this group, empty for their own name.
    """

    person: Id
    rank: str
    muted: bool
    name: str
    number: str
    nickname: str = ""


class Members(Reply, frozen=True, array_like=True, tag="groups.members"):
    """Members by person id, ascending; ask again after the last while `more`. `seq` is the group's head."""

    members: tuple[Member, ...]
    more: bool
    seq: Seq


class ListMembers(Request[Members], frozen=True, array_like=True, tag="groups.list_members"):
    """Ask for the members after a person. Refused with `not_member`."""

    conversation: Id
    after: Id | None = None


class RoomFound(Struct, frozen=True, array_like=True):
    """A room as its directory shows it; `asked` when the asker waits to be let in."""

    conversation: Id
    name: str
    about: str
    joining: str
    members: int
    member: bool
    asked: bool
    ends: int = 0


class Rooms(Reply, frozen=True, array_like=True, tag="groups.rooms"):
    """Rooms by name; `more` when there are further ones: narrow the search."""

    rooms: tuple[RoomFound, ...]
    more: bool


class FindRooms(Request[Rooms], frozen=True, array_like=True, tag="groups.find_rooms"):
    """Search the directory of rooms by a part of the name or description, all for no text.

    Refused with `not_allowed` (right).
    """

    right = Right.ROOMS

    text: Text = ""


class AskToJoin(Request[Done], frozen=True, array_like=True, tag="groups.ask_to_join"):
    """Ask to be let into a room whose rule is approval, or take that back.

    Refused with `not_found`, `not_allowed` (right, or reason "joining", "member", "too_many").
    """

    right = Right.ROOMS

    conversation: Id
    words: Annotated[str, Meta(max_length=limits.WORDS_LENGTH)] = ""
    on: bool = True


class JoinRequest(Struct, frozen=True, array_like=True):
    """Someone who waits to be let in, since when (Unix ms), with their words."""

    person: Id
    name: str
    words: str
    time: int


class JoinRequests(Reply, frozen=True, array_like=True, tag="groups.join_requests"):
    """Who waits, oldest first."""

    requests: tuple[JoinRequest, ...]


class ListJoinRequests(Request[JoinRequests], frozen=True, array_like=True, tag="groups.list_join_requests"):
    """Ask who waits to be let in; adding them lets them in. Refused with `not_member`, `not_allowed`."""

    conversation: Id


class TurnDown(Request[Done], frozen=True, array_like=True, tag="groups.turn_down"):
    """Do not let someone in who asked. Refused with `not_member`, `not_allowed`, `not_found`."""

    conversation: Id
    person: Id


class ReadCount(Struct, frozen=True, array_like=True):
    """How many of those a message was for have read it; who is invisible is not counted."""

    seq: Seq
    read: int
    of: int


class ReadersCounted(Event, frozen=True, array_like=True, tag="groups.readers_counted"):
    """Counts that changed of messages I watch; at most once a second."""

    conversation: Id
    counts: tuple[ReadCount, ...]


class ReadCounts(Reply, frozen=True, array_like=True, tag="groups.read_counts"):
    """The counts of the messages asked for that the asker wrote."""

    counts: tuple[ReadCount, ...]


class WatchReaders(Request[ReadCounts], frozen=True, array_like=True, tag="groups.watch_readers"):
    """Be told how many have read these messages of mine, instead of those watched before; none to end it.

    Refused with `not_member`, `not_allowed` (reason "author").
    """

    conversation: Id
    seqs: Annotated[tuple[Seq, ...], Meta(max_length=limits.READERS_WATCHED)]


class Readers(Reply, frozen=True, array_like=True, tag="groups.readers"):
    """People by id, ascending; ask again after the last while `more`.

    `urged` is when those who have not read it were last asked to (Unix ms, 0: not lately).
    """

    people: tuple[Id, ...]
    more: bool
    urged: int = 0


class ListReaders(Request[Readers], frozen=True, array_like=True, tag="groups.list_readers"):
    """Ask who has read a message of mine, or who has not. Refused as `groups.watch_readers`."""

    conversation: Id
    seq: Seq
    read: bool = True
    after: Id | None = None


class UrgedToRead(Reply, frozen=True, array_like=True, tag="groups.urged_to_read"):
    """How many were asked to read it, and when (Unix ms)."""

    people: int
    time: int


class UrgeToRead(Request[UrgedToRead], frozen=True, array_like=True, tag="groups.urge_to_read"):
    """Ask those to read a message of mine who have not, in a group or one to one.

    Refused with `not_member`, `too_many_requests` (limit), `not_allowed` (reason "author", "kind",
    "recalled"; what forbids writing, as "muted"; "read" when nobody is left; "urged" with `until`).
    """

    conversation: Id
    seq: Seq
