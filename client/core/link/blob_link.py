"""Bytes of messages' files to and from a server: HTTP/1.1 over TLS that trusts what the link trusts."""

import contextlib
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from client.core.finding.address import Address
from client.core.link.transfers import Moved, Sink
from client.core.link.unreachable import unreachable
from client.core.profile.settings import Pin
from shared.errors import ErrorCode, Refusal
from shared.ids import id_text
from shared.protocol.files import OpenTransfers
from shared.wire.message import Reply, Request

if TYPE_CHECKING:
    from client.core.link.exchange import Exchange

R = TypeVar("R", bound=Reply)


class Reaching(Protocol):
    """What this needs of the connection to a server."""

    @property
    def place(self) -> tuple[Address, Pin] | None:
        """Where the open session is, and whom it trusts."""
        ...

    async def ask(self, request: Request[R]) -> R: ...


class BlobLink:
    """Puts and gets whole files, each over a connection of its own.

    Both raise Refusal: what the server says, `offline` when it can't be reached or goes away, `timeout`
    when nothing moves, `wrong_organisation` when another answers.
    """

    def __init__(self, connection: Reaching) -> None:
        self._connection = connection

    async def put(self, digest: bytes, size: int, pieces: AsyncIterator[bytes], moved: Moved) -> None:
        """Give a server the bytes of a file; it has them on disk when this returns."""
        headers = {"content-length": str(size), "expect": "100-continue"}
        async with self._exchange("PUT", f"/blobs/{digest.hex()}", headers) as exchange:
            status = await exchange.answer()
            if status.status_code < 200:
                status = await exchange.upload(pieces, moved)
            await exchange.settle(status)

    async def get(self, digest: bytes, entry: bytes, start: int, sink: Sink) -> None:
        """Feed the bytes of a file from `start` on to a sink; `entry` is one it goes with."""
        headers = {"range": f"bytes={start}-"} if start else {}
        target = f"/blobs/{digest.hex()}?entry={id_text(entry)}"
        async with self._exchange("GET", target, headers) as exchange:
            status = await exchange.answer()
            if status.status_code != (206 if start else 200):
                await exchange.settle(status)
                raise Refusal(ErrorCode.BAD_MESSAGE, part="range")
            while data := await exchange.read():
                await sink.feed(data)

    @contextlib.asynccontextmanager
    async def _exchange(
        self, method: str, target: str, headers: Mapping[str, str]
    ) -> AsyncGenerator["Exchange"]:
        """Open a connection and send a request's head; the connection is closed at the end."""
        # What speaks HTTP is loaded with the first file that goes anywhere.
        from client.core.link.exchange import ProtocolError, open_exchange

        place = self._connection.place
        if place is None:
            raise Refusal(ErrorCode.OFFLINE)
        address, pin = place
        ticket = (await self._connection.ask(OpenTransfers())).ticket.hex()
        proof = {"host": str(address), "authorization": f"Bearer {ticket}"}
        try:
            exchange = await open_exchange(address, pin)
            try:
                await exchange.begin(method, target, {**proof, **headers})
                yield exchange
            finally:
                exchange.close()
        except TimeoutError as error:
            raise Refusal(ErrorCode.TIMEOUT) from error
        except ssl.SSLCertVerificationError as error:
            reason = error.verify_message or "certificate"
            raise Refusal(ErrorCode.WRONG_ORGANISATION, address=str(address), reason=reason) from error
        except OSError as error:
            raise unreachable(address, error) from error
        except ProtocolError as error:
            # As of a connection that ends in the middle.
            raise Refusal(ErrorCode.OFFLINE, address=str(address)) from error
