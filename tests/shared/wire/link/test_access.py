"""What may be asked before signing in, and before a new password."""

from typing import Any

import pytest

from shared.errors import ErrorCode
from shared.protocol.auth import ChangePassword, ListDevices, SignOut
from shared.wire.link import Asked, Phase, Refused
from shared.wire.message import Access
from shared.wire.session import Beat
from tests.shared import samples
from tests.shared.wire.pair import Pair

SIGN_IN = samples.MESSAGES[6]


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
