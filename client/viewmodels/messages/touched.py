"""Which message says something else once an entry is there."""

from shared.errors import Refusal
from shared.model.bodies import AMENDMENTS, EditBody, RecallBody, decode_body
from shared.model.entry import Entry, decode_header


def touched(entry: Entry) -> bytes:
    """Return the message whose words an entry changes: its target, or itself once they are gone."""
    header = decode_header(entry.header)
    if header.kind not in AMENDMENTS:
        return header.id
    try:
        body = decode_body(header.kind, entry.body)
    except Refusal:
        return header.id  # withheld, or not as it should be
    return body.target if isinstance(body, EditBody | RecallBody) else header.id
