"""What an entry changes beside the log: members, rules, the notice that stands, who is mentioned."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from server.store import conversations, state
from server.store.connection import Connection
from server.store.conversations import Head
from shared.ids import ORGANISATION
from shared.model.bodies import Body, GroupBody, MemberBody, MessageBody, NoticeBody, RulesBody
from shared.model.conversation import ConversationKind, Joining, Membership, Rank
from shared.model.state import ConversationInfo, ReadMark, encode_value, state_key
from shared.model.visibility import EVERYTHING, Interval
from shared.protocol.sync import StateItem

Told = Mapping[bytes, tuple[StateItem, ...]]
Items = dict[bytes, tuple[StateItem, ...]]
NOTHING: Told = MappingProxyType({})
_GIVEN = {"admin": Rank.ADMIN, "member": Rank.MEMBER}


class Effect(Struct, frozen=True):
    """Who is to be told of the entry, and the items of personal state that changed with it."""

    audience: tuple[bytes, ...]
    state: Told = NOTHING


def apply(connection: Connection, head: Head, body: Body, author: bytes) -> Effect:
    """Do what the entry at the head says; it was decided on, and has its place already."""
    before = head.audience
    match body:
        case MessageBody():
            if body.mentions or body.everyone:
                _mention(connection, head, body)
            return Effect(before)
        case GroupBody():
            told = _join(connection, head, [one for one in body.members if one != author])
            founder = [author] if author in head.members else []  # not so the organisation
            return Effect(head.audience, told | _introduce(connection, head, founder))
        case MemberBody():
            told = _change(connection, head, body, author)
            return Effect(tuple(dict.fromkeys((*before, *head.audience))), told)
        case RulesBody():
            return Effect(before, _set_rules(connection, head, body))
        case NoticeBody():
            standing = bool(body.text.strip())
            conversations.save_notice(connection, head, head.seq if standing else 0, body.text.strip())
            return Effect(before)
        case _:
            return Effect(before)


def _mention(connection: Connection, head: Head, body: MessageBody) -> None:
    if head.kind is not ConversationKind.DIRECT:
        people = [one for one in body.mentions if one in head.members]
        conversations.save_mentions(connection, head, head.seq, people, everyone=body.everyone)


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
        whole = head.rules.from_start or head.seq == 1
        visible = EVERYTHING if whole else (*earlier, Interval(head.seq))
        # Who leaves and comes again is as silent as before.
        muted = before is not None and before.muted
        head.members[person] = Membership(person, visible, muted=muted)
    conversations.put_members(connection, head, people)
    head.settle()
    return _introduce(connection, head, people)


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
    gone = [person for person in people if person in head.members and head.members[person].current]
    for person in gone:
        member = head.members[person]
        visible = (*member.visible[:-1], Interval(member.visible[-1].first, head.seq))
        head.members[person] = Membership(person, visible, muted=member.muted)
    conversations.put_members(connection, head, gone)
    head.settle()
    return _tell(connection, head, gone)


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
    return _tell(connection, head, ranks)


def _set_rules(connection: Connection, head: Head, body: RulesBody) -> Items:
    rules = head.rules
    given = {name: getattr(body, name) for name in ("name", "about", "from_start", "mute_all", "disbanded")}
    given = {name: value for name, value in given.items() if value is not None}
    if body.joining is not None:
        given["joining"] = Joining(body.joining)
    head.rules = replace(rules, **given)
    conversations.save_rules(connection, head)
    if head.rules.disbanded:
        return _leave(connection, head, head.audience)
    if head.rules.name != rules.name:
        return _tell(connection, head, head.audience)
    return {}


def _tell(connection: Connection, head: Head, people: Iterable[bytes]) -> Items:
    key = state_key("conversation", head.id)
    return {person: state.put(connection, person, {key: _info(head, person)}) for person in people}


def _info(head: Head, person: bytes) -> bytes:
    member = head.members[person]
    return encode_value(
        ConversationInfo(head.kind, None, head.rules.name, left=not member.current, rank=member.rank.value)
    )
