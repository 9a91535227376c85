"""Tests of one link through all its phases."""

import gc
import weakref
from typing import Any

import msgpack
import pytest

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import ChangePassword, ListDevices, SignOut
from shared.protocol.chat import SomeoneTyping
from shared.protocol.log import Append, Entries, Entry
from shared.wire.codec import FrameKind, encode_frame, pack
from shared.wire.link import Answered, Asked, Failed, Happened, Link, LinkEvent, Phase, Refused, Role
from shared.wire.message import Access
from shared.wire.session import Beat, Beaten, Bye, Done, Hello
from tests.shared import samples
from tests.shared.refusals import refused_with
from tests.shared.wire.pair import ROUTER, WELCOME, Pair

HELLO = Hello(1, 1, (), "test")
SIGN_IN = samples.MESSAGES[6]


def message(*frames: tuple[int, int, object]) -> bytes:
    """Build a WebSocket message with the other library, whatever is in it."""
    return msgpack.packb([list(frame) for frame in frames])


def acceptor() -> Link:
    """Return the accepting side of a fresh link."""
    return Link(Role.ACCEPTOR, ROUTER, 0.0)


def failure(events: list[LinkEvent]) -> Refusal:
    """Return why the link failed; `Failed` must be the last event."""
    last = events[-1]
    assert isinstance(last, Failed)
    assert not any(isinstance(event, Failed) for event in events[:-1])
    return last.refusal


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


class TestVersions:
    def test_a_hello_of_later_versions_only_is_refused_and_may_be_said_again(self) -> None:
        link = acceptor()
        (asked,) = link.receive(message((0, 1, ["session.hello", 2, 9, ["amend"], "future"])), 0.0)
        assert isinstance(asked, Asked)
        hello = asked.request
        assert isinstance(hello, Hello)
        with pytest.raises(Refusal) as caught:
            link.welcome(asked.ref, hello, WELCOME)
        assert caught.value.code is ErrorCode.VERSION_UNSUPPORTED
        assert caught.value.detail == {"oldest": 1, "newest": 1}
        assert link.phase is Phase.OPENING
        link.refuse(asked.ref, caught.value)
        (again,) = link.receive(message((0, 2, ["session.hello", 1, 9, ["amend"], "future"])), 0.0)
        assert isinstance(again, Asked)

    def test_the_opener_hears_why(self) -> None:
        pair = Pair()
        ref = pair.client.hello("test", (), 0.0)
        pair.to_server()
        pair.server.refuse(ref, Refusal(ErrorCode.VERSION_UNSUPPORTED, oldest=3, newest=5))
        (refused,) = pair.to_client()
        assert isinstance(refused, Refused)
        assert refused.refusal.detail == {"oldest": 3, "newest": 5}
        assert pair.client.phase is Phase.OPENING

    @pytest.mark.parametrize("version", [0, 2, -1])
    def test_a_welcome_to_a_version_not_spoken_fails_the_link(self, version: int) -> None:
        link = Link(Role.OPENER, ROUTER, 0.0)
        ref = link.hello("test", (), 0.0)
        welcome = ["session.welcome", version, ["amend"], "", bytes(20), "", bytes(32), 0, 30.0]
        assert failure(link.receive(message((1, ref, welcome)), 0.0)).code is ErrorCode.VERSION_UNSUPPORTED
        assert (link.phase, link.version) == (Phase.CLOSED, 0)
        assert [type(event) for event in link.close()] == [Refused]

    def test_a_hello_with_fields_of_a_later_version_is_welcome(self) -> None:
        link = acceptor()
        later = ["session.hello", 1, 9, ["warp"], "future", {"warp": 9}, None]
        (asked,) = link.receive(message((0, 1, later)), 0.0)
        assert isinstance(asked, Asked)


