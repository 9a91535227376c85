"""The desktop's message bus on Linux (D-Bus): calls with a time limit, and signals."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, Message, message_bus, new_method_call
from jeepney.io.asyncio import DBusRouter, open_dbus_connection
from jeepney.io.common import RouterClosed
from jeepney.wrappers import unwrap_msg

WAIT = 5.0
SIGNALS = 100


class NoService(Exception):
    """The bus, or what was called on it, is not there or does not answer."""


class SessionBus:
    """A connection to the session's bus."""

    def __init__(self, router: DBusRouter) -> None:
        self._router = router

    async def call(
        self, service: DBusAddress, method: str, signature: str = "", body: Sequence[Any] = ()
    ) -> tuple[Any, ...]:
        """Call a method; raises NoService."""
        return await self._ask(new_method_call(service, method, signature or None, body))

    @asynccontextmanager
    async def signals(self, service: DBusAddress) -> AsyncGenerator["asyncio.Queue[Message]"]:
        """Hear the signals of a service's interface; when nobody takes them, later ones are dropped."""
        rule = MatchRule(type="signal", interface=service.interface, path=service.object_path)
        await self._ask(message_bus.AddMatch(rule))
        with self._router.filter(rule, bufsize=SIGNALS) as heard:
            yield heard

    async def _ask(self, message: Message) -> tuple[Any, ...]:
        try:
            async with asyncio.timeout(WAIT):
                return unwrap_msg(await self._router.send_and_get_reply(message))
        except (OSError, EOFError, TimeoutError, RouterClosed, DBusErrorResponse) as error:
            raise NoService(str(error) or type(error).__name__) from error


@asynccontextmanager
async def session_bus() -> AsyncGenerator[SessionBus]:
    """Connect to the session's bus for the time of the block; raises NoService."""
    try:
        async with asyncio.timeout(WAIT):
            connection = await open_dbus_connection()
    except (OSError, EOFError, TimeoutError, KeyError, ValueError, RuntimeError) as error:
        raise NoService(str(error) or type(error).__name__) from error
    try:
        async with DBusRouter(connection) as router:
            yield SessionBus(router)
    except EOFError as error:
        raise NoService("the bus is gone") from error
    finally:
        with contextlib.suppress(OSError):
            await connection.close()
