"""Words begun on one of my devices, kept for the others."""

from server.log import read
from server.store import state
from server.store.connection import Connection
from shared.model.state import Draft, decode_value, encode_value, latest_draft, state_key
from shared.protocol.chat import DraftKept, SetDraft
from shared.protocol.sync import StateItem


def put_draft(
    connection: Connection, person: bytes, request: SetDraft, now: int
) -> tuple[DraftKept, tuple[StateItem, ...]]:
    """Keep a draft unless a later one is kept; its time runs ahead of neither clock nor order.

    A device whose clock is far ahead must not win for days: what is kept is dated now at the latest.
    Raises Refusal `not_member`.
    """
    read.member_view(connection, person, request.conversation)
    key = state_key("draft", request.conversation)
    stored = state.get_item(connection, person, key)
    before = Draft("", 0) if stored is None else decode_value(stored.value, Draft)
    asked = Draft(request.text, request.time, request.styles)
    same = (asked.text, asked.styles) == (before.text, before.styles)
    if stored is not None and (same or latest_draft(before, asked) is before):
        return DraftKept(before, stored.version), ()
    draft = Draft(asked.text, max(before.time + 1, min(asked.time, now)), asked.styles)
    items = state.put(connection, person, {key: encode_value(draft)})
    return DraftKept(draft, items[0].version), items
