"""What is done for the record while the server runs: erasures held to, heads noted, old entries retired."""

import asyncio
from asyncio import sleep
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from server.core.authority import Authority
from server.core.clock import Clock
from server.core.log import logger
from server.log import erasing, heads
from server.log.ledger import Ledger, LedgerError
from server.log.retention import DAY, Retention
from server.store.database import Database
from server.store.errors import StoreError
from shared.errors import Refusal

HOUR = 3600.0
AGAIN = 30.0
"""Seconds until what failed is tried again for the first time."""
LEDGER_FILE = "erasures.log"

Work = Callable[[], Awaitable[object]]

_log = logger("records")


def ledger_of(folder: Path, authority: Authority) -> Ledger:
    """Return the ledger of erasures of a data folder."""
    return Ledger(folder / LEDGER_FILE, authority.sign, authority.signed)


@dataclass(slots=True)
class Records:
    """Keeps the record of one server. `retention_days` 0 keeps everything."""

    database: Database
    authority: Authority
    ledger: Ledger
    heads_folder: Path
    retention_days: int
    clock: Clock
    _retained: int = 0

    async def run_forever(self) -> None:
        """Do what is due every hour; trouble is logged and does not end it.

        What failed is tried again soon, and then less and less soon: a full disk may have room by then.
        """
        while True:
            left, waited, pause = await self.hourly(), 0.0, AGAIN
            while left and waited + pause < HOUR:
                await sleep(pause)
                waited, pause = waited + pause, 2 * pause
                left = await self._do(left)
            await sleep(HOUR - waited)

    async def hourly(self) -> tuple[Work, ...]:
        """Do what is due once an hour, and once a day what is due then; return what failed."""
        return await self._do((self.replay, self._retain_daily, self.note_heads))

    async def _do(self, due: tuple[Work, ...]) -> tuple[Work, ...]:
        return tuple([work for work in due if not await self._done(work)])

    async def _done(self, work: Work) -> bool:
        try:
            await work()
        except (OSError, StoreError, LedgerError, Refusal) as error:
            _log.error("record not kept", work=getattr(work, "__name__", ""), reason=str(error))
        except Exception:  # noqa: BLE001 - a fault in one must not end the others for good
            _log.exception("record not kept", work=getattr(work, "__name__", ""))
        else:
            return True
        return False

    async def replay(self) -> int:
        """Erase again what came back with a restored backup, or from a device that had not heard."""
        noted = await asyncio.to_thread(self.ledger.read)
        pending = await self.database.read(lambda db: erasing.pending(db, noted))
        again = 0
        if pending:
            work = partial(erasing.replay, noted=pending)
            again = await asyncio.to_thread(self.database.write_now, work)
        if again:
            _log.warning("erased again", count=again)
        return again

    async def note_heads(self) -> Path:
        """Write the signed heads of all conversations outside of the database."""
        organisation, now = self.authority.organisation, self.clock()
        found = await self.database.read(lambda db: heads.read_now(db, organisation, now))
        return await asyncio.to_thread(heads.write, self.heads_folder, found, self.authority.sign)

    async def retain(self) -> int:
        """Retire what is older than it is to be kept; return how many entries went."""
        if not self.retention_days:
            return 0
        now = self.clock()
        retention = Retention(self.authority.sign, now - self.retention_days * DAY, now)
        retired, done = 0, False
        while not done:
            one = await asyncio.to_thread(self.database.write_now, retention.round)
            retired, done = retired + one.retired, one.done
        if retired:
            _log.info("retired", count=retired, days=self.retention_days)
        return retired

    async def _retain_daily(self) -> None:
        if self.clock() - self._retained >= DAY:
            await self.retain()
            self._retained = self.clock()
