"""Events, told without being asked for."""

from shared.errors import ErrorCode
from shared.protocol.chat import SomeoneTyping
from shared.wire.codec import FrameKind, encode_frame, pack
from shared.wire.link import Happened
from shared.wire.session import Beat, Bye
from tests.shared.wire.link.making import failure, message
from tests.shared.wire.pair import Pair


class TestEvents:
    def test_an_event_arrives(self) -> None:
        event = SomeoneTyping(bytes(16), bytes(16), True)
        assert Pair().open().tell(event) == [Happened(event)]

    def test_an_event_encoded_once_is_the_same(self) -> None:
        pair = Pair().open()
        event = Bye("restart", 2.5)
        pair.server.tell_encoded(encode_frame(FrameKind.EVENT, 0, event))
        assert pair.to_client() == [Happened(event)]

    def test_an_event_of_a_newer_version_is_passed_over(self) -> None:
        pair = Pair().open()
        batch = message((3, 0, ["coffee.ready", 1]), (3, 0, ["session.bye", "x", 1.0]))
        assert pair.client.receive(batch, 0.0) == [Happened(Bye("x", 1.0))]

    def test_a_malformed_event_fails_the_link(self) -> None:
        pair = Pair().open()
        events = pair.client.receive(message((3, 0, ["session.bye", 1])), 0.0)
        assert failure(events).code is ErrorCode.BAD_MESSAGE


def test_pack_is_what_a_link_sends() -> None:
    pair = Pair().open()
    ref = pair.client.ask(Beat(), 0.0)
    assert pair.client.outgoing() == pack([encode_frame(FrameKind.REQUEST, ref, Beat())])
