"""Drafts written on this device, until a server has answered for them."""

import msgspec

from client.store import state
from client.store.database import Connection
from shared.model.bodies import Styles
from shared.model.state import Draft, decode_value, latest_draft, state_key
from shared.model.styles import StyledText


def keep(connection: Connection, conversation: bytes, draft: Draft) -> None:
    """Keep what was written here last."""
    connection.execute(
        "INSERT OR REPLACE INTO drafts (conversation, text, time, styles) VALUES (?, ?, ?, ?)",
        (conversation, draft.text, draft.time, _encode(draft.styles)),
    )


def untold(connection: Connection) -> dict[bytes, Draft]:
    """Return the drafts that the server does not know, by conversation."""
    rows = connection.execute("SELECT conversation, text, time, styles FROM drafts").fetchall()
    return {row[0]: _draft(*row[1:]) for row in rows}


def told(connection: Connection, conversation: bytes, draft: Draft) -> None:
    """Forget a draft the server has answered for, unless another was written meanwhile."""
    connection.execute(
        "DELETE FROM drafts WHERE conversation = ? AND text = ? AND time = ? AND styles = ?",
        (conversation, draft.text, draft.time, _encode(draft.styles)),
    )


def standing(connection: Connection, conversation: bytes) -> Draft:
    """Return the draft as it stands: the later one of what the server told and what was written here."""
    value = state.get_value(connection, state_key("draft", conversation))
    known = Draft("", 0) if value is None else decode_value(value, Draft)
    row = connection.execute(
        "SELECT text, time, styles FROM drafts WHERE conversation = ?", (conversation,)
    ).fetchone()
    return known if row is None else latest_draft(known, _draft(*row))


def leave(connection: Connection, conversation: bytes, time: int, rest: StyledText) -> Draft | None:
    """Leave the rest of a draft whose words were sent; return what stands now, None when nothing changed."""
    before = standing(connection, conversation)
    if (before.text, before.styles) == (rest.text, rest.styles):
        return None
    left = Draft(rest.text, max(time, before.time + 1), rest.styles)
    keep(connection, conversation, left)
    return left


def _draft(text: str, time: int, styles: bytes) -> Draft:
    return Draft(text, time, msgspec.msgpack.decode(styles, type=Styles))


def _encode(styles: Styles) -> bytes:
    return msgspec.msgpack.encode(styles)