class TestAccess:
    @pytest.mark.parametrize(
        ("access", "open_to"),
        [
            (Access.ANYONE, {"sign_in"}),
            (Access.NEW_PASSWORD, {"sign_in", "change_password", "sign_out"}),
            (Access.SIGNED_IN, {"sign_in", "change_password", "sign_out", "list_devices", "beat"}),
        ],
    )
    def test_what_each_level_may_ask(self, access: Access, open_to: set[str]) -> None:
        asked: dict[str, Any] = {
            "sign_in": SIGN_IN,
            "change_password": ChangePassword("a", "b"),
            "sign_out": SignOut(),
            "list_devices": ListDevices(),
            "beat": Beat(),
        }
        for name, request in asked.items():
            event = Pair().open(access).ask(request)
            assert isinstance(event, Asked if name in open_to else Refused), name

    @pytest.mark.parametrize(
        ("access", "code"),
        [
            (Access.ANYONE, ErrorCode.NOT_SIGNED_IN),
            (Access.NEW_PASSWORD, ErrorCode.PASSWORD_CHANGE_REQUIRED),
        ],
    )
    def test_the_refusal_says_what_is_missing(self, access: Access, code: ErrorCode) -> None:
        pair = Pair().open(access)
        event = pair.ask(ListDevices())
        assert isinstance(event, Refused)
        assert event.refusal.code is code
        assert pair.server.phase is Phase.OPEN


class TestAsking:
    def test_a_reply_is_paired_with_its_request_in_any_order(self) -> None:
        pair = Pair().open()
        refs = [pair.client.ask(Beat(), 0.0) for _ in range(3)]
        pair.to_server()
        for ref in reversed(refs):
            pair.server.answer(ref, Beaten(ref, 0, 0))
        heard = pair.to_client()
        assert heard == [Answered(ref, Beaten(ref, 0, 0)) for ref in reversed(refs)]

    def test_both_sides_may_ask(self) -> None:
        pair = Pair().open()
        ref = pair.server.ask(Beat(), 0.0)
        (asked,) = pair.to_client()
        assert asked == Asked(ref, Beat())
        pair.client.answer(ref, Beaten(1, 2, 3))
        assert pair.to_server() == [Answered(ref, Beaten(1, 2, 3))]

    def test_a_refusal_arrives_with_code_and_detail(self) -> None:
        pair = Pair().open()
        asked = pair.ask(Beat())
        assert isinstance(asked, Asked)
        pair.server.refuse(asked.ref, Refusal(ErrorCode.LOCKED, until=7))
        (refused,) = pair.to_client()
        assert isinstance(refused, Refused)
        assert (refused.refusal.code, refused.refusal.detail) == (ErrorCode.LOCKED, {"until": 7})

    def test_an_answer_twice_is_heard_once(self) -> None:
        pair = Pair().open()
        asked = pair.ask(Beat())
        assert isinstance(asked, Asked)
        pair.server.answer(asked.ref, Beaten(1, 1, 1))
        pair.server.answer(asked.ref, Beaten(2, 2, 2))
        pair.server.refuse(asked.ref, Refusal(ErrorCode.INTERNAL))
        assert pair.to_client() == [Answered(asked.ref, Beaten(1, 1, 1))]

    def test_a_reply_of_another_type_fails_the_link_and_the_request(self) -> None:
        pair = Pair().open()
        asked = pair.ask(Beat())
        assert isinstance(asked, Asked)
        pair.server.answer(asked.ref, Done())
        assert failure(pair.to_client()).code is ErrorCode.BAD_MESSAGE
        (refused,) = pair.client.close()
        assert isinstance(refused, Refused)
        assert (refused.ref, refused.refusal.code) == (asked.ref, ErrorCode.OFFLINE)

    @pytest.mark.parametrize(
        "body", [["error"], ["error", 5], ["oops", "internal"], 5, ["error", "x", {"a": []}]]
    )
    def test_a_malformed_error_fails_the_link_and_the_request(self, body: object) -> None:
        pair = Pair().open()
        ref = pair.client.ask(Beat(), 0.0)
        assert failure(pair.client.receive(message((2, ref, body)), 0.0)).code is ErrorCode.BAD_MESSAGE
        assert [type(event) for event in pair.client.close()] == [Refused]

    def test_an_unknown_request_is_refused_and_the_batch_goes_on(self) -> None:
        pair = Pair().open()
        batch = message((0, 1, ["coffee.brew"]), (0, 2, ["log.after", 1]), (0, 3, ["session.beat"]))
        assert pair.server.receive(batch, 0.0) == [Asked(3, Beat())]
        refused = msgpack.unpackb(pair.server.outgoing() or b"")
        assert [frame[:2] + frame[2][:2] for frame in refused] == [
            [2, 1, "error", "unknown_message"],
            [2, 2, "error", "bad_message"],
        ]

    @pytest.mark.parametrize("ref", [0, -1])
    def test_a_request_needs_a_ref_of_its_own(self, ref: int) -> None:
        pair = Pair().open()
        assert failure(pair.server.receive(message((0, ref, ["session.beat"])), 0.0))

    def test_a_ref_still_unanswered_may_not_be_used_again(self) -> None:
        pair = Pair().open()
        beat = (0, 5, ["session.beat"])
        events = pair.server.receive(message(beat, beat), 0.0)
        assert isinstance(events[0], Asked)
        assert failure(events).detail == {"ref": 5}

    def test_a_ref_may_be_used_again_once_answered(self) -> None:
        pair = Pair().open()
        for _ in range(2):
            (asked,) = pair.server.receive(message((0, 5, ["session.beat"])), 0.0)
            assert asked == Asked(5, Beat())
            pair.server.answer(5, Beaten(0, 0, 0))


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


