"""A server stops in order while people are just coming in, and leaves no socket behind."""

import contextlib
import socket
import threading

import pytest

from tests.soak.fuzz.hostile import insecure
from tests.support.network import LOOPBACK
from tests.support.office import Office

pytestmark = pytest.mark.scenario
ROUNDS = 3
COMING = 6


def keep_coming(port: int, over: threading.Event) -> None:
    """Agree on TLS, leave, and come again."""
    context = insecure()
    while not over.is_set():
        with (
            contextlib.suppress(OSError),
            socket.create_connection((LOOPBACK, port), timeout=1) as raw,
            context.wrap_socket(raw),
        ):
            pass


async def test_the_server_stops_while_people_come_in(quiet_office: Office) -> None:
    server = quiet_office.server
    for _ in range(ROUNDS):
        await server.start()
        over = threading.Event()
        crowd = [threading.Thread(target=keep_coming, args=(server.port, over)) for _ in range(COMING)]
        for one in crowd:
            one.start()
        try:
            assert await server.stop() == 0
        finally:
            over.set()
            for one in crowd:
                one.join()
        assert "Traceback" not in server.process.errors
