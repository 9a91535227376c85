"""The ends of groups, told to their members; what they forbid is decided with each entry, told or not."""

import asyncio

from server.core.clock import Clock
from server.core.log import logger
from server.log.append import Log
from server.log.desk import Desk
from server.store import groups
from server.store.connection import Connection
from server.store.errors import StoreError
from server.store.groups import EndingTold
from server.store.store import Store
from shared import limits
from shared.model.bodies import RulesBody

EVERY = 20.0
"""Seconds between two looks."""
AT_ONCE = 100
"""Groups of one look."""

_log = logger("groups")


class Endings:
    """Tells a day before and at the end, by an entry of the organisation's that names the end again."""

    def __init__(self, store: Store, log: Log, clock: Clock) -> None:
        self._store = store
        self._log = log
        self._clock = clock

    async def run_forever(self) -> None:
        """Tell what is due, again and again; until cancelled."""
        while True:
            try:
                await self.tick()
            except Exception:  # noqa: BLE001 - a fault in one beat must not end it for good
                _log.exception("ends of groups not told")
            await asyncio.sleep(EVERY)

    async def tick(self) -> None:
        """Tell what is due."""
        now = self._clock()
        soon = now + limits.END_TOLD * 1000
        for one in await self._store.read(lambda db: groups.ending(db, now, soon, AT_ONCE)):
            try:
                await self._log.act(lambda db, desk, group=one: _tell(db, desk, group))
            except StoreError:
                raise  # so would be all others
            except Exception:  # noqa: BLE001 - one group must not keep the others from being told
                _log.exception("end of a group not told", group=one.hex())


def _tell(connection: Connection, desk: Desk, conversation: bytes) -> None:
    """Tell of one end, as it stands by now: its owner may have moved it since it was looked for."""
    head = desk.head(conversation)
    if head is None or not head.rules.ends or head.rules.disbanded:
        return
    ends, told = head.rules.ends, groups.ending_told(connection, head.number)
    if ends <= desk.now:
        due = EndingTold.COME
    elif ends <= desk.now + limits.END_TOLD * 1000:
        due = EndingTold.COMING
    else:
        due = EndingTold.NOTHING
    if due > told:
        desk.append(conversation, RulesBody(ends=ends))
        groups.note_ending_told(connection, head.number, due)