class TestTime:
    def test_a_request_unanswered_too_long_is_refused_once_and_its_late_answer_ignored(self) -> None:
        pair = Pair().open()
        ref = pair.client.ask(Beat(), 0.0)
        pair.to_server()
        pair.client.receive(message((3, 0, ["coffee.ready"])), limits.REQUEST_WAIT)
        assert pair.client.tick(limits.REQUEST_WAIT - 0.1) == []
        (refused,) = pair.client.tick(limits.REQUEST_WAIT)
        assert isinstance(refused, Refused)
        assert (refused.ref, refused.refusal.code) == (ref, ErrorCode.TIMEOUT)
        assert pair.client.tick(limits.REQUEST_WAIT + 1) == []
        pair.server.answer(ref, Beaten(0, 0, 0))
        assert pair.to_client(limits.REQUEST_WAIT + 2) == []
        assert pair.client.phase is Phase.OPEN

    def test_a_request_may_wait_as_long_as_its_asker_says(self) -> None:
        pair = Pair().open()
        pair.client.ask(Beat(), 0.0, wait=2.0)
        assert pair.client.tick(1.9) == []
        assert len(pair.client.tick(2.0)) == 1

    @pytest.mark.parametrize("role", list(Role))
    def test_without_hello_or_welcome_the_link_fails(self, role: Role) -> None:
        link = Link(role, ROUTER, 100.0)
        assert link.tick(100.0 + limits.HELLO_WAIT) == []
        refusal = failure(link.tick(100.1 + limits.HELLO_WAIT))
        assert (refusal.code, refusal.detail) == (ErrorCode.TIMEOUT, {"waited_for": "hello"})
        assert link.tick(1e6) == []

    def test_a_stranger_is_not_kept_for_ever(self) -> None:
        pair = Pair().open(Access.ANYONE)
        for now in range(10, int(limits.SIGN_IN_WAIT) + 1, 10):
            pair.server.receive(message((3, 0, ["coffee.ready"])), float(now))
            assert pair.server.tick(float(now)) == []
        assert failure(pair.server.tick(limits.SIGN_IN_WAIT + 0.1)).detail == {"waited_for": "sign_in"}

    @pytest.mark.parametrize("access", [Access.NEW_PASSWORD, Access.SIGNED_IN])
    def test_silence_fails_the_link(self, access: Access) -> None:
        pair = Pair().open(access)
        assert pair.server.tick(limits.SILENCE) == []
        assert failure(pair.server.tick(limits.SILENCE + 0.1)).detail == {"waited_for": "heartbeat"}

    def test_any_message_breaks_the_silence(self) -> None:
        pair = Pair().open()
        now = 0.0
        for _ in range(10):
            now += limits.HEARTBEAT
            pair.exchange(Beat(), Beaten(0, 0, 0), now)
            assert pair.server.tick(now) == pair.client.tick(now) == []


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


def test_pack_is_what_a_link_sends() -> None:
    pair = Pair().open()
    ref = pair.client.ask(Beat(), 0.0)
    assert pair.client.outgoing() == pack([encode_frame(FrameKind.REQUEST, ref, Beat())])
