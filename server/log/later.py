"""Messages that wait for their time: kept, cancelled and sent, each in one transaction with what it says."""

from collections.abc import Mapping

from server.log.desk import Desk
from server.log.submission import Outcome, Submission
from server.store import attachments, entries, later, state
from server.store.connection import Connection
from server.store.later import Waiting
from shared import limits
from shared.errors import Detail, ErrorCode, Refusal
from shared.model.decide import Actor
from shared.model.entry import SignedEntry, decode_header
from shared.model.state import Later, decode_value, encode_value, state_key

SENT, CANCELLED, REFUSED = "sent", "cancelled", "refused"


def keep(
    connection: Connection, desk: Desk, actor: Actor, signed: SignedEntry, due: int, to: bytes | None
) -> None:
    """Keep a message of the actor's until it is due, in place of what waits under its id. Raises Refusal."""
    header = decode_header(signed.header)
    if header.kind != "message":
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="kind")
    when = due or desk.now
    waiting = Waiting(actor.person, header.id, actor.device, header.conversation, to, when, signed)
    held = later.get(connection, actor.person, header.id)
    if held == waiting or (held is None and _is_over(connection, actor, header.id, signed)):
        return
    if due > desk.now + limits.LATER_LONGEST * 1000:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_far", limit=limits.LATER_LONGEST)
    _check_room(connection, waiting)
    files = desk.judge(Submission(actor, signed, _nobody, to))
    before = attachments.held_for_later(connection, actor.person, header.id)
    attachments.give_back(connection, actor.person, before, desk.now)
    later.put(connection, waiting)
    attachments.hold_for_later(connection, actor.person, header.id, files, desk.now)
    _note(desk, waiting, Later(header.conversation, when, signed.body, to=to))


def _is_over(connection: Connection, actor: Actor, entry: bytes, signed: SignedEntry) -> bool:
    """Tell whether the same message was sent already; raises Refusal when another came of its id."""
    stored = entries.find_by_id(connection, [(entry, actor.person)]).get((entry, actor.person))
    if stored is not None and stored.holds(signed):
        return True
    known = state.get(connection, actor.person, state_key("later", entry))
    ended = "" if known is None else decode_value(known, Later).ended
    if stored is not None or ended in (SENT, CANCELLED):
        raise Refusal(ErrorCode.NOT_FOUND, part="later")
    return False


def _check_room(connection: Connection, waiting: Waiting) -> None:
    """Let nobody have too many; what could not be sent counts as well, its author still has the words."""
    values = state.values_of(connection, waiting.author, "later", but=state_key("later", waiting.id))
    if len(values) >= limits.LATER_EVER:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.LATER_EVER)
    bodies = [body for value in values if (body := decode_value(value, Later).body)]
    size = sum(map(len, bodies)) + len(waiting.signed.body)
    if len(bodies) >= limits.LATER or size > limits.LATER_BYTES:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.LATER)


def cancel(connection: Connection, desk: Desk, person: bytes, entry: bytes) -> None:
    """Take back what waits, or put aside what could not be sent. Raises Refusal `not_found`."""
    waiting = later.get(connection, person, entry)
    key = state_key("later", entry)
    if waiting is not None:
        _end(connection, desk, waiting, CANCELLED)
        return
    known = state.get(connection, person, key)
    before = None if known is None else decode_value(known, Later)
    if before is None or before.ended == SENT:
        raise Refusal(ErrorCode.NOT_FOUND, part="later")
    if before.ended != CANCELLED:
        desk.put(person, {key: encode_value(Later(before.conversation, 0, ended=CANCELLED))})


def send_due(connection: Connection, desk: Desk, most: int) -> list[Outcome]:
    """Send what is due, at most so many, and note what became of each: all of that or nothing."""
    found = later.due(connection, desk.now, most)
    enabled = [desk.checks.all_enabled(connection, (one.author,)) for one in found]
    going = [_submission(one) for one, may in zip(found, enabled, strict=True) if may]
    placed = iter(desk.submit(going))
    outcomes = [next(placed) if may else Refusal(ErrorCode.DISABLED) for may in enabled]
    for one, outcome in zip(found, outcomes, strict=True):
        _ended(connection, desk, one, outcome)
    return outcomes


def put_aside(connection: Connection, desk: Desk, refusal: Refusal) -> None:
    """Give up the one that is due first, for a reason that is not its own."""
    for one in later.due(connection, desk.now, 1):
        _ended(connection, desk, one, refusal)


def put_all_aside(connection: Connection, now: int) -> None:
    """After a restore: give up what may have been sent or cancelled since the backup was made.

    What is due later on waits on: its author sees it in the list.
    """
    refusal = Refusal(ErrorCode.NOT_ALLOWED, reason="restored")
    while found := later.due(connection, now, 500):
        for one in found:
            _release(connection, one, now)
            value = encode_value(_refused(one, refusal))
            state.put(connection, one.author, {state_key("later", one.id): value})


def _ended(connection: Connection, desk: Desk, one: Waiting, outcome: Outcome) -> None:
    if isinstance(outcome, Refusal):
        _release(connection, one, desk.now)
        _note(desk, one, _refused(one, outcome))
    else:
        later.remove(connection, one.author, one.id)
        _note(desk, one, Later(one.conversation, 0, ended=SENT))


def _end(connection: Connection, desk: Desk, one: Waiting, ended: str) -> None:
    _release(connection, one, desk.now)
    _note(desk, one, Later(one.conversation, 0, ended=ended))


def _release(connection: Connection, one: Waiting, now: int) -> None:
    """Forget a message that was not sent; what its author gave of its files may go with another."""
    attachments.give_back(
        connection, one.author, attachments.held_for_later(connection, one.author, one.id), now
    )
    later.remove(connection, one.author, one.id)


def _refused(one: Waiting, refusal: Refusal) -> Later:
    detail: Mapping[str, Detail] = refusal.detail
    code = refusal.code.value
    return Later(one.conversation, one.due, one.signed.body, REFUSED, code, dict(detail), one.to)


def _note(desk: Desk, one: Waiting, value: Later) -> None:
    desk.put(one.author, {state_key("later", one.id): encode_value(value)})


def _submission(one: Waiting) -> Submission:
    return Submission(Actor(one.author, one.device), one.signed, _nobody, one.to)


def _nobody(_outcome: object) -> None:
    """Nobody waits for the outcome: it is noted in the author's own state."""
