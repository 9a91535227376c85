"""What an entry changes beside the log: members, rules, the notice that stands, who is meant, who waits."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from server.log import asking
from server.log.told import Items, merged
from server.store import conversations, groups, state
from server.store.connection import Connection
from server.store.conversations import Head
from server.store.groups import EndingTold
from shared import limits
from shared.ids import ORGANISATION
from shared.model.bodies import (
    Body,
    GroupBody,
    MemberBody,
    MessageBody,
    NicknameBody,
    NoticeBody,
    RulesBody,
)
from shared.model.conversation import ConversationKind, Joining, Membership, Rank, Rules
from shared.model.state import ConversationInfo, ReadMark, encode_value, state_key
from shared.model.visibility import EVERYTHING, Interval
from shared.protocol.sync import StateItem

Told = Mapping[bytes, tuple[StateItem, ...]]
NOTHING: Told = MappingProxyType({})
STAYS = 50
"""Stays of one member that are kept apart: who comes and goes more often loses sight of the first."""
_GIVEN = {"admin": Rank.ADMIN, "member": Rank.MEMBER}


class Effect(Struct, frozen=True):
    """Who is to be told of the entry, and the items of personal state that changed with it."""

    audience: tuple[bytes, ...]
    state: Told = NOTHING


def has_none(body: Body) -> bool:
    """Tell whether an entry changes nothing beside the log, as nearly every one does."""
    return type(body) is MessageBody and not (body.mentions or body.everyone or body.attachments)


def apply(connection: Connection, head: Head, body: Body, author: bytes, now: int) -> Effect:
    """Do what the entry at the head says; it was decided on, and has its place since Unix ms `now`."""
    before = head.audience
    match body:
        case MessageBody():
            if body.mentions or body.everyone:
                _mention(connection, head, body, author)
            return Effect(before)
        case GroupBody():
            others = [one for one in dict.fromkeys(body.members) if one != author]
            told = _join(connection, head, others)
            founder = [author] if author in head.members else []  # not so the organisation
            _set_end(connection, head, now)
            return Effect(head.audience, merged(told, _introduce(connection, head, founder)))
        case MemberBody():
            told = _change(connection, head, body, author)
            return Effect(tuple(dict.fromkeys((*before, *head.audience))), told)
        case RulesBody():
            return Effect(before, _set_rules(connection, head, body, now))
        case NoticeBody():
            text = body.text.strip()
            conversations.save_notice(connection, head, head.seq if text else 0, text)
            return Effect(before)
        case NicknameBody():
            conversations.save_nickname(connection, head, author, body.name.strip())
            return Effect(before)
        case _:
            return Effect(before)


def _mention(connection: Connection, head: Head, body: MessageBody, author: bytes) -> None:
    if head.kind is ConversationKind.DIRECT:
        return
    if body.everyone:
        conversations.save_everyone_mentioned(connection, head, author)
        return
    members = head.members
    people = [one for one in body.mentions if one != author and one in members and members[one].current]
    conversations.save_mentions(connection, head, people)


def _change(connection: Connection, head: Head, body: MemberBody, author: bytes) -> Items:
    match body.change:
        case "join" | "add":
            return _join(connection, head, body.people)
        case "leave" | "remove":
            return _leave(connection, head, body.people)
        case "mute" | "unmute":
            for person in body.people:
                head.members[person] = replace(head.members[person], muted=body.change == "mute")
            conversations.put_members(connection, head, body.people)
            return {}
        case "owner":
            return _hand_over(connection, head, body.person, author)
        case _:
            return _rank(connection, head, dict.fromkeys(body.people, _GIVEN[body.change]))


def _join(connection: Connection, head: Head, people: Iterable[bytes]) -> Items:
    """Let people in, from this entry on or from the start; what was said before does not count as unread."""
    people = tuple(people)
    for person in people:
        before = head.members.get(person)
        earlier = () if before is None else before.visible
        # Who leaves and comes again is as silent as before.
        muted = before is not None and before.muted
        head.members[person] = Membership(person, _seen_from_here(head, earlier), muted=muted)
    conversations.put_members(connection, head, people)
    head.settle()
    return merged(_introduce(connection, head, people), asking.answered(connection, head, people))


def _seen_from_here(head: Head, earlier: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Return what somebody sees who comes in now; the last interval begins with the coming in any case."""
    if head.seq == 1:
        return EVERYTHING
    if head.rules.from_start:
        return (Interval(1, head.seq - 1), Interval(head.seq))
    return (*earlier[-STAYS:], Interval(head.seq))


