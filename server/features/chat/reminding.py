"""Messages that I want to be reminded of: kept here for all my devices, which remind by themselves."""

from server.log import read
from server.store import state
from server.store.connection import Connection
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.state import OwnReminder, decode_value, encode_value, state_key
from shared.protocol.chat import SetReminder
from shared.protocol.sync import StateItem


def set_reminder(
    connection: Connection, person: bytes, request: SetReminder, now: int
) -> tuple[StateItem, ...]:
    """Set a reminder, another time for it, or none; raises Refusal `not_member`, `not_allowed`."""
    read.member_view(connection, person, request.conversation)
    if request.due > now + limits.REMINDED_LONGEST * 1000:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_far", limit=limits.REMINDED_LONGEST)
    key = state_key("own_reminder", request.entry)
    stored = state.get(connection, person, key)
    before = None if stored is None else decode_value(stored, OwnReminder)
    reminder = OwnReminder(request.conversation, request.due, request.seq)
    if reminder == before or (not request.due and (before is None or not before.due)):
        return ()
    if before is None and state.count_of(connection, person, "own_reminder") >= limits.REMINDED_OF:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.REMINDED_OF)
    return state.put(connection, person, {key: encode_value(reminder)})
