"""What an entry did to a group: who did what to whom. The words are the terminal's and the window's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from shared.ids import ORGANISATION
from shared.model.bodies import GroupBody, MemberBody, NicknameBody, NoticeBody, RulesBody
from shared.model.fold import Standing


class Change(Enum):
    """What can happen to a group."""

    GROUP = auto()
    GROUP_WITH = auto()
    ROOM = auto()
    DEPARTMENT = auto()
    STAFF = auto()
    CAME = auto()
    WENT = auto()
    ADDED = auto()
    REMOVED = auto()
    HANDED_OVER = auto()
    OWNED = auto()
    ADMIN = auto()
    MEMBER = auto()
    IN_CHARGE = auto()
    NOT_IN_CHARGE = auto()
    MUTED = auto()
    UNMUTED = auto()
    UNKNOWN = auto()
    NOTICE = auto()
    NO_NOTICE = auto()
    DISBANDED = auto()
    RENAMED = auto()
    CALLED = auto()
    ABOUT = auto()
    CLOSED = auto()
    APPROVAL = auto()
    OPEN = auto()
    JOINING = auto()
    FROM_START = auto()
    FROM_JOINING = auto()
    MUTE_ALL = auto()
    MUTE_NOBODY = auto()
    NICKNAME = auto()
    NO_NICKNAME = auto()
    ENDS = auto()
    ENDS_NEVER = auto()
    ENDS_SOON = auto()
    ENDED = auto()


_KINDS = {"room": Change.ROOM, "department": Change.DEPARTMENT, "staff": Change.STAFF}
_BY_THEMSELVES = {"join": Change.CAME, "leave": Change.WENT}
_BY_SOMEBODY = {
    "add": Change.ADDED,
    "remove": Change.REMOVED,
    "owner": Change.HANDED_OVER,
    "admin": Change.ADMIN,
    "member": Change.MEMBER,
    "mute": Change.MUTED,
    "unmute": Change.UNMUTED,
}
# A group that follows the organisation changes by itself: nobody in it has done that.
_BY_THE_ORGANISATION = {
    "add": Change.CAME,
    "remove": Change.WENT,
    "owner": Change.OWNED,
    "admin": Change.IN_CHARGE,
    "member": Change.NOT_IN_CHARGE,
}
_JOINING = {"closed": Change.CLOSED, "approval": Change.APPROVAL, "open": Change.OPEN}


@dataclass(frozen=True)
class GroupChange:
    """One thing that somebody did; `text` is a notice on one line, or a new name; `time` an end (Unix ms)."""

    what: Change
    by: bytes
    whom: tuple[bytes, ...] = ()
    text: str = ""
    time: int = 0


def changes_of(standing: Standing) -> tuple[GroupChange, ...] | None:
    """Return what an entry changed; None for one that governs no group, or is recalled."""
    by = standing.author
    match standing.body:
        case GroupBody() as body:
            ends = () if not body.ends else (GroupChange(Change.ENDS, by, time=body.ends),)
            return (_founded(body, by), *ends)
        case MemberBody() as body:
            return (GroupChange(_of_members(body.change, by), by, tuple(body.people)),)
        case RulesBody(disbanded=True):
            return (GroupChange(Change.DISBANDED, by),)
        case RulesBody() as body:
            return tuple(_rules(body, standing))
        case NoticeBody(text):
            words = " ".join(text.split())
            return (GroupChange(Change.NOTICE if words else Change.NO_NOTICE, by, text=words),)
        case NicknameBody(name):
            words = " ".join(name.split())
            return (GroupChange(Change.NICKNAME if words else Change.NO_NICKNAME, by, (by,), words),)
        case _:
            return None


def _founded(body: GroupBody, by: bytes) -> GroupChange:
    others = tuple(one for one in body.members if one != by)
    return GroupChange(_KINDS.get(body.group, Change.GROUP_WITH if others else Change.GROUP), by, others)


def _of_members(change: str, by: bytes) -> Change:
    known = _BY_THEMSELVES | _BY_SOMEBODY | (_BY_THE_ORGANISATION if by == ORGANISATION else {})
    return known.get(change, Change.UNKNOWN)


def _rules(body: RulesBody, standing: Standing) -> Iterator[GroupChange]:
    by = standing.author
    if body.name is not None:
        renamed = Change.CALLED if by == ORGANISATION else Change.RENAMED
        yield GroupChange(renamed, by, text=body.name)
    if body.about is not None:
        yield GroupChange(Change.ABOUT, by)
    if body.joining is not None:
        yield GroupChange(_JOINING.get(body.joining, Change.JOINING), by)
    if body.from_start is not None:
        yield GroupChange(Change.FROM_START if body.from_start else Change.FROM_JOINING, by)
    if body.mute_all is not None:
        yield GroupChange(Change.MUTE_ALL if body.mute_all else Change.MUTE_NOBODY, by)
    if body.ends is not None:
        yield GroupChange(_of_end(body.ends, standing), by, time=body.ends)


def _of_end(ends: int, standing: Standing) -> Change:
    """The organisation names an end again to tell that it comes, or that it has come."""
    if not ends:
        return Change.ENDS_NEVER
    if standing.author != ORGANISATION:
        return Change.ENDS
    return Change.ENDS_SOON if standing.time < ends else Change.ENDED
