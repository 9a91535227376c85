"""What Prometheus is told, and who else may read it."""

import asyncio
import ssl
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from server.core.bus import LocalBus
from server.core.gateway import Gateway, Greeting
from server.core.sessions import Sessions
from server.core.tasks import Tasks
from server.http.metrics import Metrics, ServerCollector
from server.http.scraping import metrics_route
from server.log.append import Log
from server.log.submission import Outcome, Submission
from server.store.connection import Connection
from server.store.database import Database
from server.store.errors import as_refusal
from shared.errors import ErrorCode, Refusal
from shared.model.decide import Actor
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.log import Append
from shared.protocol.sync import CatchUp
from shared.wire.link import Link, Role
from shared.wire.message import Access
from shared.wire.router import Router
from tests.server.log.conftest import Author
from tests.support.directory import Directory, unsigned

TOKEN = b"a token that is long enough"
assert ssl  # loaded here, so that no test does


class Server:
    """The parts of a server that are measured."""

    def __init__(self, folder: Path) -> None:
        self.database = Database.open(folder / "linxin.db", bytes(32), create=True)
        self.blobs = folder / "blobs"
        self.sessions, self.tasks = Sessions(), Tasks()
        greeting = Greeting("x", bytes(20), "邻信")
        self.gateway = Gateway(greeting, Router(CATALOGUE), self.sessions, self.tasks, as_refusal)
        self.log = Log(self.database, LocalBus(self.sessions), Directory(), unsigned)
        collector = ServerCollector(self.gateway, self.sessions, self.database, self.log, self.tasks, "1.2.3")
        self.metrics = Metrics(collector, self.database, self.blobs)

    async def figures(self) -> dict[str, float]:
        """Return every sample by its name with its labels."""
        text = (await self.metrics.text()).decode()
        return {
            sample.name + "".join(f"|{value}" for value in sample.labels.values()): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }


@pytest.fixture
def server(tmp_path: Path) -> Generator[Server]:
    made = Server(tmp_path)
    for number in range(3):
        folder = made.blobs / f"0{number}"
        folder.mkdir(parents=True)
        (folder / "x").write_bytes(bytes(100))
    yield made
    made.database.close()


async def test_what_happened_is_counted(server: Server) -> None:
    session = server.gateway.open("192.0.2.1", lambda: None, lambda: None)
    zhang, li = Author(), Author()
    outcomes: list[Outcome] = []
    for text in ("一", "二", " "):
        actor = Actor(zhang.person, zhang.device)
        server.log.submit(Submission(actor, zhang.writes(li, text), outcomes.append, li.person))
    assert server.log.waiting == 3
    await server.log.drain()
    server.gateway.asked[Append] = 3
    session.refuse(1, Refusal(ErrorCode.TEXT_EMPTY), Append)
    session.refuse(2, Refusal(ErrorCode.UNKNOWN_MESSAGE))
    server.gateway.slow_readers += 1
    found = await server.figures()
    assert found["linxin_server_info|1.2.3"] == 1
    assert found["linxin_links"] == 1
    assert found["linxin_sessions"] == 0
    assert found["linxin_requests_total|log.append"] == 3
    assert found["linxin_refusals_total|text_empty|log.append"] == 1
    assert found["linxin_refusals_total|unknown_message|"] == 1
    assert found["linxin_slow_readers_total"] == 1
    assert found["linxin_entries_appended_total"] == 2
    assert found["linxin_appends_waiting"] == 0
    assert found["linxin_commit_seconds_count"] == 1
    assert found["linxin_commit_jobs_bucket|1.0"] == 1
    assert found["linxin_commit_jobs_bucket|+Inf"] == 1
    assert found["linxin_commit_seconds_sum"] > 0
    assert found["linxin_append_entries_sum"] == 3
    assert found["linxin_append_entries_bucket|1.0"] == 0
    assert found["linxin_append_entries_bucket|4.0"] == 1
    assert found["linxin_append_seconds_count"] == 1
    assert found["linxin_database_bytes"] > 50_000
    assert (found["linxin_blobs"], found["linxin_blobs_bytes"]) == (3, 300)
    assert found["linxin_disk_free_bytes"] > 0
    assert "python_gc_collections_total|0" in found


