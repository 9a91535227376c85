"""How a link opens, by hello and welcome."""

import pytest

from shared.errors import ErrorCode
from shared.wire.codec import FrameKind
from shared.wire.link import Asked, Link, Phase, Refused, Role
from shared.wire.session import Beat
from tests.shared.refusals import refused_with
from tests.shared.wire.link.making import acceptor, failure, message
from tests.shared.wire.pair import ROUTER, Pair


class TestOpening:
    def test_hello_and_welcome(self) -> None:
        pair = Pair().open()
        assert (pair.client.version, pair.server.version) == (1, 1)

    def test_nothing_is_said_before_the_welcome(self) -> None:
        pair = Pair()
        pair.client.hello("test", (), 0.0)
        assert refused_with(lambda: pair.client.ask(Beat(), 0.0)) is ErrorCode.OFFLINE
        assert refused_with(lambda: pair.server.ask(Beat(), 0.0)) is ErrorCode.OFFLINE

    @pytest.mark.parametrize(
        "first",
        [
            (FrameKind.REQUEST, 1, ["session.beat"]),
            (FrameKind.EVENT, 0, ["session.bye", "x", 0.0]),
            (FrameKind.REQUEST, 0, ["session.hello", 1, 1, ["amend"], "test"]),
            (FrameKind.REQUEST, 1, ["session.hello", 1]),
            (FrameKind.REQUEST, 1, ["coffee.brew"]),
            (4, 1, ["session.hello", 1, 1, ["amend"], "test"]),
            (-1, 1, ["session.hello", 1, 1, ["amend"], "test"]),
        ],
    )
    def test_anything_but_a_hello_fails_the_link(self, first: tuple[int, int, object]) -> None:
        link = acceptor()
        failure(link.receive(message(first), 0.0))
        assert link.phase is Phase.CLOSED

    def test_a_second_hello_before_the_welcome_fails_the_link(self) -> None:
        link = acceptor()
        hello = ["session.hello", 1, 1, ["amend"], "test"]
        events = link.receive(message((0, 1, hello), (0, 2, hello)), 0.0)
        assert isinstance(events[0], Asked)
        assert failure(events).code is ErrorCode.BAD_FRAME

    def test_a_request_behind_the_hello_must_wait_for_the_welcome(self) -> None:
        link = acceptor()
        events = link.receive(
            message((0, 1, ["session.hello", 1, 1, ["amend"], ""]), (0, 2, ["session.beat"])), 0.0
        )
        assert failure(events).detail == {"expected": "hello"}

    def test_a_second_hello_on_an_open_link_is_refused(self) -> None:
        pair = Pair().open()
        pair.client.hello("again", (), 0.0)
        assert pair.to_server() == []
        (refused,) = pair.to_client()
        assert isinstance(refused, Refused)
        assert refused.refusal.detail == {"unexpected": "hello"}
        assert pair.client.phase is pair.server.phase is Phase.OPEN

    def test_the_opener_takes_no_hello(self) -> None:
        link = Link(Role.OPENER, ROUTER, 0.0)
        link.hello("test", (), 0.0)
        assert failure(link.receive(message((0, 1, ["session.hello", 1, 1, ["amend"], ""])), 0.0))

    def test_reply_and_error_before_the_hello_are_answers_to_nothing(self) -> None:
        link = acceptor()
        assert link.receive(message((1, 7, ["session.done"]), (2, 7, ["error", "internal"])), 0.0) == []
        assert link.phase is Phase.OPENING
