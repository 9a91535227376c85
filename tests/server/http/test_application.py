"""What strangers are told over HTTP."""

import asyncio
import codecs
import json
from collections.abc import Awaitable, Callable, Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from server.core.authority import Authority
from server.http import application as room
from server.http.application import application
from server.store.blobs import FolderBlobs
from server.store.database import Database
from server.store.errors import StoreError, StoreFault
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text

KEY = bytes(32)
# Python loads this codec from disk at its first use; a server has long used it by then.
codecs.lookup("latin-1")

Application = Callable[[Any, Any, Any], Awaitable[None]]


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority.create(tmp_path, "邻信", datetime.now(UTC))


@pytest.fixture
def database(tmp_path: Path) -> Generator[Database]:
    with Database.open(tmp_path / "linxin.db", KEY, readers=1, create=True) as made:
        yield made


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    made = FolderBlobs(tmp_path / "blobs", KEY)
    made.prepare()
    return made


async def ask(app: Application, path: str, method: str = "GET") -> tuple[int, bytes]:
    """Ask an ASGI application as a server would, and return status and body."""
    said: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [],
        "query_string": b"",
        "root_path": "",
    }
    await app(scope, receive, send)
    return said[0]["status"], b"".join(one.get("body", b"") for one in said[1:])


async def test_about_tells_whose_server_it_is(
    database: Database, blobs: FolderBlobs, authority: Authority
) -> None:
    status, body = await ask(application(database, blobs, authority, "邻信"), "/about")
    told = json.loads(body)
    assert status == 200
    assert told["organisation"] == organisation_text(authority.organisation)
    assert (told["name"], told["ca"]) == ("邻信", authority.pem.decode())
    assert b"PRIVATE" not in body


async def test_about_sends_to_the_systems_trust_when_it_has_a_company_certificate(
    database: Database, blobs: FolderBlobs, authority: Authority
) -> None:
    _, body = await ask(application(database, blobs, authority, "邻信", pinned=False), "/about")
    assert json.loads(body)["ca"] is None


async def test_health_while_the_store_answers(
    database: Database, blobs: FolderBlobs, authority: Authority
) -> None:
    assert await ask(application(database, blobs, authority, "邻信"), "/healthz") == (200, b'{"ok":true}')


@pytest.mark.parametrize("side", ["read", "write"])
@pytest.mark.parametrize("error", [StoreError(StoreFault.DAMAGED, "secret"), Refusal(ErrorCode.SERVER_BUSY)])
async def test_ill_while_the_store_fails(
    database: Database,
    blobs: FolderBlobs,
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
    side: str,
    error: Exception,
) -> None:
    async def fail(_work: object) -> None:
        raise error

    monkeypatch.setattr(database, side, fail)
    assert await ask(application(database, blobs, authority, "邻信"), "/healthz") == (503, b'{"ok":false}')


async def test_ill_while_the_store_hangs(
    database: Database, blobs: FolderBlobs, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(_work: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(room, "PATIENCE", 0.01)
    monkeypatch.setattr(database, "write", hang)
    assert (await ask(application(database, blobs, authority, "邻信"), "/healthz"))[0] == 503


async def test_ill_while_the_disk_is_full(
    database: Database, blobs: FolderBlobs, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def none() -> int:
        return 0

    monkeypatch.setattr(blobs, "room", none)
    assert await ask(application(database, blobs, authority, "邻信"), "/healthz") == (503, b'{"ok":false}')


@pytest.mark.parametrize(
    "path", ["/", "/admin", "/about/", "/../store.key", "/%2e%2e/linxin.db", "/healthz/x"]
)
async def test_there_is_nothing_else(
    database: Database, blobs: FolderBlobs, authority: Authority, path: str
) -> None:
    status, body = await ask(application(database, blobs, authority, "邻信"), path)
    assert status in {404, 307}
    assert len(body) < 100


async def test_nothing_can_be_written(database: Database, blobs: FolderBlobs, authority: Authority) -> None:
    assert (await ask(application(database, blobs, authority, "邻信"), "/about", "POST"))[0] == 405