async def test_a_commit_that_fails_is_counted_apart(server: Server) -> None:
    def failing(connection: Connection) -> None:
        connection.execute("ROLLBACK")
        raise RuntimeError

    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it was, nothing was committed
        await server.database.write(failing)
    found = await server.figures()
    assert found["linxin_commits_failed_total"] == 1
    assert found["linxin_commit_seconds_count"] == 0


async def test_attachments_are_counted_seldom(server: Server) -> None:
    await server.figures()
    (server.blobs / "00" / "y").touch()
    assert (await server.figures())["linxin_blobs"] == 3


async def test_a_request_is_counted_by_the_gateway(server: Server) -> None:
    session = server.gateway.open("192.0.2.1", lambda: None, lambda: None)
    client = Link(Role.OPENER, Router(CATALOGUE), 0.0)
    client.hello("test", (), 0.0)
    server.gateway.receive(session, client.outgoing() or b"")
    client.receive(session.link.outgoing() or b"", 0.0)
    session.link.access = Access.SIGNED_IN
    client.ask(CatchUp(0, ()), 0.0)
    server.gateway.receive(session, client.outgoing() or b"")
    found = await server.figures()
    assert found["linxin_requests_total|session.hello"] == 1
    assert found["linxin_requests_total|sync.catch_up"] == 1
    assert found["linxin_refusals_total|unknown_message|sync.catch_up"] == 1


def test_counting_costs_a_commit_next_to_nothing(server: Server) -> None:
    commits = server.database.commits
    begun = time.perf_counter()
    for _ in range(10_000):
        commits.seconds.add(0.004)
        commits.jobs.add(3)
    assert (time.perf_counter() - begun) / 10_000 < 20e-6


# Who may read


async def ask(
    server: Server, client: str | None, token_file: Path | None, headers: dict[str, str] | None = None
) -> tuple[int, bytes]:
    said: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        said.append(message)

    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": "/metrics",
        "raw_path": b"/metrics",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
        "client": None if client is None else (client, 50_000),
    }
    await metrics_route(server.metrics, token_file).app(scope, receive, send)
    return said[0]["status"], b"".join(one.get("body", b"") for one in said)


@pytest.mark.parametrize("client", ["127.0.0.1", "127.3.2.1", "::1", "::ffff:127.0.0.1"])
async def test_this_machine_may_read(server: Server, client: str) -> None:
    status, body = await ask(server, client, None)
    assert status == 200
    assert b"linxin_links 0.0" in body


@pytest.mark.parametrize("client", [None, "192.0.2.1", "10.0.0.1", "::ffff:10.0.0.1", "fe80::1", "nonsense"])
async def test_nobody_else_may(server: Server, client: str | None) -> None:
    status, body = await ask(server, client, None)
    assert (status, body) == (403, b"forbidden\n")


@pytest.mark.parametrize("name", ["forwarded", "x-forwarded-for", "x-real-ip"])
async def test_what_a_proxy_here_passes_on_is_not_from_here(server: Server, name: str) -> None:
    status, _ = await ask(server, "127.0.0.1", None, {name: "127.0.0.1"})
    assert status == 403


async def test_a_token_decides_alone(server: Server, tmp_path: Path) -> None:
    file = tmp_path / "token"
    await asyncio.to_thread(file.write_bytes, TOKEN + b"\n")
    right = {"authorization": "Bearer " + TOKEN.decode()}
    assert (await ask(server, "192.0.2.1", file, right))[0] == 200
    for wrong in (
        {},
        {"authorization": ""},
        {"authorization": "Bearer "},
        {"authorization": TOKEN.decode()},
        {"authorization": "Bearer " + TOKEN.decode()[:-1]},
        {"authorization": "Basic " + TOKEN.decode()},
        {"authorization": "Bearer \xff\u00e9"},
    ):
        assert (await ask(server, "127.0.0.1", file, wrong))[0] == 403


@pytest.mark.parametrize("content", [None, b"", b"short\n"])
async def test_a_token_worth_nothing_opens_nothing(
    server: Server, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "token"
    if content is not None:
        await asyncio.to_thread(file.write_bytes, content)
    given = {"authorization": "Bearer " + (content or b"").strip().decode()}
    assert (await ask(server, "127.0.0.1", file, given))[0] == 403


async def test_a_store_that_does_not_answer_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    async def busy(_work: object) -> None:
        raise Refusal(ErrorCode.SERVER_BUSY)

    monkeypatch.setattr(server.database, "read", busy)
    assert (await ask(server, "127.0.0.1", None))[0] == 503
