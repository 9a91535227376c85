"""How much may be said at once, and how often."""

import msgpack

from shared import limits
from shared.errors import ErrorCode
from shared.protocol.log import Append, Entries, Entry
from shared.wire.link import Asked, Happened, Phase
from shared.wire.session import Beat, Beaten, Bye
from tests.shared import samples
from tests.shared.refusals import refused_with
from tests.shared.wire.link.making import acceptor, failure, message
from tests.shared.wire.pair import Pair


class TestLimits:
    def test_a_message_above_the_limit_fails_the_link_unread(self) -> None:
        link = acceptor()
        assert failure(link.receive(bytes(limits.CLIENT_MESSAGE + 1), 0.0)).code is ErrorCode.TOO_LARGE
        assert msgpack.unpackb(link.outgoing() or b"") == [
            [2, 0, ["error", "too_large", {"limit": limits.CLIENT_MESSAGE}]]
        ]

    def test_a_message_at_the_limit_passes(self) -> None:
        pair = Pair().open()
        bin_head, empty = 5, len(message((0, 1, ["session.beat"])))
        data = message((0, 1, ["session.beat", bytes(limits.CLIENT_MESSAGE - bin_head - empty)]))
        assert len(data) == limits.CLIENT_MESSAGE
        assert pair.server.receive(data, 0.0) == [Asked(1, Beat())]

    def test_requests_in_flight_are_bounded_on_the_asking_side(self) -> None:
        pair = Pair().open()
        for _ in range(limits.REQUESTS_IN_FLIGHT):
            pair.client.ask(Beat(), 0.0)
        assert refused_with(lambda: pair.client.ask(Beat(), 0.0)) is ErrorCode.TOO_MANY_REQUESTS

    def test_requests_in_flight_are_bounded_on_the_asked_side(self) -> None:
        pair = Pair().open()
        frames = [(0, ref, ["session.beat"]) for ref in range(1, limits.REQUESTS_IN_FLIGHT + 2)]
        events = pair.server.receive(message(*frames), 0.0)
        assert len(events) == limits.REQUESTS_IN_FLIGHT
        (error,) = msgpack.unpackb(pair.server.outgoing() or b"")
        assert error[1:] == [257, ["error", "too_many_requests", {"in_flight": 256}]]
        pair.server.answer(1, Beaten(0, 0, 0))
        assert pair.server.receive(message((0, 900, ["session.beat"])), 0.0) == [Asked(900, Beat())]

    def test_requests_a_second_are_bounded(self) -> None:
        pair = Pair().open()
        served = 0
        for ref in range(2, limits.REQUESTS_PER_SECOND + 200):
            for event in pair.server.receive(message((0, ref, ["session.beat"])), 0.0):
                assert isinstance(event, Asked)
                pair.server.answer(ref, Beaten(0, 0, 0))
                served += 1
        # The hello has taken one.
        assert served == limits.REQUESTS_PER_SECOND - 1
        assert pair.server.phase is Phase.OPEN
        assert len(pair.server.receive(message((0, 1, ["session.beat"])), 1.0)) == 1

    def test_refused_requests_count_too(self) -> None:
        pair = Pair().open()
        for ref in range(2, limits.REQUESTS_PER_SECOND + 2):
            pair.server.receive(message((0, ref, ["coffee.brew"])), 0.0)
        assert pair.server.receive(message((0, 1, ["session.beat"])), 0.0) == []

    def test_what_is_said_is_split_by_frames(self) -> None:
        pair = Pair().open()
        for _ in range(2 * limits.FRAMES_PER_MESSAGE + 1):
            pair.server.tell(Bye("", 0.0))
        sizes: list[int] = []
        while (data := pair.server.outgoing()) is not None:
            sizes.append(len(msgpack.unpackb(data)))
        assert sizes == [limits.FRAMES_PER_MESSAGE, limits.FRAMES_PER_MESSAGE, 1]

    def test_what_is_said_is_split_by_bytes(self) -> None:
        pair = Pair().open()
        entry = samples.SignedEntry(b"", bytes(limits.BODY), bytes(64))
        for _ in range(7):
            pair.client.ask(Append(entry), 0.0)
        heard = pair.to_server()
        assert [event.ref for event in heard if isinstance(event, Asked)] == [2, 3, 4, 5, 6, 7, 8]

    def test_a_frame_above_what_is_joined_goes_alone(self) -> None:
        pair = Pair().open()
        big = Entries(bytes(16), (Entry(1, 1, 1, 0, b"", bytes(limits.PAGE_BYTES), b"", b""),))
        assert [type(event) for event in pair.tell(big)] == [Happened]
        for event in (Bye("a", 0.0), big, Bye("b", 0.0), big):
            pair.server.tell(event)
        sizes: list[int] = []
        while (data := pair.server.outgoing()) is not None:
            assert len(data) <= limits.SERVER_MESSAGE
            sizes.append(len(msgpack.unpackb(data)))
        assert sizes == [1, 1, 1, 1]
