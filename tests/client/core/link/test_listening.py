"""A link that nothing comes over is given up, and one that is merely slow is not."""

import asyncio
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from client.core.link import listening
from client.core.link.listening import Listening
from client.core.link.running_link import RunningLink
from shared.errors import ErrorCode, Refusal
from shared.protocol.catalogue import CATALOGUE
from shared.wire.link import Link, Role
from shared.wire.router import Router
from shared.wire.session import Beat, Beaten


@dataclass
class Line:
    """A link at the other end of which somebody answers, or not."""

    unheard_since: float | None = None
    answers: bool = True
    refusal: Refusal | None = None
    asked: list[Any] = field(default_factory=list[Any])
    given_up: bool = False

    async def ask(self, request: Any) -> Any:
        self.asked.append(request)
        if self.refusal is not None:
            raise self.refusal
        if not self.answers:
            await asyncio.Event().wait()
        self.unheard_since = None
        return Beaten(1, 1, 1)

    def give_up(self) -> None:
        self.given_up = True


def listen(line: Line, now: float = 100.0) -> Listening:
    return Listening(cast("RunningLink", line), lambda: now)


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EVERY", "DOUBT"):
        monkeypatch.setattr(listening, name, 0.01)


async def listens(line: Line, now: float = 100.0) -> None:
    running = asyncio.ensure_future(listen(line, now).run())  # noqa: TID251 - the test is its owner
    await asyncio.sleep(0.1)
    running.cancel()


async def test_a_link_on_which_nothing_is_asked_is_left_alone() -> None:
    line = Line(answers=False)
    await listens(line)
    assert line.asked == []


async def test_a_server_that_takes_its_time_is_left_alone() -> None:
    line = Line(unheard_since=100.0 - listening.UNHEARD, answers=False)
    await listens(line)
    assert line.asked == []


async def test_a_doubt_that_is_answered_is_none() -> None:
    line = Line(unheard_since=99.0 - listening.UNHEARD)
    await listens(line)
    assert (line.asked, line.given_up) == ([Beat()], False)


async def test_a_link_over_which_nothing_comes_is_given_up() -> None:
    line = Line(unheard_since=99.0 - listening.UNHEARD, answers=False)
    await listens(line)
    assert line.given_up


@pytest.mark.parametrize("code", [ErrorCode.PASSWORD_CHANGE_REQUIRED, ErrorCode.TOO_MANY_REQUESTS])
async def test_a_refusal_is_a_sign_of_life(code: ErrorCode) -> None:
    line = Line(refusal=Refusal(code))
    assert await listen(line).ask()
    assert not line.given_up


async def test_asked_for_a_sign_of_life_a_link_that_has_ended_gives_none() -> None:
    assert not await listen(Line(refusal=Refusal(ErrorCode.OFFLINE))).ask()
    dead = Line(answers=False)
    assert not await listen(dead).ask(0.01)
    assert dead.given_up


class Wire:
    """A transport on which nothing comes until the test says so."""

    def __init__(self) -> None:
        self.coming: asyncio.Queue[bytes] = asyncio.Queue()
        self.aborted = False

    async def receive(self) -> bytes:
        return await self.coming.get()

    async def send(self, message: bytes) -> None: ...

    async def close(self) -> None: ...

    def abort(self) -> None:
        self.aborted = True


async def test_a_running_link_knows_since_when_nothing_was_heard() -> None:
    wire = Wire()
    link = RunningLink(Link(Role.OPENER, Router(CATALOGUE), 0.0), wire, lambda _: None)
    running = asyncio.ensure_future(link.run())  # noqa: TID251 - the test is its owner
    assert link.unheard_since is None
    hello = asyncio.ensure_future(link.hello("test"))  # noqa: TID251 - the test is its owner
    await asyncio.sleep(0.01)
    since = link.unheard_since
    assert since is not None
    await wire.coming.put(b"\x90")
    await asyncio.sleep(0.01)
    assert link.unheard_since is not None
    assert link.unheard_since > since
    link.give_up()
    with pytest.raises(Refusal, match="offline"):
        await hello
    assert wire.aborted
    assert (await link.ended()).code is ErrorCode.OFFLINE
    assert link.unheard_since is None
    await running
