"""A server announced on loopback, heard with the library's own means."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from zeroconf import ServiceInfo
from zeroconf.asyncio import AsyncServiceInfo, AsyncZeroconf

from server.core import announce
from server.core.announce import Announcer, covered, told
from shared.ids import new_id
from shared.model.announcement import SERVICE, Announcement, instance, read_txt
from tests.support.network import LOOPBACK


def announcement() -> Announcement:
    """Return one of its own for each test: they run side by side on one loopback network."""
    return Announcement(new_id() + b"test", "邻信测试公司")


async def hear(said: Announcement, seconds: float = 3.0) -> ServiceInfo | None:
    """Ask for a server until it answers."""
    async with AsyncZeroconf(interfaces=[LOOPBACK]) as network:
        info = AsyncServiceInfo(SERVICE, instance(said))
        return info if await info.async_request(network.zeroconf, seconds * 1000) else None


@contextlib.asynccontextmanager
async def announced(said: Announcement, listen: str = LOOPBACK) -> AsyncGenerator[Announcer]:
    announcer = Announcer(said, listen, 7443)
    announcer.start()
    try:
        yield announcer
    finally:
        await announcer.close()


ALL = ["127.0.0.1", "10.0.0.5", "192.168.1.9", "169.254.3.4", "::1", "fe80::1", "fd00::5"]


@pytest.mark.parametrize(
    ("listen", "interfaces", "addresses"),
    [
        ("127.0.0.1", ["127.0.0.1"], ["127.0.0.1"]),
        ("192.168.1.9", ["192.168.1.9"], ["192.168.1.9"]),
        (
            "0.0.0.0",
            ["127.0.0.1", "10.0.0.5", "192.168.1.9", "169.254.3.4"],
            ["10.0.0.5", "192.168.1.9", "169.254.3.4"],
        ),
        ("::", ["fd00::5"], ["fd00::5"]),
        ("::1", [], []),
        ("10.9.9.9", [], []),
    ],
)
def test_only_what_the_listen_address_covers_is_used(
    listen: str, interfaces: list[str], addresses: list[str]
) -> None:
    assert covered(listen, ALL) == interfaces
    assert told(interfaces) == addresses


async def test_it_is_heard_and_taken_back() -> None:
    said = announcement()
    async with announced(said):
        info = await hear(said)
        assert info is not None
        assert read_txt(info.properties) == said
        assert (info.port, info.parsed_addresses()) == (7443, [LOOPBACK])
    assert await hear(said, 0.5) is None


async def test_who_listened_hears_the_farewell() -> None:
    said = announcement()
    gone = asyncio.Event()

    class Listener:
        def add_service(self, *_: Any) -> None: ...
        def update_service(self, *_: Any) -> None: ...
        def remove_service(self, _network: Any, _type: str, name: str) -> None:
            if name == instance(said):
                gone.set()

    async with AsyncZeroconf(interfaces=[LOOPBACK]) as network:
        listener: Any = Listener()
        async with announced(said):
            await network.async_add_service_listener(SERVICE, listener)
            assert await hear(said) is not None
        await asyncio.wait_for(gone.wait(), 3)


async def test_a_failure_is_logged_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = announcement()
    tries = 0

    class Failing(AsyncZeroconf):
        def __init__(self, **options: Any) -> None:
            nonlocal tries
            tries += 1
            if tries == 1:
                raise OSError("no multicast here")
            super().__init__(**options)

    monkeypatch.setattr(announce, "LOOK_EVERY", 0.2)
    monkeypatch.setattr(announce, "AsyncZeroconf", Failing)
    async with announced(said):
        assert await hear(said) is not None
    assert tries == 2
    assert "no multicast here" in capsys.readouterr().out


async def test_an_address_that_comes_later_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    said = announcement()
    looks = iter([[], ["127.0.0.1"], ["127.0.0.1"]])
    monkeypatch.setattr(announce, "LOOK_EVERY", 0.2)
    monkeypatch.setattr(announce, "own_addresses", lambda: next(looks, ["127.0.0.1"]))
    async with announced(said):
        assert await hear(said) is not None


async def test_nothing_to_announce_on_ends_in_order() -> None:
    async with announced(announcement(), "10.9.9.9"):
        await asyncio.sleep(0.1)


async def test_closing_at_once_ends_in_order() -> None:
    said = announcement()
    async with announced(said):
        pass
    assert await hear(said, 0.3) is None
