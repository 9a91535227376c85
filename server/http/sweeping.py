"""Sweeping: once an hour, attachments go that no message has any more and nobody is about to send."""

import asyncio

from server.core.log import logger
from server.http.deposit import Deposit
from server.store.errors import StoreError
from shared.errors import Refusal

EVERY = 3600.0

_log = logger("blobs")


async def sweep_forever(deposit: Deposit) -> None:
    """Sweep every hour; trouble is logged and does not end it."""
    while True:
        try:
            removed = await deposit.sweep()
            if removed:
                _log.info("swept", count=removed)
        except (StoreError, Refusal) as error:
            _log.error("not swept", reason=str(error))
        except Exception:  # noqa: BLE001 - a fault in one sweep must not end it for good
            _log.exception("not swept")
        await asyncio.sleep(EVERY)
