"""The HTTP side: what a stranger may know of this server, and whether it is well."""

import asyncio
from collections.abc import Sequence
from importlib.metadata import version

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server.core.authority import Authority
from server.store.blobs import Blobs
from server.store.connection import Connection
from server.store.errors import StoreError
from server.store.store import Store
from shared.errors import Refusal
from shared.model.identity import organisation_text

VERSION = version("linxin")
PATIENCE = 1.0
"""Seconds in which a store that is well answers."""
LEAST_ROOM = 1024 * 1024
"""Bytes below which a disk is as good as full."""


def application(
    store: Store,
    blobs: Blobs,
    authority: Authority,
    name: str,
    *,
    pinned: bool = True,
    others: Sequence[Route] = (),
) -> Starlette:
    """Build the application with `others` of its routes.

    `pinned` tells clients to pin the organisation's CA; else they trust the OS.
    """
    about = {
        "organisation": organisation_text(authority.organisation),
        "name": name,
        "ca": authority.pem.decode() if pinned else None,
        "version": VERSION,
    }

    async def tell_about(_request: Request) -> Response:
        return JSONResponse(about, headers={"cache-control": "no-store"})

    async def tell_health(_request: Request) -> Response:
        well = await answers(store, blobs)
        return JSONResponse(
            {"ok": well}, status_code=200 if well else 503, headers={"cache-control": "no-store"}
        )

    return Starlette(routes=[Route("/about", tell_about), Route("/healthz", tell_health), *others])


async def answers(store: Store, blobs: Blobs) -> bool:
    """Tell whether reader and writer answer in time and the disk is not full; no look touches the disk."""
    try:
        async with asyncio.timeout(PATIENCE):
            await store.read(_nothing)
            await store.write(_nothing)
            return await blobs.room() >= LEAST_ROOM
    except (TimeoutError, StoreError, Refusal):
        return False


def _nothing(connection: Connection) -> None:
    connection.execute("SELECT 1").fetchone()
