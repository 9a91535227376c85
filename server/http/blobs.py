"""Bytes of messages' files over HTTP: put by whoever will send them, got by whoever may see the message."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any
from urllib.parse import quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from server.core.log import logger
from server.core.tickets import Tickets, Transfer, Way
from server.http.deposit import Deposit
from server.store import attachments
from server.store.errors import StoreError, StoreFault, as_refusal
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import parse_id
from shared.model.bodies import Attachment

STATUS = {
    ErrorCode.NOT_SIGNED_IN: 401,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.TIMEOUT: 408,
    ErrorCode.BLOB_MISSING: 410,
    ErrorCode.TOO_LARGE: 413,
    ErrorCode.TOO_MANY_REQUESTS: 429,
    ErrorCode.QUOTA_REACHED: 429,
    ErrorCode.INTERNAL: 500,
    ErrorCode.STORAGE_FAILED: 500,
    ErrorCode.SERVER_BUSY: 503,
    ErrorCode.STORAGE_FULL: 507,
}
"""The status that goes with a code; 400 with any other."""
HEADERS = {"cache-control": "private, no-store", "x-content-type-options": "nosniff"}
RANGE = re.compile(r"bytes=(\d{0,19})-(\d{0,19})", re.ASCII)
"""One range; several are answered with the whole, as RFC 9110 section 14.2 allows."""
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)

_log = logger("blobs")


class BlobDoor:
    """The route `/blobs/DIGEST`."""

    def __init__(self, tickets: Tickets, deposit: Deposit, store: Store) -> None:
        self._tickets = tickets
        self._deposit = deposit
        self._store = store

    def route(self) -> Route:
        """Return the route."""
        return Route("/blobs/{digest}", self, methods=["PUT", "GET"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; the transfer lasts as long as its bytes move."""
        request = Request(scope, receive)
        way = Way.UP if request.method == "PUT" else Way.DOWN
        try:
            with self._tickets.transfer(_ticket(request), way, _cut_off(request)) as transfer:
                response = await self._answer(request, transfer)
                await response(scope, receive, send)
        except Refusal as refusal:
            await _refused(refusal)(scope, receive, send)

    async def _answer(self, request: Request, transfer: Transfer) -> Response:
        try:
            digest = _digest(request)
            if transfer.way is Way.UP:
                return await self._put(request, transfer, digest)
            return await self._get(request, transfer, digest)
        except Refusal as refusal:
            return _refused(refusal)
        except ClientDisconnect:
            return _refused(Refusal(ErrorCode.OFFLINE))  # nobody is there to read it
        except StoreError as error:
            _log.error("blob failed", reason=str(error))
            return _refused(as_refusal(error))

    async def _put(self, request: Request, transfer: Transfer, digest: bytes) -> Response:
        size = _announced(request)
        async with aclosing(_arriving(request, size)) as arriving:
            await self._deposit.receive(transfer.person, digest, size, arriving)
        return Response(status_code=201, headers=HEADERS)

    async def _get(self, request: Request, transfer: Transfer, digest: bytes) -> Response:
        entry = _entry(request)
        found = await self._store.read(lambda db: attachments.find(db, transfer.person, digest, entry))
        if found is None:
            raise Refusal(ErrorCode.NOT_FOUND, part="blob")
        size = await self._size(digest)
        start, end = _range(request, size)
        status, headers = _described(found, size, start, end)
        if request.method == "HEAD":
            return Response(None, status, headers)
        pieces = self._leaving(request, digest, start, end)
        return _Lent(pieces, status, headers)

    async def _size(self, digest: bytes) -> int:
        try:
            return await self._deposit.size(digest)
        except StoreError as error:
            if error.fault is StoreFault.MISSING:
                raise Refusal(ErrorCode.BLOB_MISSING) from error
            raise

    async def _leaving(self, request: Request, digest: bytes, start: int, end: int) -> AsyncGenerator[bytes]:
        """Yield what is lent; who is too slow, or what is damaged, ends the connection.

        A status was told already, so there is no other way to say that this is not the whole.
        """
        now = asyncio.get_running_loop().time
        late = now() + _allowed(end - start)
        try:
            async with aclosing(self._deposit.lend(digest, start, end)) as lent:
                async for piece in lent:
                    if now() > late:
                        raise Refusal(ErrorCode.TIMEOUT)
                    yield piece
        except (Refusal, StoreError) as error:
            _log.warning("blob not sent whole", reason=str(error))
            _cut_off(request)()
            await asyncio.sleep(limits.TRANSFER_SILENCE)  # it ends with the connection


