"""Who may read the server's figures: this machine alone, or whoever knows a token."""

import asyncio
import ipaddress
import secrets
from pathlib import Path

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from server.core.log import logger
from server.http.metrics import Metrics
from server.store.errors import StoreError
from shared.errors import Refusal

SHORTEST_TOKEN = 16
PATIENCE = 5.0

_log = logger("metrics")


def metrics_route(metrics: Metrics, token_file: Path | None) -> Route:
    """Return the route `/metrics`. With a token file the token decides, from wherever it comes."""

    async def tell_metrics(request: Request) -> Response:
        if not await _may_read(request, token_file):
            return PlainTextResponse("forbidden\n", status_code=403)
        try:
            async with asyncio.timeout(PATIENCE):
                text = await metrics.text()
        except (TimeoutError, StoreError, Refusal, OSError) as error:
            _log.warning("no metrics", reason=str(error))
            return PlainTextResponse("unavailable\n", status_code=503)
        return Response(text, headers={"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"})

    return Route("/metrics", tell_metrics)


async def _may_read(request: Request, token_file: Path | None) -> bool:
    if token_file is None:
        # What a proxy on this machine passes on is not from this machine.
        passed_on = {"forwarded", "x-forwarded-for", "x-real-ip"} & set(request.headers)
        return not passed_on and request.client is not None and _is_loopback(request.client.host)
    token = await asyncio.to_thread(_token, token_file)
    given = request.headers.get("authorization", "").encode()
    return token is not None and secrets.compare_digest(given, b"Bearer " + token)


def _is_loopback(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def _token(file: Path) -> bytes | None:
    """Read the token; it is read anew each time, so a new one needs no restart."""
    try:
        token = file.read_bytes().strip()
    except OSError as error:
        _log.warning("token not read", reason=str(error))
        return None
    if len(token) < SHORTEST_TOKEN:
        _log.warning("token too short", least=SHORTEST_TOKEN)
        return None
    return token
