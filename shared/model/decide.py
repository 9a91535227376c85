"""Whether an entry may be appended: one pure rule for the server and for a peer that has none."""

from collections.abc import Callable

from msgspec import Struct

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION
from shared.model.bodies import (
    COUNTABLE,
    Amendment,
    Attachment,
    Body,
    EditBody,
    GroupBody,
    MemberBody,
    MessageBody,
    NicknameBody,
    NoticeBody,
    PinBody,
    ReactionBody,
    RecallBody,
    RulesBody,
    decode_body,
)
from shared.model.conversation import Conversation, ConversationKind, Membership, Rank, Target
from shared.model.entry import Header
from shared.model.governing import (
    check_founding,
    check_members,
    check_name,
    check_not_ended,
    check_rules,
    governs,
    require,
)
from shared.model.rights import EMPLOYEE_POWERS, Powers, Right
from shared.model.visibility import EVERYTHING, visible

# Naming a member of an enumeration costs as much as half of the checks of a message: it is named once.
DIRECT = ConversationKind.DIRECT


class Actor(Struct, frozen=True):
    """Who asks: the person and device that the link has proved, or that a checked signature names."""

    person: bytes
    device: bytes


class Decision(Struct, frozen=True):
    """An entry that may be appended: its decoded body, and what it changes or counts for."""

    body: Body
    countable: bool
    target: Target | None


FindTarget = Callable[[bytes], Target | None]


def decide(
    state: Conversation,
    header: Header,
    body: bytes,
    actor: Actor,
    now: int,
    find_target: FindTarget,
    powers: Powers = EMPLOYEE_POWERS,
) -> Decision:
    """Decide on one entry at the head of a conversation.

    `now` is Unix ms of the deciding replica. `find_target` looks an entry id up in this
    conversation. `powers` are the actor's by the policy in force. Raises Refusal with the code to answer.
    """
    member = _check_author(state, header, actor)
    taken = find_target(header.id)
    if taken is not None and taken.author != actor.person:
        # Entries are named by id alone: with a second author's entry of that id, the first would be unseen.
        raise Refusal(ErrorCode.ID_CONFLICT)
    content = decode_body(header.kind, body)
    if content is None:
        # A later version may give this kind a meaning whose rights nobody checked here.
        raise Refusal(ErrorCode.UNKNOWN_KIND, kind=header.kind)
    if state.rules.ends and actor.person != ORGANISATION:
        if member is None and not isinstance(content, MemberBody):
            raise Refusal(ErrorCode.NOT_MEMBER)
        check_not_ended(state, content, now)
    if isinstance(content, MessageBody) and member is not None:  # nearly always
        _check_message(state, content, member, powers)
        _check_quote(content, member, find_target)
        return Decision(content, countable=header.kind in COUNTABLE, target=None)
    if isinstance(content, MemberBody):
        check_members(state, content, actor.person, member, powers)
        return Decision(content, countable=False, target=None)
    if member is None:
        raise Refusal(ErrorCode.NOT_MEMBER)
    if isinstance(content, EditBody):
        _check_text(content.text)
    if isinstance(content, Amendment):
        target = _check_amendment(state, content, member, now, find_target, powers)
        return Decision(content, countable=False, target=target)
    _check_governing(state, content, member, powers, now)
    return Decision(content, countable=header.kind in COUNTABLE, target=None)


def _check_author(state: Conversation, header: Header, actor: Actor) -> Membership | None:
    """Return the author's membership, None for someone who is not in the group at its head."""
    if header.author != actor.person or header.device != actor.device or header.conversation != state.id:
        raise Refusal(ErrorCode.BAD_ENTRY, part="author")
    if actor.person == ORGANISATION:
        member = Membership(ORGANISATION, EVERYTHING, Rank.OWNER)
    else:
        member = state.members.get(actor.person)
        if member is None or not member.current:
            member = None
            if state.kind is not ConversationKind.ROOM:
                # Before anything that would tell of the conversation: anybody can compute the id of some.
                raise Refusal(ErrorCode.NOT_MEMBER)
        elif state.rules.disbanded:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="disbanded")
    if header.lamport > state.lamport + limits.LAMPORT_JUMP:
        raise Refusal(ErrorCode.CLOCK_AHEAD)
    return member


