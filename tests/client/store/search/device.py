"""A cache to search in."""

from pathlib import Path

from client.store.cache import CacheStore
from client.store.database import Connection, Database
from client.store.opening import open_cache
from client.store.rows import Found
from shared.model.words import Query
from tests.client.making import KEY, Desk, ServerLog


class Device:
    """A cache whose index is filled when a test says so."""

    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder / "cache.db")
        self.open()

    def open(self) -> None:
        """Open the cache, for the first time or again."""
        self.database: Database = open_cache(self.desk.path, KEY).database
        self.cache = CacheStore(self.database, self.desk.me.identity.device, self.desk.me.person)

    async def store(self, log: ServerLog | None = None) -> None:
        """Take in all that stands in a log."""
        kept = log or self.desk.log
        cursor = await self.cache.cursor(kept.conversation)
        await self.cache.store_page(kept.conversation, cursor, kept.page(cursor.seq, 10_000))

    async def index(self) -> None:
        """Put all that is held into the index."""
        while any(await self.cache.index()):
            pass

    async def find(self, typed: str, limit: int = 50, *, before: int = 0, conversation: bytes = b"") -> Found:
        query = Query.of(typed)
        return await self.cache.find_messages(query, limit, before=before, conversation=conversation)

    async def words(self, typed: str) -> list[str]:
        return [hit.words for hit in (await self.find(typed)).hits]

    async def rows(self, table: str) -> int:
        def count(connection: Connection) -> int:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

        return await self.database.run(count)
