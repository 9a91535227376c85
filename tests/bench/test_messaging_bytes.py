"""The messaging loader's bytes: what it sends is what a client would send, what it looks for is found."""

import random
from itertools import pairwise

import pytest
from websockets.frames import Opcode
from websockets.protocol import OPEN
from websockets.server import ServerProtocol

from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import MessageBody, decode_body
from shared.model.entry import Entry, Header, SignedEntry, decode_header, encode_header
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.log import Append, Appended, Entries
from shared.wire.codec import FrameKind, encode_error, encode_frame, pack, unpack
from shared.wire.router import Router
from tests.bench.messaging.appends import FIRST, STAMPED, STAMPED_SIZE, Appends, Route
from tests.bench.messaging.one_to_one import ACKNOWLEDGED, REFUSED
from tests.bench.messaging.websocket import ServerMessages, client_message, upgrade

ROUTER = Router(CATALOGUE)


def received(data: bytes) -> list[bytes]:
    """What a WebSocket server makes of a client's messages."""
    server = ServerProtocol(state=OPEN)
    server.receive_data(data)
    frames = server.events_received()
    assert all(getattr(frame, "opcode", None) is Opcode.BINARY for frame in frames)
    return [bytes(getattr(frame, "data", b"")) for frame in frames]


@pytest.fixture
def route() -> Route:
    author, to = new_id(), new_id()
    return Route(conversation=direct_conversation(author, to), author=author, device=new_id(), to=to)


def requests(data: bytes) -> list[tuple[int, Append]]:
    found: list[tuple[int, Append]] = []
    for message in received(data):
        (frame,) = unpack(message)
        assert frame.kind == FrameKind.REQUEST
        request = ROUTER.request(frame.message)
        assert isinstance(request, Append)
        found.append((frame.ref, request))
    return found


def header_of(entry: SignedEntry) -> Header:
    return decode_header(entry.header)


def test_the_upgrade_is_accepted() -> None:
    server = ServerProtocol()
    server.receive_data(upgrade("127.0.0.1:7443"))
    (handshake,) = server.events_received()
    assert getattr(handshake, "path", None) == "/link"


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_a_message_of_any_length_arrives_as_it_is(size: int) -> None:
    payload = random.Random(size).randbytes(size)
    assert received(client_message(payload)) == [payload]


@pytest.mark.parametrize("cut", [1, 2, 3, 7, 1000])
def test_a_servers_messages_are_found_however_they_are_cut(cut: int) -> None:
    payloads = [b"a", b"", b"b" * 125, b"c" * 126, b"d" * 70_000]
    server = ServerProtocol(state=OPEN)
    for payload in payloads:
        server.send_binary(payload)
    sent = b"".join(server.data_to_send())
    messages = ServerMessages()
    found: list[bytes] = []
    for start in range(0, len(sent), cut):
        found += messages.feed(sent[start : start + cut])
    assert found == payloads


def test_a_close_is_no_message() -> None:
    server = ServerProtocol(state=OPEN)
    server.send_close(1001)
    with pytest.raises(ValueError, match="0x88"):
        ServerMessages().feed(b"".join(server.data_to_send()))


def test_a_ready_made_message_is_what_a_client_encodes(route: Route) -> None:
    sent = Appends(route, 100).next(1234.5)
    ((ref, request),) = requests(sent)
    header = header_of(request.entry)
    assert encode_header(header) == request.entry.header
    assert client_message(pack([encode_frame(FrameKind.REQUEST, ref, request)])) == sent
    assert (header.conversation, header.author, header.device) == (
        route.conversation,
        route.author,
        route.device,
    )
    assert (header.n, header.lamport, header.kind, header.after) == (FIRST, FIRST, "message", 0)
    assert request.to == route.to
    body = decode_body("message", request.entry.body)
    assert body == MessageBody("0000001234.500000 " + "x" * 100)


def test_messages_follow_each_other(route: Route) -> None:
    appends = Appends(route, 10)
    sent = [requests(appends.next(float(number)))[0] for number in range(5000)]
    headers = [header_of(request.entry) for _, request in sent]
    assert len({header.id for header in headers}) == len(sent)
    assert all(header.id[6] >> 4 == 7 and header.id[8] >> 6 == 2 for header in headers)
    for (before, _), (after, _) in pairwise(sent):
        assert after == before + 1
    assert [header.n for header in headers] == [header.lamport for header in headers]
    assert [header.n for header in headers] == list(range(FIRST, FIRST + len(sent)))


def test_the_time_is_found_in_what_the_reader_gets(route: Route) -> None:
    ((_, request),) = requests(Appends(route, 100).next(1234.567891))
    signed = request.entry
    entry = Entry(1, 1, 1, 0, signed.header, signed.body, signed.signature, bytes(8))
    told = encode_frame(FrameKind.EVENT, 0, Entries(route.conversation, (entry, entry)))
    found = list(STAMPED.finditer(told))
    assert [float(one.group(1)) for one in found] == [1234.567891] * 2
    assert found[0].end() - found[0].start() == STAMPED_SIZE


def test_acknowledgements_and_refusals_are_told_apart() -> None:
    appended = encode_frame(FrameKind.REPLY, 7, Appended(1, 1, 1, bytes(8)))
    refused = encode_error(7, Refusal(ErrorCode.BAD_ENTRY, part="header"))
    assert (appended.count(ACKNOWLEDGED), REFUSED in appended) == (1, False)
    assert (refused.count(ACKNOWLEDGED), REFUSED in refused) == (0, True)