def _check_governing(
    state: Conversation, content: Body, member: Membership, powers: Powers, now: int
) -> None:
    """Check an entry that founds a group, or changes what it is or how its author is called in it."""
    match content:
        case GroupBody():
            check_founding(state, content, member.person, powers, now)
        case RulesBody():
            check_rules(state, content, member, now)
        case NoticeBody():
            # One to one there are none.
            require(governs(state, member), "rank")
            _check_length(content.text)
        case NicknameBody():
            _check_nickname(state, content, member)
        case _:
            require(False, "kind")


def _check_nickname(state: Conversation, content: NicknameBody, member: Membership) -> None:
    """Let nobody speak by their name who may not speak: everybody is told of it."""
    require(state.kind is not DIRECT and member.person != ORGANISATION, "kind")
    check_may_speak(state, member)
    if content.name:
        check_name(content.name)


def _check_message(state: Conversation, content: MessageBody, member: Membership, powers: Powers) -> None:
    direct = state.kind is DIRECT
    if member.person == ORGANISATION or (direct and content.everyone):
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="kind")
    if content.attachments:
        _check_attachments(content.attachments)
        _check_length(content.text)
    else:
        _check_text(content.text)
    check_may_speak(state, member)
    if direct:
        if state.seq == 0:
            powers.require(Right.TALK)
    elif content.everyone and not governs(state, member):
        powers.require(Right.MENTION_EVERYONE)


def check_may_speak(state: Conversation, member: Membership) -> None:
    """Refuse who is muted, or blocked by the other, whatever it is they would have others see."""
    if state.kind is DIRECT:
        if state.barred:
            require(member.person not in state.barred, state.barred.get(member.person, ""))
        return
    require(not member.muted, "muted")
    require(not state.rules.mute_all or governs(state, member), "muted_all")


def _check_text(text: str) -> None:
    if not text or text.isspace():
        raise Refusal(ErrorCode.TEXT_EMPTY)
    if len(text) > limits.TEXT_LENGTH:
        _check_length(text)


def _check_length(text: str) -> None:
    if len(text) > limits.TEXT_LENGTH:
        raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.TEXT_LENGTH)


def _check_attachments(attachments: tuple[Attachment, ...]) -> None:
    """Refuse names that would lead out of the folder they are saved to, or not be shown as they are."""
    for one in attachments:
        if not one.name.isprintable() or one.name in {".", ".."} or set("/\\") & set(one.name):
            raise Refusal(ErrorCode.BAD_ENTRY, part="name")


def _check_quote(content: MessageBody, member: Membership, find_target: FindTarget) -> None:
    if content.quote is None:
        return
    quoted = find_target(content.quote)
    if quoted is None or not visible(member.visible, quoted.seq):
        raise Refusal(ErrorCode.TARGET_MISSING)


def _check_amendment(
    state: Conversation,
    content: Amendment,
    member: Membership,
    now: int,
    find_target: FindTarget,
    powers: Powers,
) -> Target:
    target = find_target(content.target)
    if target is None or not visible(member.visible, target.seq):
        raise Refusal(ErrorCode.TARGET_MISSING)
    if target.kind != "message" or target.recalled:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="recalled" if target.recalled else "kind")
    if target.amendments >= limits.AMENDMENTS and not isinstance(content, RecallBody):
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many")
    own = target.author == member.person
    match content:
        case EditBody():
            require(own, "author")
            check_may_speak(state, member)
        case RecallBody():
            require(own or governs(state, member), "author")
            if not governs(state, member):
                _check_window(target, now, powers.recall_seconds)
        case PinBody():
            require(state.kind is DIRECT or governs(state, member), "rank")
        case ReactionBody():
            check_may_speak(state, member)
        case _:
            require(False, "kind")
    return target


def _check_window(target: Target, now: int, seconds: int) -> None:
    if now - target.received > seconds * 1000:
        raise Refusal(ErrorCode.TOO_LATE, minutes=seconds // 60, seconds=seconds)