class _Lent(StreamingResponse):
    """An answer that closes its pieces when it ends, also because whoever asked went away.

    What is left unfinished instead, the garbage collector ends at a time of its own.
    """

    def __init__(self, pieces: AsyncGenerator[bytes], status: int, headers: dict[str, str]) -> None:
        super().__init__(pieces, status, headers)
        self._pieces = pieces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the pieces."""
        async with aclosing(self._pieces):
            await super().__call__(scope, receive, send)


def _described(found: Attachment, size: int, start: int, end: int) -> tuple[int, dict[str, str]]:
    """Return the status and headers of an answer."""
    headers = HEADERS | {
        "accept-ranges": "bytes",
        "content-disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='')}",
        "content-length": str(end - start),
        "content-type": "application/octet-stream",
    }
    if (start, end) == (0, size):
        return 200, headers
    return 206, headers | {"content-range": f"bytes {start}-{end - 1}/{size}"}


def _cut_off(request: Request) -> Callable[[], None]:
    """Return what ends the connection a request came on, without a word."""
    cut_off: Callable[[], None] = request.scope["state"]["cut_off"]
    return cut_off


def _ticket(request: Request) -> str:
    kind, _, ticket = request.headers.get("authorization", "").partition(" ")
    return ticket if kind.casefold() == "bearer" else ""


def _digest(request: Request) -> bytes:
    text: str = request.path_params["digest"]
    if DIGEST.fullmatch(text) is None:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="digest")
    return bytes.fromhex(text)


def _entry(request: Request) -> bytes:
    try:
        return parse_id(request.query_params.get("entry", ""))
    except ValueError as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="entry") from error


def _announced(request: Request) -> int:
    """Return how many bytes are to come; that has to be said before they do."""
    text = request.headers.get("content-length", "")
    if not text.isascii() or not text.isdigit() or "transfer-encoding" in request.headers:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="size")
    size = int(text[:20])
    if size > limits.ATTACHMENT:
        raise Refusal(ErrorCode.TOO_LARGE, limit=limits.ATTACHMENT)
    return size


async def _arriving(request: Request, size: int) -> AsyncGenerator[bytes]:
    """Yield what arrives, as long as it moves. Raises Refusal `timeout`.

    Time runs out only while bytes are waited for: over a `yield` it would end whatever else is done then.
    """
    now = asyncio.get_running_loop().time
    end = now() + _allowed(size)
    async with aclosing(request.stream()) as stream:
        while True:
            try:
                async with asyncio.timeout_at(min(end, now() + limits.TRANSFER_SILENCE)):
                    data = await anext(stream, b"")
            except TimeoutError as error:
                raise Refusal(ErrorCode.TIMEOUT) from error
            if not data:
                return
            if now() > end:
                raise Refusal(ErrorCode.TIMEOUT)
            yield data


def _allowed(size: int) -> float:
    """Return in how many seconds so many bytes have to be through."""
    return limits.TRANSFER_GRACE + size / limits.TRANSFER_PACE


def _range(request: Request, size: int) -> tuple[int, int]:
    """Return from where to before where is asked for. Raises Refusal `bad_message` beyond the end."""
    asked = RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None or asked.groups() == ("", "") or "if-range" in request.headers:
        return 0, size
    first, last = asked.groups()
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
    if start >= size or start >= end:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="range")
    return start, end


def _refused(refusal: Refusal) -> Response:
    """Answer with a code as a link would, and close: whatever was to come is not read."""
    status = STATUS.get(refusal.code, 400)
    headers = {**HEADERS, "connection": "close"}
    if refusal.detail.get("part") == "range":
        status = 416
    if status == 401:
        headers["www-authenticate"] = "Bearer"
    answer: dict[str, Any] = {"code": refusal.code.value, "detail": dict(refusal.detail)}
    return JSONResponse(answer, status, headers)
