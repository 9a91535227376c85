"""How long a link waits for answers and signs of life."""

import pytest

from shared import limits
from shared.errors import ErrorCode
from shared.wire.link import Link, Phase, Refused, Role
from shared.wire.message import Access
from shared.wire.session import Beat, Beaten
from tests.shared.wire.link.making import failure, message
from tests.shared.wire.pair import ROUTER, Pair


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
