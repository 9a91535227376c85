"""Searching all that is cached, and what it costs to put messages into the index of words."""

import asyncio
import time
from contextlib import closing
from pathlib import Path
from statistics import median

from client.core.bus import Bus
from client.services.search import SearchService
from client.store import entries, indexing
from client.store.cache import CacheStore
from client.store.database import Connection, connect
from client.store.opening import open_cache
from tests.bench.client.profile import Prepared
from tests.bench.processes import own_folder

TYPED = ("的", "会议", "报价单", "4.2.17", "bui te", "下午 图纸", "b", "不存在的词语")
"""A character that many messages have, words of two and three, what only the texts tell apart, nothing."""
TIMES = 9
INDEXED = 20_000
"""Messages, the newest, that are put into an index of their own."""


def measure_search(prepared: Prepared) -> dict[str, float]:
    """Figures over every kind of text: ms until the first page of messages is there; and of the index."""
    return asyncio.run(_measure(prepared))


async def _measure(prepared: Prepared) -> dict[str, float]:
    key = await prepared.cache_key()
    opened = await asyncio.to_thread(open_cache, prepared.profile / "cache.db", key)
    cache = CacheStore(opened.database, bytes(32))
    service = SearchService(cache, Bus(), frozenset)
    took: list[float] = []
    hits = 0
    try:
        for typed in TYPED:
            runs: list[float] = []
            hits += len((await service.find(typed)).hits)
            for _ in range(TIMES):
                began = time.perf_counter()
                await service.find(typed)
                runs.append(time.perf_counter() - began)
            took.append(median(runs))
    finally:
        await service.close()
        await cache.close()
    return {
        "ms": round(1e3 * median(took), 1),
        "most_ms": round(1e3 * max(took), 1),
        "hits": hits,
        "texts": len(TYPED),
        **await asyncio.to_thread(_index, prepared.profile / "cache.db", key),
    }


def _index(cache: Path, key: bytes) -> dict[str, float]:
    """Fill the index of a cache that has the newest messages alone; what that costs and takes for each."""
    with own_folder() as folder, closing(connect(cache, key)) as source:
        rows = source.execute(
            f"SELECT {entries.COLUMNS} FROM entries ORDER BY row DESC LIMIT ?", (INDEXED,)
        ).fetchall()
        with closing(connect(folder / "cache.db", key)) as connection:
            connection.execute("BEGIN")
            for row in rows:
                entries.put(connection, entries.from_row(row))
            connection.execute("COMMIT")
            before, began = _pages(connection), time.thread_time()
            while any(indexing.lacks(connection)):
                connection.execute("BEGIN")
                indexing.fill(connection)
                connection.execute("COMMIT")
            spent, grown = time.thread_time() - began, _pages(connection) - before
    return {"index_us_each": round(1e6 * spent / len(rows), 1), "index_bytes_each": round(grown / len(rows))}


def _pages(connection: Connection) -> int:
    """Return the bytes of a database."""
    (count,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return int(count) * int(size)
