"""The slice `later`: messages that wait for their time, and the clockwork that sends them."""

import asyncio
import contextlib
from typing import Any

from server.core.clock import Clock
from server.core.gateway import Handler
from server.core.log import logger
from server.core.rates import RateOfEach
from server.core.sessions import Session
from server.log import later
from server.log.append import Log
from server.log.submission import Outcome
from server.store.errors import StoreError
from server.store.later import next_due
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.decide import Actor
from shared.protocol.later import CancelLater, KeepForLater
from shared.wire.message import Request
from shared.wire.session import Done

AT_ONCE = 100
"""Messages sent in one transaction: what else is written waits for no longer than these take."""
LOOK = 20.0
"""Seconds between two looks at the clock, which may be set while nothing happens."""
AGAIN = 5.0
"""Seconds after which it is tried again when the store could not write."""

_log = logger("later")


class LaterFeature:
    """Handlers of `shared.protocol.later`, and what sends when the time has come."""

    def __init__(self, store: Store, log: Log, clock: Clock) -> None:
        self._store = store
        self._log = log
        self._clock = clock
        self._kept = RateOfEach(limits.LATER_CHANGES_PER_SECOND, limits.LATER_CHANGES)
        self._sooner = asyncio.Event()
        self._most = AT_ONCE

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {KeepForLater: self._keep, CancelLater: self._cancel}

    async def _keep(self, session: Session, request: KeepForLater) -> Done:
        actor = Actor(*session.require_device())
        self._kept.require(actor.person)
        await self._log.act(
            lambda db, desk: later.keep(db, desk, actor, request.entry, request.due, request.to)
        )
        self._sooner.set()
        return Done()

    async def _cancel(self, session: Session, request: CancelLater) -> Done:
        person = session.require_person()
        await self._log.act(lambda db, desk: later.cancel(db, desk, person, request.entry))
        return Done()

    async def run_forever(self) -> None:
        """Send what is due, until cancelled; what came due while no server ran goes at once."""
        while True:
            wait = await self._tick()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._sooner.wait()
            self._sooner.clear()

    async def _tick(self) -> float:
        """Send what is due; return how many seconds nothing else will be."""
        try:
            await self.send_due()
            due = await self._store.read(next_due)
        except (StoreError, Refusal) as error:
            _log.error("not sent", reason=str(error))
            return AGAIN
        except Exception:  # noqa: BLE001 - a fault in one beat must not end it for good
            _log.exception("not sent")
            return AGAIN
        return LOOK if due is None else max(0.0, min(LOOK, (due - self._clock()) / 1000))

    async def send_due(self) -> None:
        """Send what is due. Raises StoreError, Refusal when nothing can be written now."""
        while await self._is_due():
            most = self._most
            try:
                outcomes = await self._log.act(lambda db, desk, most=most: later.send_due(db, desk, most))
            except (StoreError, Refusal):
                raise
            except Exception as error:  # noqa: BLE001 - one message must not keep all others from going
                await self._failed(error)
            else:
                self._most = AT_ONCE
                _note(outcomes)

    async def _failed(self, error: Exception) -> None:
        """A fault of our own: one by one it is found whose message it is, and the others go on."""
        _log.error("fault while sending", exc_info=error)
        if self._most > 1:
            self._most = 1
            return
        self._most = AT_ONCE
        await self._log.act(lambda db, desk: later.put_aside(db, desk, Refusal(ErrorCode.INTERNAL)))

    async def _is_due(self) -> bool:
        due = await self._store.read(next_due)
        return due is not None and due <= self._clock()


def _note(outcomes: list[Outcome]) -> None:
    refused = sum(isinstance(one, Refusal) for one in outcomes)
    if outcomes:
        _log.info("sent", count=len(outcomes) - refused, refused=refused)
