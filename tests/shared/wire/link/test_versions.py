"""Which versions of the protocol a link may come to speak."""

import pytest

from shared.errors import ErrorCode, Refusal
from shared.wire.link import Asked, Link, Phase, Refused, Role
from shared.wire.session import Hello
from tests.shared.wire.link.making import acceptor, failure, message
from tests.shared.wire.pair import ROUTER, WELCOME, Pair


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
