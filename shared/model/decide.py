"""Whether an entry may be appended: one pure rule for the server and for a peer that has none."""

from collections.abc import Callable

from msgspec import Struct

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import (
    COUNTABLE,
    Amendment,
    Body,
    EditBody,
    MessageBody,
    NoticeBody,
    PinBody,
    ReactionBody,
    RecallBody,
    decode_body,
)
from shared.model.conversation import ConversationKind, ConversationState, Membership, Rank, Target
from shared.model.entry import Header
from shared.model.visibility import visible


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
    state: ConversationState,
    header: Header,
    body: bytes,
    actor: Actor,
    now: int,
    find_target: FindTarget,
) -> Decision:
    """Decide on one entry at the head of a conversation.

    `now` is Unix ms of the deciding replica. `find_target` looks an entry id up in this
    conversation. Raises Refusal with the code to answer.
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
    if isinstance(content, MessageBody | EditBody | NoticeBody):
        _check_text(content.text)
    if isinstance(content, Amendment):
        target = _check_amendment(state, content, member, now, find_target)
        return Decision(content, countable=False, target=target)
    if isinstance(content, MessageBody):
        _check_quote(content, member, find_target)
        if member.muted:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="muted")
    elif not _governs(state, member):
        # Member changes and notices of a group are its owner's and admins'; one to one there are none.
        raise Refusal(ErrorCode.NOT_ALLOWED, kind=header.kind)
    return Decision(content, countable=header.kind in COUNTABLE, target=None)


def _check_author(state: ConversationState, header: Header, actor: Actor) -> Membership:
    if header.author != actor.person or header.device != actor.device or header.conversation != state.id:
        raise Refusal(ErrorCode.BAD_ENTRY, part="author")
    member = state.members.get(actor.person)
    if member is None or not member.current:
        raise Refusal(ErrorCode.NOT_MEMBER)
    if header.lamport > state.lamport + limits.LAMPORT_JUMP:
        raise Refusal(ErrorCode.CLOCK_AHEAD)
    return member


def _check_text(text: str) -> None:
    if not text.strip():
        raise Refusal(ErrorCode.TEXT_EMPTY)
    if len(text) > limits.TEXT_LENGTH:
        raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.TEXT_LENGTH)


def _check_quote(content: MessageBody, member: Membership, find_target: FindTarget) -> None:
    if content.quote is None:
        return
    quoted = find_target(content.quote)
    if quoted is None or not visible(member.visible, quoted.seq):
        raise Refusal(ErrorCode.TARGET_MISSING)


def _check_amendment(
    state: ConversationState, content: Amendment, member: Membership, now: int, find_target: FindTarget
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
            _require(own, "author")
            _require(not member.muted, "muted")
        case RecallBody():
            _require(own or _governs(state, member), "author")
            if not _governs(state, member):
                _check_window(target, now)
        case PinBody():
            _require(state.kind is ConversationKind.DIRECT or _governs(state, member), "rank")
        case ReactionBody():
            _require(not member.muted, "muted")
        case _:
            _require(False, "kind")
    return target


def _require(allowed: bool, reason: str) -> None:
    if not allowed:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason=reason)


def _check_window(target: Target, now: int) -> None:
    if now - target.received > limits.RECALL_WINDOW * 1000:
        raise Refusal(ErrorCode.TOO_LATE, minutes=int(limits.RECALL_WINDOW // 60))


def _governs(state: ConversationState, member: Membership) -> bool:
    return state.kind is ConversationKind.GROUP and member.rank in (Rank.OWNER, Rank.ADMIN)