def _introduce(connection: Connection, head: Head, people: Iterable[bytes]) -> Items:
    """Tell people that they are in, with a read mark at this entry."""
    told: Items = {}
    for person in people:
        read = ReadMark(head.seq, head.counted, head.own.get(person, 0))
        values = {
            state_key("conversation", head.id): _info(head, person),
            state_key("read", head.id): encode_value(read),
        }
        told[person] = state.put(connection, person, values)
    return told


def _leave(connection: Connection, head: Head, people: Iterable[bytes]) -> Items:
    """Show people out: this entry is the last that they see."""
    gone = [person for person in people if head.members[person].current]
    for person in gone:
        member = head.members[person]
        visible = (*member.visible[:-1], Interval(member.visible[-1].first, head.seq))
        head.members[person] = Membership(person, visible, muted=member.muted)
    conversations.put_members(connection, head, gone)
    head.settle()
    return merged(_tell(connection, head, gone), asking.governing(connection, head, gone))


def _hand_over(connection: Connection, head: Head, owner: bytes, author: bytes) -> Items:
    """Make somebody the owner; whoever was stays an admin."""
    former = [one.person for one in head.members.values() if one.rank is Rank.OWNER]
    if author != ORGANISATION:
        former = [author]
    ranks = {**dict.fromkeys(former, Rank.ADMIN), owner: Rank.OWNER}
    return _rank(connection, head, ranks)


def _rank(connection: Connection, head: Head, ranks: Mapping[bytes, Rank]) -> Items:
    for person, rank in ranks.items():
        head.members[person] = replace(head.members[person], rank=rank)
    conversations.put_members(connection, head, ranks)
    return merged(_tell(connection, head, ranks), asking.governing(connection, head, ranks))


def _set_rules(connection: Connection, head: Head, body: RulesBody, now: int) -> Items:
    before = head.rules
    head.rules = _changed(before, body)
    conversations.save_rules(connection, head)
    if head.rules.ends != before.ends:
        _set_end(connection, head, now)
    told: Items = {}
    if before.joining is Joining.APPROVAL and head.rules.joining is not Joining.APPROVAL:
        told = asking.dismissed(connection, head)
    if head.rules.disbanded:
        return merged(told, _leave(connection, head, head.audience))
    if head.rules.name != before.name:
        return merged(told, _tell(connection, head, head.audience))
    return told


def _set_end(connection: Connection, head: Head, now: int) -> None:
    """Note what is to be told of an end: that it comes, unless it does so soon; and that it has come."""
    ends = head.rules.ends
    soon = 0 < ends <= now + limits.END_TOLD * 1000
    groups.note_ending_told(connection, head.number, EndingTold.COMING if soon else EndingTold.NOTHING)


def _changed(rules: Rules, body: RulesBody) -> Rules:
    """Return the rules with what the entry names; once disbanded, always disbanded."""
    named = {
        "name": None if body.name is None else body.name.strip(),
        "about": None if body.about is None else body.about.strip(),
        "joining": None if body.joining is None else Joining(body.joining),
        "from_start": body.from_start,
        "mute_all": body.mute_all,
        "disbanded": body.disbanded or None,
        "ends": body.ends,
    }
    if named["disbanded"]:
        named["joining"] = Joining.CLOSED
    return replace(rules, **{name: value for name, value in named.items() if value is not None})


def _tell(connection: Connection, head: Head, people: Iterable[bytes]) -> Items:
    key = state_key("conversation", head.id)
    return {person: state.put(connection, person, {key: _info(head, person)}) for person in people}


def _info(head: Head, person: bytes) -> bytes:
    member = head.members[person]
    return encode_value(
        ConversationInfo(head.kind, None, head.rules.name, left=not member.current, rank=member.rank.value)
    )
