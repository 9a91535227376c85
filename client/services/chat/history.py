"""Reading back and on in a conversation: from the cache, and from the replica where that has holes."""

from collections.abc import Collection

from msgspec import Struct
from msgspec.structs import replace

from client.core.sync.replica import Replica
from client.store.cache import CacheStore
from client.store.rows import HistoryPage
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.entry import decode_header
from shared.model.fold import Fold, Standing

ROUNDS = 20
UNREACHED = frozenset({ErrorCode.OFFLINE, ErrorCode.TIMEOUT, ErrorCode.NOT_MEMBER, ErrorCode.UNKNOWN_MESSAGE})
"""Refusals after which what is held must do: no replica, one that has nothing for me, or an older one."""


class HistoryView(Struct, frozen=True):
    """Standing entries in display order. `more` tells that there are others beyond, in reading direction.

    `whole` is False when some could not be read, since the replica can't be reached.
    """

    rows: tuple[Standing, ...]
    more: bool
    whole: bool

    def without(self, hidden: Collection[bytes]) -> "HistoryView":
        """Leave out what I keep out of my sight."""
        if not hidden:
            return self
        return replace(self, rows=tuple(one for one in self.rows if one.id not in hidden))


class HistoryReader:
    """Reads pages of history."""

    def __init__(self, cache: CacheStore, replica: Replica) -> None:
        self._cache = cache
        self._replica = replica

    async def before(self, conversation: bytes, before: int, limit: int) -> HistoryView:
        """Return the `limit` standing entries before a seq; 0 means the newest."""
        limit = max(1, min(limit, limits.PAGE))
        page = await self.page(conversation, before, limit)
        rows = fold_page(page)
        return HistoryView(rows, more=page.start > 1 or not page.whole, whole=page.whole)

    async def after(self, conversation: bytes, after: int, limit: int) -> HistoryView:
        """Return the `limit` standing entries after a seq."""
        limit = max(1, min(limit, limits.PAGE))
        head = (await self._cache.cursor(conversation)).seq
        rows: list[Standing] = []
        whole = True
        reached = max(0, after)
        while reached < head and len(rows) < limit and whole:
            upto = min(reached + limit, head)
            page = await self.page(conversation, upto + 1, limit)
            if not page.whole and not page.standing:
                # Nothing there, and no replica: then as far as what is held goes.
                upto = await self._cache.held_until(conversation, reached + 1) or upto
                page = await self.page(conversation, upto + 1, limit)
            rows += [one for one in fold_page(page) if reached < one.seq <= upto]
            whole = page.whole
            reached = upto
        more = reached < head or len(rows) > limit
        return HistoryView(tuple(rows[:limit]), more=more, whole=whole)

    async def seq_at(self, conversation: bytes, ms: int) -> int:
        """Return the seq of the first entry not before a time, the newest if all are; 0 if there is none.

        Where the replica is needed and can't be reached, it is the nearest entry that is held.
        """
        held = await self._cache.moment(conversation, ms)
        if held.sure:
            return held.seq
        try:
            return await self._replica.find_time(conversation, ms)
        except Refusal as refusal:
            if refusal.code not in UNREACHED:
                raise
            return held.seq

    async def page(self, conversation: bytes, before: int, limit: int) -> HistoryPage:
        """Return a page of the cache, filled from the replica while that helps."""
        page = await self._cache.page(conversation, before, limit)
        for _ in range(ROUNDS):
            if page.whole:
                break
            try:
                await self._replica.load(conversation, page.first if page.first > 1 else 0, limit)
            except Refusal as refusal:
                if refusal.code not in UNREACHED:
                    raise
                break
            page = await self._cache.page(conversation, before, limit)
        return page


def fold_page(page: HistoryPage) -> tuple[Standing, ...]:
    """Return the page's entries as they stand."""
    fold = Fold()
    for entry in (*page.standing, *page.amendments):
        fold.apply(entry)
    shown = {decode_header(entry.header).id for entry in page.standing}
    return tuple(one for one in fold.all_standing() if one.id in shown)
