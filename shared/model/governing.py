"""Who may found, govern, join and leave a group: the rules behind its member changes and settings."""

from collections.abc import Iterable

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION, is_made
from shared.model.bodies import Body, GroupBody, MemberBody, RecallBody, RulesBody
from shared.model.conversation import (
    FOLLOWING,
    Conversation,
    ConversationKind,
    Joining,
    Membership,
    Rank,
)
from shared.model.rights import Powers, Right

_STEPS = {Rank.MEMBER: 0, Rank.ADMIN: 1, Rank.OWNER: 2}
_ORGANISATIONS = frozenset({"add", "remove", "mute", "unmute", "admin", "member", "owner"})
"""Changes that the organisation makes; people join and leave by themselves."""
AFTER_THE_END = frozenset({"leave", "remove", "owner"})
"""Changes of members that a group allows whose end has come."""
_FOUNDED = {ConversationKind.GROUP: Right.CREATE_GROUP, ConversationKind.ROOM: Right.CREATE_ROOM}


def require(allowed: bool, reason: str) -> None:
    """Raise Refusal `not_allowed` (reason) unless something is allowed."""
    if not allowed:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason=reason)


def governs(state: Conversation, member: Membership) -> bool:
    """Tell whether a member is a group's owner or one of its admins."""
    return state.kind is not ConversationKind.DIRECT and member.rank is not Rank.MEMBER


def check_founding(state: Conversation, body: GroupBody, author: bytes, powers: Powers, now: int) -> None:
    """Check the first entry of a group; raises Refusal `not_allowed`, `bad_entry`, `group_full`."""
    require(state.seq == 0 and state.kind is not ConversationKind.DIRECT, "founded")
    kind = founded_kind(body)
    joining_of(body.joining)
    _check_end(body.ends, now)
    if author != ORGANISATION:
        if not is_made(state.id):
            # Derived ids are those of other conversations, and anybody can compute them.
            raise Refusal(ErrorCode.BAD_ENTRY, part="conversation")
        right = _FOUNDED.get(kind)
        require(right is not None, "kind")
        powers.require(str(right))
        if len({author, *body.members}) > limits.MEMBERS:
            raise Refusal(ErrorCode.GROUP_FULL, limit=limits.MEMBERS)
    if body.name or kind is ConversationKind.ROOM:
        check_name(body.name)


def founded_kind(body: GroupBody) -> ConversationKind:
    """Return the kind of group that an entry founds; raises Refusal `bad_entry`."""
    try:
        kind = ConversationKind(body.group)
    except ValueError as error:
        raise Refusal(ErrorCode.BAD_ENTRY, part="group") from error
    if kind is ConversationKind.DIRECT:
        raise Refusal(ErrorCode.BAD_ENTRY, part="group")
    return kind


def joining_of(word: str) -> Joining:
    """Return the way of joining a word names; raises Refusal `bad_entry`."""
    try:
        return Joining(word)
    except ValueError as error:
        raise Refusal(ErrorCode.BAD_ENTRY, part="joining") from error


def check_name(name: str) -> None:
    """Refuse a name that nobody could read; raises `bad_entry`."""
    if not name.strip() or not name.isprintable():
        raise Refusal(ErrorCode.BAD_ENTRY, part="name")


def _check_end(ends: int, now: int) -> None:
    """Refuse an end that nobody will live to see; raises `bad_entry`."""
    if ends > now + limits.END_LONGEST * 1000:
        raise Refusal(ErrorCode.BAD_ENTRY, part="ends")


def check_not_ended(state: Conversation, body: Body, now: int) -> None:
    """Refuse what a group whose end has come takes no more; raises Refusal `not_allowed` (reason "ended").

    Its owner may prolong it or disband it, anybody leave it, and what was said be taken back.
    """
    if not state.rules.ended(now):
        return
    match body:
        case GroupBody():
            goes = state.seq == 0
        case RecallBody():
            goes = True
        case RulesBody():
            goes = body.ends is not None or bool(body.disbanded)
        case MemberBody():
            goes = body.change in AFTER_THE_END
        case _:
            goes = False
    require(goes, "ended")


