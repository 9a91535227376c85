"""Pauses grow with every failure and end at once when the network has changed; so do stale attempts."""

import asyncio

import pytest

from client.core.link import coming_back
from client.core.link.coming_back import ComingBack
from shared.errors import ErrorCode, Refusal


async def lasts(back: ComingBack, seconds: float, asked: float = 60.0) -> bool:
    """Tell whether a pause takes longer than this."""
    try:
        await asyncio.wait_for(back.pause(asked), seconds)
    except TimeoutError:
        return True
    return False


async def test_a_pause_ends_when_the_network_changes() -> None:
    back = ComingBack()
    pausing = asyncio.ensure_future(back.pause(60.0))  # noqa: TID251 - the test is its owner
    await asyncio.sleep(0.01)
    assert not pausing.done()
    back.at_once()
    await asyncio.wait_for(pausing, 1)
    assert await lasts(back, 0.05)


async def test_a_change_before_the_pause_leaves_it_out_once() -> None:
    back = ComingBack()
    back.at_once()
    assert not await lasts(back, 0.05)
    assert await lasts(back, 0.05)


async def test_a_change_that_the_link_outlasted_is_taken_back() -> None:
    back = ComingBack()
    back.at_once()
    back.in_time()
    assert await lasts(back, 0.05)


async def test_a_stale_attempt_is_made_anew_and_a_fresh_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    back = ComingBack()

    async def connect() -> str:
        await asyncio.sleep(0.05)
        return "connected"

    async def change() -> None:
        await asyncio.sleep(0.01)
        back.at_once()
        back.at_once()

    connected, _ = await asyncio.gather(back.attempt(connect()), change())
    assert connected == "connected"
    monkeypatch.setattr(coming_back, "HASTY", 0.0)
    with pytest.raises(Refusal) as refused:
        await asyncio.gather(back.attempt(connect()), change())
    assert refused.value.code is ErrorCode.OFFLINE
    assert not await lasts(back, 0.05)
    # After it there is nothing to end.
    back.at_once()
    assert await back.attempt(connect()) == "connected"


async def test_what_an_attempt_was_refused_with_is_told() -> None:
    async def connect() -> None:
        raise Refusal(ErrorCode.DISABLED)

    with pytest.raises(Refusal, match="disabled"):
        await ComingBack().attempt(connect())
