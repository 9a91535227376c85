"""How a link ends, and that it then keeps nothing."""

import gc
import weakref

import msgpack
import pytest

from shared import limits
from shared.errors import ErrorCode
from shared.wire.link import Asked, Failed, Link, Phase, Refused, Role
from shared.wire.session import Beat, Hello
from tests.shared.refusals import refused_with
from tests.shared.wire.link.making import acceptor, failure, message
from tests.shared.wire.pair import ROUTER, WELCOME, Pair

HELLO = Hello(1, 1, (), "test")


class TestClosing:
    def test_an_error_for_the_link_is_its_last_event(self) -> None:
        pair = Pair().open()
        batch = message(
            (2, 0, ["error", "shutting_down"]),
            (0, 1, ["session.beat"]),
            (3, 0, ["session.bye", "x", 0.0]),
        )
        events = pair.client.receive(batch, 0.0)
        assert len(events) == 1
        assert failure(events).code is ErrorCode.SHUTTING_DOWN
        assert pair.client.receive(batch, 0.0) == []

    def test_a_welcome_behind_the_error_does_not_open_the_link(self) -> None:
        link = Link(Role.OPENER, ROUTER, 0.0)
        ref = link.hello("test", (), 0.0)
        welcome = ["session.welcome", 1, ["amend"], "", bytes(20), "", bytes(32), 0, 30.0]
        link.receive(message((2, 0, ["error", "slow_reader"]), (1, ref, welcome)), 0.0)
        assert link.phase is Phase.CLOSED

    def test_what_failed_the_link_is_said_before_it_closes(self) -> None:
        link = acceptor()
        link.receive(b"garbage", 0.0)
        assert msgpack.unpackb(link.outgoing() or b"") == [[2, 0, ["error", "bad_frame", {}]]]
        assert link.outgoing() is None

    def test_closing_refuses_what_waits_once(self) -> None:
        pair = Pair().open()
        refs = [pair.client.ask(Beat(), 0.0) for _ in range(3)]
        closed = pair.client.close()
        assert [event.ref for event in closed if isinstance(event, Refused)] == refs
        assert pair.client.close() == []
        assert refused_with(lambda: pair.client.ask(Beat(), 0.0)) is ErrorCode.OFFLINE
        assert pair.client.tick(1e6) == []
        assert pair.client.receive(message((1, refs[0], ["session.beaten", 0, 0, 0])), 0.0) == []

    def test_a_closed_link_does_not_open_again(self) -> None:
        link = acceptor()
        (asked,) = link.receive(message((0, 1, ["session.hello", 1, 1, ["amend"], "test"])), 0.0)
        assert isinstance(asked, Asked)
        link.close()
        assert refused_with(lambda: link.welcome(1, HELLO, WELCOME)) is ErrorCode.OFFLINE
        assert link.phase is Phase.CLOSED


class Buffers:
    """Stands for what hangs on a link's caller: a socket and its buffers."""


def fail_below(hostile: bytes, opened: bool) -> "weakref.ref[Buffers]":
    """Let a link fail on some bytes in a function that holds buffers; return a weak hold on them."""
    buffers = Buffers()
    link = Pair().open().server if opened else acceptor()
    events = link.receive(hostile, 0.0)
    assert isinstance(events[-1], Failed)
    return weakref.ref(buffers)


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize(
    "hostile",
    [b"garbage", bytes(limits.CLIENT_MESSAGE + 1), message((0, 0, ["session.beat"])), message((9, 1, 1))],
)
def test_a_failed_link_keeps_nothing_alive(hostile: bytes, opened: bool) -> None:
    """What an error has passed through must be gone at once, not at the next full collection, or never."""
    gc.collect()
    gc.disable()
    try:
        assert fail_below(hostile, opened)() is None
    finally:
        gc.enable()
