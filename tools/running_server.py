"""Finds the server that another `dev.py run` keeps running, so that a second one talks to the first."""

import contextlib
import http.client
import json
import ssl
from collections.abc import Generator
from contextlib import contextmanager

from tools import places

LOOPBACK = "127.0.0.1"
NOTE = places.HOUSE / "server.port"
WAIT = 5.0


@contextmanager
def noted(port: int) -> Generator[None]:
    """Leave word of the port while the server runs; who reads it checks it, for a crash leaves it behind."""
    NOTE.write_text(str(port), encoding="ascii")
    try:
        yield
    finally:
        NOTE.unlink(missing_ok=True)


def find(organisation: str | None) -> int | None:
    """Return the port where this checkout's server answers, none if it doesn't run."""
    with contextlib.suppress(OSError, ValueError, OverflowError):
        port = int(NOTE.read_text(encoding="ascii"))
        about = _about(port)
        if organisation is None or about == organisation:
            return port
    return None


def _about(port: int) -> str:
    """Ask who answers; it is on this machine, and the client checks its key by itself."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = http.client.HTTPSConnection(LOOPBACK, port, timeout=WAIT, context=context)
    try:
        connection.request("GET", "/about")
        return str(json.loads(connection.getresponse().read(64 * 1024))["organisation"])
    except (http.client.HTTPException, KeyError, TypeError) as error:
        raise ValueError(port) from error
    finally:
        connection.close()
