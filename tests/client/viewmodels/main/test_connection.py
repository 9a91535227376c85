"""What a window says of the way to the server, and when."""

import pytest
from pytestqt.qtbot import QtBot

from client.core.bus import Bus
from client.core.words.wording import Language
from client.viewmodels.main import connection as timing
from client.viewmodels.main.connection import Connection
from shared.errors import ErrorCode, Refusal
from tests.client.fakes.auth import FakeAuth

pytestmark = pytest.mark.gui


async def test_a_start_says_nothing_of_its_first_attempt_unless_it_takes_long(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "PATIENCE_MS", 50)
    bus = Bus()
    auth = FakeAuth(bus)
    auth.state.up = False
    connection = Connection(auth, bus, lambda: Language.ENGLISH)
    assert connection.words == ""
    with qtbot.waitSignal(connection.changed, timeout=5_000):
        pass
    assert connection.words == "Connecting…"
    auth.go(up=True)
    assert connection.words == ""
    await connection.close()


async def test_why_there_is_no_connection_is_said_at_once(qtbot: QtBot) -> None:
    bus = Bus()
    auth = FakeAuth(bus)
    connection = Connection(auth, bus, lambda: Language.ENGLISH)
    auth.go(up=False, reason=Refusal(ErrorCode.OFFLINE))
    assert "server" in connection.words
    await connection.close()
