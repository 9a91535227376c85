"""Links through the gateway and the WebSocket, without a socket: what a client sees of it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from structlog.testing import capture_logs
from websockets.client import ClientProtocol
from websockets.frames import Close, Frame, Opcode
from websockets.http11 import Response
from websockets.uri import parse_uri

from server.core.gateway import Gateway, Greeting
from server.core.sessions import Session, Sessions
from server.core.tasks import Tasks
from server.core.websocket import WebSocketLink
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.chat import MarkRead, Typing
from shared.wire.codec import decode_error, unpack
from shared.wire.link import Answered, Failed, Happened, Link, LinkEvent, Refused, Role
from shared.wire.message import Access, Request
from shared.wire.router import Router
from shared.wire.session import Bye, Done, Welcome

ROUTER = Router(CATALOGUE)


class Wire(asyncio.Transport):
    """A transport that keeps what is written, and knows whether it is read."""

    def __init__(self) -> None:
        super().__init__({"peername": ("192.0.2.1", 4711)})
        self.written = b""
        self.closed = False
        self.aborted = False
        self.reading = True

    def write(self, data: Any) -> None:
        self.written += bytes(data)

    def close(self) -> None:
        self.closed = True

    def abort(self) -> None:
        self.aborted = True

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        self.reading = False

    def resume_reading(self) -> None:
        self.reading = True


@dataclass
class Client:
    """The other end of a link: `websockets` and `shared.wire.link`, as a real client has them."""

    server: WebSocketLink
    wire: Wire
    websocket: ClientProtocol = field(default_factory=lambda: ClientProtocol(parse_uri("ws://x/link")))
    link: Link = field(default_factory=lambda: Link(Role.OPENER, ROUTER, 0.0))
    status: int = 0
    closed_with: int = 0

    def shake_hands(self, path: str = "/link") -> None:
        self.websocket = ClientProtocol(parse_uri(f"ws://x{path}"))
        self.websocket.send_request(self.websocket.connect())
        self.server.data_received(b"".join(self.websocket.data_to_send()))
        self.read()

    def say(self) -> None:
        while (data := self.link.outgoing()) is not None:
            self.websocket.send_binary(data)
        self.server.data_received(b"".join(self.websocket.data_to_send()))

    def frames(self) -> list[Frame]:
        data, self.wire.written = self.wire.written, b""
        self.websocket.receive_data(data)
        frames: list[Frame] = []
        for event in self.websocket.events_received():
            if isinstance(event, Response):
                self.status = event.status_code
            elif isinstance(event, Frame):
                frames.append(event)
                if event.opcode is Opcode.CLOSE:
                    self.closed_with = Close.parse(bytes(event.data)).code
        return frames

    def read(self) -> list[LinkEvent]:
        heard = [bytes(frame.data) for frame in self.frames() if frame.opcode is Opcode.BINARY]
        return [event for data in heard for event in self.link.receive(data, 0.0)]

    async def ask(self, request: Request[Any]) -> LinkEvent:
        self.link.ask(request, 0.0)
        self.say()
        for _ in range(50):
            await asyncio.sleep(0.002)
            if events := self.read():
                return events[0]
        raise AssertionError("no answer")

    async def greet(self) -> Welcome:
        self.link.hello("test", (), 0.0)
        self.say()
        await asyncio.sleep(0.005)
        (event,) = self.read()
        assert isinstance(event, Answered)
        assert isinstance(event.reply, Welcome)
        return event.reply


@dataclass
class House:
    """A gateway with one handler that each test chooses."""

    gateway: Gateway
    sessions: Sessions
    tasks: Tasks

    def client(self) -> Client:
        wire = Wire()
        server = WebSocketLink(self.gateway, lambda _: None)
        server.connection_made(wire)
        return Client(server, wire)

    async def signed_in(self, access: Access = Access.SIGNED_IN) -> Client:
        client = self.client()
        client.shake_hands()
        await client.greet()
        session = next(reversed(self.gateway.links()))
        session.enter(new_id(), new_id(), access)
        return client

    def answers(self, handler: Callable[[Session, Any], Any]) -> None:
        self.gateway.register({MarkRead: handler})


@pytest.fixture
def house() -> House:
    sessions, tasks = Sessions(), Tasks()

    def as_refusal(error: Exception) -> Refusal:
        return Refusal(ErrorCode.STORAGE_FULL if isinstance(error, OSError) else ErrorCode.INTERNAL)

    greeting = Greeting("test", b"o" * 20, "恒川")
    return House(Gateway(greeting, ROUTER, sessions, tasks, as_refusal), sessions, tasks)


MARK = MarkRead(new_id(), 1)


async def _done(_session: Session, _request: MarkRead) -> Done:
    return Done()


async def test_a_client_is_welcomed_with_a_fresh_nonce(house: House) -> None:
    nonces: set[bytes] = set()
    for _ in range(3):
        client = house.client()
        client.shake_hands()
        welcome = await client.greet()
        assert (client.status, welcome.organisation_name, len(welcome.nonce)) == (101, "恒川", 32)
        nonces.add(welcome.nonce)
    assert len(nonces) == 3


async def test_another_path_is_not_found(house: House) -> None:
    client = house.client()
    client.shake_hands("/elsewhere")
    assert client.status == 404
    assert len(house.gateway) == 0


async def test_a_stranger_is_answered_nothing_but_how_to_sign_in(house: House) -> None:
    house.answers(_done)
    client = house.client()
    client.shake_hands()
    await client.greet()
    event = await client.ask(MARK)
    assert isinstance(event, Refused)
    assert event.refusal.code is ErrorCode.NOT_SIGNED_IN


async def test_a_one_time_password_must_be_changed_first(house: House) -> None:
    house.answers(_done)
    client = await house.signed_in(Access.NEW_PASSWORD)
    event = await client.ask(MARK)
    assert isinstance(event, Refused)
    assert event.refusal.code is ErrorCode.PASSWORD_CHANGE_REQUIRED


async def test_a_handler_that_fails_costs_one_answer_and_not_the_link(house: House) -> None:
    async def failing(_session: Session, _request: MarkRead) -> Done:
        raise ZeroDivisionError

    house.answers(failing)
    client = await house.signed_in()
    with capture_logs() as logs:
        event = await client.ask(MARK)
    assert [line["event"] for line in logs] == ["handler failed"]
    assert isinstance(event, Refused)
    assert event.refusal.code is ErrorCode.INTERNAL
    house.answers(_done)
    assert isinstance(await client.ask(MARK), Answered)


async def test_a_fault_of_the_machine_is_logged_without_a_traceback(house: House) -> None:
    async def failing(_session: Session, _request: MarkRead) -> Done:
        raise OSError("no room")

    house.answers(failing)
    client = await house.signed_in()
    with capture_logs() as logs:
        event = await client.ask(MARK)
    assert [(line["log_level"], line.get("reason"), "exc_info" in line) for line in logs] == [
        ("error", "no room", False)
    ]
    assert isinstance(event, Refused)
    assert event.refusal.code is ErrorCode.STORAGE_FULL


async def test_a_late_handler_is_refused_once_and_still_done(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REQUEST_WAIT", 0.01)
    committed = asyncio.Event()
    told: list[str] = []

    async def slow(_session: Session, _request: MarkRead) -> Done:
        await committed.wait()
        told.append("the other devices")
        return Done()

    house.answers(slow)
    client = await house.signed_in()
    event = await client.ask(MARK)
    assert isinstance(event, Refused)
    assert event.refusal.code is ErrorCode.SERVER_BUSY
    client.server.connection_lost(None)
    committed.set()
    await asyncio.sleep(0.005)
    assert told == ["the other devices"]
    assert client.read() == []
    assert not len(house.tasks)


async def test_garbage_ends_the_link_with_a_reason(house: House) -> None:
    client = await house.signed_in()
    client.websocket.send_binary(b"\xc1 not a frame")
    client.say()
    await asyncio.sleep(0.005)
    events = client.read()
    assert any(isinstance(one, Failed) and one.refusal.code is ErrorCode.BAD_FRAME for one in events)
    assert client.closed_with == 1001


async def test_text_is_not_understood(house: House) -> None:
    client = await house.signed_in()
    client.websocket.send_text(b"hello")
    client.say()
    client.frames()
    assert client.closed_with == 1003


async def test_a_ping_is_answered_and_a_fragmented_message_understood(house: House) -> None:
    house.answers(_done)
    client = await house.signed_in()
    client.websocket.send_ping(b"are you there")
    client.say()
    assert [bytes(frame.data) for frame in client.frames()] == [b"are you there"]
    client.link.ask(MARK, 0.0)
    whole = client.link.outgoing() or b""
    client.websocket.send_binary(whole[:5], fin=False)
    client.websocket.send_continuation(whole[5:9], fin=False)
    client.websocket.send_ping(b"between")
    client.websocket.send_continuation(whole[9:], fin=True)
    client.say()
    await asyncio.sleep(0.01)
    assert [type(one) for one in client.read()] == [Answered]


async def test_a_new_message_inside_a_fragmented_one_is_refused(house: House) -> None:
    client = await house.signed_in()
    part = Frame(Opcode.BINARY, b"begun", fin=False).serialize(mask=True)
    other = Frame(Opcode.BINARY, b"another").serialize(mask=True)
    client.server.data_received(part + other)
    client.frames()
    assert client.closed_with == 1002


async def test_who_does_not_read_is_not_heard_and_then_cut_off(house: House) -> None:
    client = await house.signed_in()
    session = next(iter(house.sessions.everyone()))
    client.server.pause_writing()
    assert client.wire.reading is False
    session.tell(Bye("x", 0))
    await asyncio.sleep(0.005)
    assert (client.wire.written, client.wire.aborted) == (b"", False)
    client.server.resume_writing()
    assert client.wire.reading is True
    assert [type(event) for event in client.read()] == [Happened]
    client.server.pause_writing()
    session.tell_encoded(bytes(limits.SEND_BUFFER + 1))
    await asyncio.sleep(0.005)
    assert client.wire.aborted


async def test_a_transport_that_is_late_to_say_stop_is_not_given_everything(house: House) -> None:
    client = await house.signed_in()
    session = next(iter(house.sessions.everyone()))
    for _ in range(16):
        session.tell_encoded(bytes(limits.PAGE_BYTES))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    given = len(client.wire.written)
    client.server.pause_writing()
    await asyncio.sleep(0.005)
    assert given < 4 * limits.PAGE_BYTES
    assert (len(client.wire.written), client.wire.aborted) == (given, True)


async def test_who_reads_gets_everything_however_much(house: House) -> None:
    client = await house.signed_in()
    session = next(iter(house.sessions.everyone()))
    for number in range(16):
        session.tell_encoded(bytes([number]) * (limits.PAGE_BYTES - 1))
    async with asyncio.timeout(10):
        while len(client.wire.written) < 16 * limits.PAGE_BYTES:  # noqa: ASYNC110 - a wire tells nobody
            await asyncio.sleep(0.001)
    heard = [bytes(frame.data) for frame in client.frames() if frame.opcode is Opcode.BINARY]
    assert [one[-1] for one in heard] == list(range(16))
    assert {len(one) for one in heard} == {limits.PAGE_BYTES}


async def test_everyone_is_told_when_to_come_back(house: House) -> None:
    client = await house.signed_in()
    stopping = house.tasks.start(house.gateway.stop(1.0, 1.0), "stop")
    await asyncio.sleep(0.005)
    events = client.read()
    assert [event.event for event in events if isinstance(event, Happened)] == [Bye("restart", 1.0)]
    client.server.connection_lost(None)
    await asyncio.wait_for(stopping, 0.5)
    assert not house.sessions.everyone()


async def test_many_events_in_one_turn_of_the_loop_are_one_message(house: House) -> None:
    client = await house.signed_in()
    session = next(iter(house.sessions.everyone()))
    for number in range(5):
        session.tell(Bye("x", number))
    await asyncio.sleep(0.005)
    (frame,) = client.frames()
    assert len(unpack(bytes(frame.data))) == 5


async def test_silence_before_hello_is_not_borne_for_ever(house: House) -> None:
    client = house.client()
    client.shake_hands()
    house.gateway.tick(limits.HELLO_WAIT * 1e6)
    await asyncio.sleep(0.005)
    binary = [bytes(frame.data) for frame in client.frames() if frame.opcode is Opcode.BINARY]
    error = decode_error(unpack(binary[0])[0].message)
    assert error.code == ErrorCode.TIMEOUT


async def test_every_request_of_the_catalogue_can_be_refused_unanswered(house: House) -> None:
    """A feature that forgot a handler is a fault of the composition, seen here and not by a client."""
    client = await house.signed_in()
    event = await client.ask(Typing(new_id(), active=True))
    assert isinstance(event, Refused)
    assert event.refusal.code is ErrorCode.UNKNOWN_MESSAGE
