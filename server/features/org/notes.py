"""What somebody keeps about a colleague for their own eyes: a name, favourite, blocked."""

from msgspec.structs import replace

from server.core.facts import Blocking
from server.org.change import Change
from server.org.outside import befriending
from server.org.words import checked
from server.store import state
from server.store.people import find_person
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation
from shared.model.state import PersonNote, decode_value, encode_value, state_key
from shared.protocol.org import SetNote


def put_note(change: Change, person: bytes, request: SetNote) -> Blocking | None:
    """Keep a note; return what to share when somebody was blocked, or is so no more.

    Who is blocked is decided on when they next write: their conversation is read anew for it.
    Raises Refusal `not_found`, `bad_message`, and `not_allowed` (reason "self") for blocking oneself.
    """
    connection = change.connection
    if find_person(connection, request.person) is None:
        raise Refusal(ErrorCode.NOT_FOUND, part="person")
    if request.blocked and request.person == person:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="self")
    key = state_key("person", request.person)
    stored = state.get(connection, person, key)
    before = PersonNote() if stored is None else decode_value(stored, PersonNote)
    after = before
    if request.remark is not None:
        after = replace(after, remark=checked(request.remark, "remark", empty=True))
    if request.favourite is not None:
        after = replace(after, favourite=request.favourite)
    if request.blocked is not None:
        after = replace(after, blocked=request.blocked)
    if after != before:
        with befriending(change, (request.person,)):
            change.desk.put(person, {key: encode_value(after)})
        change.desk.forget(direct_conversation(person, request.person))
    if after.blocked == before.blocked:
        return None
    return Blocking(person, request.person, after.blocked)
