"""Requests, replies and refusals, paired by their refs."""

import msgpack
import pytest

from shared.errors import ErrorCode, Refusal
from shared.wire.link import Answered, Asked, Refused
from shared.wire.session import Beat, Beaten, Done
from tests.shared.wire.link.making import failure, message
from tests.shared.wire.pair import Pair


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
