"""A TCP proxy that does to a connection what networks do: cut, stall, delay, end in the middle."""

import asyncio
import contextlib
import socket
import struct
from asyncio import StreamReader, StreamWriter
from typing import Self

from tests.support.network import LOOPBACK

BLOCK = 16 * 1024
RESET = struct.pack("ii", 1, 0)  # linger on, for no time: closing sends RST


class Pair:
    """A connection through the proxy: the socket of the client and that to the server."""

    def __init__(self, client: StreamWriter) -> None:
        self.writers = [client]
        self.left: int | None = None

    def end(self, *, reset: bool) -> None:
        """Close both sockets, by FIN or by RST."""
        for writer in self.writers:
            sock: socket.socket | None = writer.get_extra_info("socket")
            if reset and sock is not None and sock.fileno() >= 0:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            writer.transport.abort() if reset else writer.close()


class Proxy:
    """A door of its own to a server: its port stays the same, whatever happens behind it."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self.delay = 0.0
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._pairs: dict[Pair, asyncio.Task[None]] = {}
        self._listening: asyncio.Server | None = None

    def __len__(self) -> int:
        return len(self._pairs)

    async def open(self) -> None:
        """Take connections, at the same port again after `close`."""
        self._listening = await asyncio.start_server(self._carry, LOOPBACK, self.port, limit=BLOCK)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Refuse new connections; those that are open stay."""
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.close()
        self.cut()
        self.flow()
        await asyncio.gather(*self._pairs.values(), return_exceptions=True)

    async def _carry(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Carry one connection until it ends; asyncio's server owns the task."""
        task = asyncio.current_task()
        assert task is not None
        pair = Pair(writer)
        self._pairs[pair] = task
        try:
            await self._flowing.wait()
            back, forth = await asyncio.open_connection(LOOPBACK, self.target, limit=BLOCK)
            pair.writers.append(forth)
            async with asyncio.TaskGroup() as ways:
                ways.create_task(self._pump(pair, reader, forth))
                ways.create_task(self._pump(pair, back, writer))
        except* (OSError, EOFError):
            pass  # that a connection ends is all there is to it
        finally:
            del self._pairs[pair]
            pair.end(reset=False)
            for one in pair.writers:
                with contextlib.suppress(OSError):
                    await one.wait_closed()

    async def _pump(self, pair: Pair, reader: StreamReader, writer: StreamWriter) -> None:
        while data := await reader.read(BLOCK):
            await self._flowing.wait()
            if self.delay:
                await asyncio.sleep(self.delay)
            if pair.left is not None:
                data, pair.left = data[: pair.left], max(0, pair.left - len(data))
            writer.write(data)
            await writer.drain()
            if pair.left == 0:
                break
        # One end of a connection takes the other with it.
        raise EOFError

    # What networks do

    def cut(self, *, reset: bool = True) -> None:
        """Break every connection."""
        for pair in list(self._pairs):
            pair.end(reset=reset)

    def cut_after(self, count: int) -> None:
        """Break every connection once it has carried `count` bytes more, in the middle of whatever it is."""
        for pair in list(self._pairs):
            pair.left = count

    def stall(self) -> None:
        """Carry nothing more, and say nothing of it."""
        self._flowing.clear()

    def flow(self) -> None:
        """Carry what waited, and what comes."""
        self._flowing.set()
