"""The sync slice: what changed while a device was away, and the heartbeat's figures."""

from collections.abc import Callable
from typing import Any

from server.core.gateway import Handler
from server.core.sessions import Session
from server.log.read import cursor_of, holds
from server.store import conversations, state, walk
from server.store.connection import Connection
from server.store.conversations import MemberView
from server.store.store import Store
from shared import limits
from shared.model.entry import Entry
from shared.model.visibility import clip
from shared.protocol.sync import CatchUp, Digest, Head
from shared.wire.message import Request
from shared.wire.session import Beat, Beaten

PREVIEW_DEPTH = 50
"""How far back a preview looks for a standing entry before it gives up."""


class SyncFeature:
    """Handlers of `shared.protocol.sync` and of the heartbeat."""

    def __init__(self, store: Store, people_version: Callable[[Connection], int]) -> None:
        self._store = store
        self._people_version = people_version

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {CatchUp: self._catch_up, Beat: self._beat}

    async def _catch_up(self, session: Session, request: CatchUp) -> Digest:
        person = session.require_person()
        return await self._store.read(lambda db: self._digest(db, person, request))

    def _digest(self, connection: Connection, person: bytes, request: CatchUp) -> Digest:
        version = state.version_of(connection, person)
        since = min(request.state_version, version)
        if request.state_version > version:
            since = 0  # the server was restored from a backup: start over
        items = state.newer_than(connection, person, since, limits.STATE_ITEMS)
        more = bool(items) and items[-1].version < version
        held = {one.conversation: one.cursor for one in request.held}
        heads: list[Head] = []
        previews = limits.PAGE_BYTES  # what has no preview is shown once its newest page is read
        for one in conversations.views_beside(connection, person, held):
            cursor = held.get(one.id)
            diverged = cursor is not None and not holds(connection, one, cursor)
            preview = _preview(connection, one) if previews > 0 else None
            previews -= 0 if preview is None else len(preview.body) + len(preview.header)
            head = Head(one.id, cursor_of(one), one.counted, one.own, preview, diverged, one.mentioned)
            heads.append(head)
        people = self._people_version(connection)
        return Digest(version, items, tuple(heads), people, more)

    async def _beat(self, session: Session, request: Beat) -> Beaten:  # noqa: ARG002 - it asks nothing
        person = session.require_person()

        def figures(connection: Connection) -> Beaten:
            return Beaten(
                state.version_of(connection, person),
                conversations.sum_of_heads(connection, person),
                self._people_version(connection),
            )

        return await self._store.read(figures)


def _preview(connection: Connection, one: MemberView) -> Entry | None:
    """Return the newest standing entry the member may see, if it is near the head."""
    newest = walk.standing_at(connection, one.last) if one.last else None
    if newest is not None:
        return newest  # as nearly always
    for first, last in reversed(clip(one.visible, max(1, one.seq - PREVIEW_DEPTH), one.seq)):
        for _, _, entry in walk.standing(connection, one.number, last, first, 1):
            return entry
    return None
