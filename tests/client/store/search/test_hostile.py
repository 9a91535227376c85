"""Whatever is typed and whatever a server says, a search stays one, and ends."""

import pytest
from msgspec.structs import replace

from client.store import search
from shared.model.words import Query
from tests.client.store.search.device import Device


@pytest.mark.parametrize("received", [0, 2**62, 7])
async def test_any_time_a_server_says_is_taken(device: Device, received: int) -> None:
    desk = device.desk
    for _ in range(3):
        desk.log.entries[-1:] = [replace(desk.log.say(desk.other, "开会"), received=received)]
    await device.store()
    await device.index()
    assert len(await device.words("开会")) == 3


@pytest.mark.parametrize(
    "typed",
    [
        *(
            '"',
            "''",
            "开会 OR 1",
            "NEAR(a b)",
            "a AND NOT b",
            "words:开会",
            "*",
            "a*",
            "^a",
            "{a b}: c",
            "-a",
        ),
        *("\0", "a\0b", "\ud800", "👍👍", "\ue000", "会" * 100_000, "a " * 100_000, "ﷺ" * 200, "%", "_"),
    ],
)
async def test_whatever_is_typed_is_only_words(device: Device, typed: str) -> None:
    text = f"开会 a b NOT OR near words 👍👍 {typed[:50]}".encode(errors="replace").decode()
    device.desk.log.say(device.desk.other, text)
    await device.store()
    await device.index()
    query = Query.of(typed)
    assert len((await device.find(typed)).hits) == (bool(query) and query.fits(text))


async def test_a_search_ends_after_so_many_texts(device: Device, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "EXAMINED", 5)
    desk = device.desk
    desk.log.say(desk.other, "哈哈哈哈")
    for _ in range(12):
        desk.log.say(desk.other, "哈哈")
    await device.store()
    await device.index()
    rounds, further, hits = 0, 0, 0
    while not rounds or further:
        page = await device.find("哈哈哈", before=further)
        rounds, further, hits = rounds + 1, page.further, hits + len(page.hits)
    assert (rounds, hits) == (3, 1)