def check_rules(state: Conversation, body: RulesBody, member: Membership, now: int) -> None:
    """Check new rules; raises Refusal `not_allowed`, `bad_entry`."""
    require(governs(state, member), "rank")
    named = [body.name, body.about, body.joining, body.from_start, body.disbanded, body.ends]
    if state.kind in FOLLOWING and member.person != ORGANISATION:
        require(all(one is None for one in named), "follows")
    owners = [body.from_start, body.disbanded, body.ends]
    require(member.rank is Rank.OWNER or all(one is None for one in owners), "rank")
    if body.name is not None:
        check_name(body.name)
    if body.joining is not None:
        joining_of(body.joining)
    _check_end(body.ends or 0, now)


def check_members(
    state: Conversation, body: MemberBody, author: bytes, member: Membership | None, powers: Powers
) -> None:
    """Check a member change; `member` is the author, if one at the head. Raises Refusal.

    `not_allowed`, `not_member`, `not_found` for who is not in the group, `group_full`, `bad_entry`.
    """
    if len(set(body.people)) != len(body.people):
        raise Refusal(ErrorCode.BAD_ENTRY, part="people")
    if author == ORGANISATION:
        _check_organisations(state, body)
    elif body.change == "join":
        _check_join(state, body, author, member, powers)
    elif member is None:
        raise Refusal(ErrorCode.NOT_MEMBER)
    else:
        _check_change(state, body, author, member)


def _check_organisations(state: Conversation, body: MemberBody) -> None:
    """Check a change by the organisation, which may do whatever makes sense."""
    if body.change not in _ORGANISATIONS:
        raise Refusal(ErrorCode.BAD_ENTRY, part="change")
    if body.change == "add":
        _check_fits(state, body)
        return
    require(body.change != "owner" or not body.others, "author")
    for person in body.people:
        _member(state, person)


def _check_change(state: Conversation, body: MemberBody, author: bytes, member: Membership) -> None:
    """Check a change by a member."""
    if body.change in {"mute", "unmute"}:
        _check_below(state, body.people, member)
        return
    require(state.kind not in FOLLOWING and state.kind is not ConversationKind.DIRECT, "follows")
    match body.change:
        case "add":
            freely = state.kind is ConversationKind.GROUP and state.rules.joining is Joining.OPEN
            require(freely or governs(state, member), "rank")
            _check_fits(state, body)
        case "remove":
            _check_below(state, body.people, member)
        case "leave":
            require(body.people == (author,), "author")
            require(member.rank is not Rank.OWNER or len(_current(state)) == 1, "owner")
        case "admin" | "member" | "owner":
            _check_ranks(state, body, author, member)
        case _:
            raise Refusal(ErrorCode.BAD_ENTRY, part="change")


def _current(state: Conversation) -> list[bytes]:
    return [person for person, member in state.members.items() if member.current]


def _check_fits(state: Conversation, body: MemberBody) -> None:
    current = _current(state)
    require(not set(current).intersection(body.people), "member")
    if state.kind not in FOLLOWING and len(current) + len(body.people) > limits.MEMBERS:
        raise Refusal(ErrorCode.GROUP_FULL, limit=limits.MEMBERS)


def _check_join(
    state: Conversation, body: MemberBody, author: bytes, member: Membership | None, powers: Powers
) -> None:
    require(body.people == (author,), "author")
    require(member is None, "member")
    if state.kind is not ConversationKind.ROOM:
        raise Refusal(ErrorCode.NOT_MEMBER)  # of other groups an outsider learns nothing
    powers.require(Right.ROOMS)
    current = _current(state)
    require(bool(current) and not state.rules.disbanded, "disbanded")
    require(state.rules.joining is Joining.OPEN, "joining")
    if len(current) >= limits.MEMBERS:
        raise Refusal(ErrorCode.GROUP_FULL, limit=limits.MEMBERS)


def _check_below(state: Conversation, people: Iterable[bytes], member: Membership) -> None:
    require(governs(state, member), "rank")
    for person in people:
        other = _member(state, person)
        require(_STEPS[other.rank] < _STEPS[member.rank], "rank")


def _check_ranks(state: Conversation, body: MemberBody, author: bytes, member: Membership) -> None:
    require(member.rank is Rank.OWNER, "rank")
    require(author not in body.people, "author")
    require(body.change != "owner" or not body.others, "author")
    for person in body.people:
        _member(state, person)


def _member(state: Conversation, person: bytes) -> Membership:
    found = state.members.get(person)
    if found is None or not found.current:
        raise Refusal(ErrorCode.NOT_FOUND)
    return found
