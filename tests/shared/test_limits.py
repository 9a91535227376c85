"""Tests that the limits fit each other: what one allows, another must not refuse."""

import msgspec

from shared import limits
from shared.ids import new_id
from shared.model.entry import Cursor, Header, SignedEntry, encode_header
from shared.protocol.log import Append, Entry, History, Offer, Page, Standing, Vouched
from shared.protocol.sync import CatchUp, Held
from shared.wire.codec import FrameKind, encode_frame, pack
from shared.wire.message import Message

BIG = 2**62 - 1


def message_size(message: Message) -> int:
    """Return the bytes of a WebSocket message that holds this message alone."""
    return len(pack([encode_frame(FrameKind.REQUEST, 2**32, message)]))


def test_the_largest_header_fits() -> None:
    one = new_id()
    header = Header(one, one, one, one, BIG, BIG, BIG, "k" * limits.KIND_LENGTH, 2**53 - 1)
    assert len(encode_header(header)) <= limits.HEADER


def test_the_longest_text_fits_into_a_body() -> None:
    assert 4 * limits.TEXT_LENGTH + limits.MENTIONS * 18 + 64 <= limits.BODY


def test_the_longest_entry_fits_into_a_message() -> None:
    entry = SignedEntry(bytes(limits.HEADER), bytes(limits.BODY), bytes(64))
    assert message_size(Append(entry, new_id())) <= limits.CLIENT_MESSAGE
    offer = Offer(new_id(), (Vouched(entry, bytes(256), bytes(72)),))
    assert message_size(offer) <= limits.CLIENT_MESSAGE


def test_as_many_cursors_as_allowed_fit_into_one_message() -> None:
    held = Held(new_id(), Cursor(BIG, bytes(8)))
    assert message_size(CatchUp(BIG, (held,) * limits.CURSORS)) <= limits.CLIENT_MESSAGE


def test_a_page_of_all_the_bytes_allowed_fits_into_one_message() -> None:
    bare = Entry(BIG, BIG, 2**53, 3, bytes(limits.HEADER), b"", bytes(64), bytes(8))
    longest = msgspec.structs.replace(bare, body=bytes(limits.BODY))
    entries = (longest, *[bare] * (limits.PAGE - 1))
    room = limits.PAGE_BYTES
    assert message_size(Page(entries, Cursor(BIG, bytes(8)))) + room <= limits.SERVER_MESSAGE
    standing = tuple(Standing(entry) for entry in entries)
    assert message_size(History(standing, 1, Cursor(BIG, bytes(8)))) + room <= limits.SERVER_MESSAGE


def test_waits_are_in_their_order() -> None:
    assert limits.HELLO_WAIT < limits.SIGN_IN_WAIT
    assert 2 * limits.HEARTBEAT < limits.SILENCE
    assert limits.REQUEST_WAIT < limits.SILENCE
    assert limits.SERVER_MESSAGE < limits.SEND_BUFFER
