"""The terminal for scripts: commands on standard input, events on standard output, an object a line."""

import asyncio
import contextlib
from collections import OrderedDict

import msgspec

from client.core.events import ConnectionChanged, EntryFailed, EntryPlaced
from client.core.tasks import Tasks
from client.terminal import objects
from client.terminal.commands.all import LINE, AnyCommand, QuitCommand, parse_command, reference_of
from client.terminal.commands.command import Ref
from client.terminal.executors.all import Executor
from client.terminal.objects import Json
from client.terminal.parts import Parts
from client.terminal.pipes import LineReader, LineWriter, TooLong
from client.terminal.translator import Translator
from shared.errors import ErrorCode, Refusal

SENDING_WAIT = 5.0
"""Seconds that what was queued is given to leave, when input ends while the server can be reached."""

REFS = 1_000


class JsonSession:
    """Carries out commands one after the other until `quit` or the end of input."""

    def __init__(self, parts: Parts, stdin: int, stdout: int) -> None:
        self._parts = parts
        self._executor = Executor(parts)
        self._reader = LineReader(stdin, LINE)
        self._over = asyncio.Event()
        self._writer = LineWriter(stdout, self._over.set)
        self._refs: OrderedDict[str, Ref] = OrderedDict()
        self._left_out = False
        self._tasks = Tasks("json")
        self._translator = Translator(parts, self._emit)

    async def run(self) -> None:
        """Run until the end; what is queued stays on disk however it comes."""
        self._tasks.start(self._translator.run(), "translate")
        reading = self._tasks.start(self._read(), "read")
        broken = self._tasks.start(self._over.wait(), "output")
        try:
            await asyncio.wait((reading, broken), return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._translator.close()
            await self._tasks.close()
            await self._writer.close()

    async def _read(self) -> None:
        async for line in self._reader.lines():
            if isinstance(line, TooLong):
                self._refuse(Refusal(ErrorCode.TOO_LARGE, limit=LINE), None)
            elif line.strip() and await self._carry_out(line):
                break
        else:
            await self._let_leave()
        await self._translator.drained()

    async def _carry_out(self, line: bytes) -> bool:
        """Carry one line out; True when it was `quit`."""
        try:
            command = parse_command(line)
        except Refusal as refusal:
            self._refuse(refusal, reference_of(line))
            return False
        if isinstance(command, QuitCommand):
            self._answer({"event": "done", "do": "quit"}, command.ref)
            return True
        try:
            answer = await self._executor.run(command)
        except Refusal as refusal:
            self._refuse(refusal, command.ref)
        else:
            self._remember(answer, command)
            self._answer(answer, command.ref)
        return False

    async def _let_leave(self) -> None:
        """Let what was queued leave before the end, while the server can be reached."""
        changed = asyncio.Event()
        for kind in (EntryPlaced, EntryFailed, ConnectionChanged):
            self._parts.bus.subscribe(kind, lambda _: changed.set())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SENDING_WAIT):
                changed.clear()
                while self._parts.auth.state.up and await self._sending():
                    await changed.wait()
                    changed.clear()

    async def _sending(self) -> bool:
        return any(one.refusal is None for one in await self._parts.chat.waiting())

    # Output

    def _refuse(self, refusal: Refusal, ref: Ref) -> None:
        self._answer(objects.error(refusal, self._parts.language), ref)

    def _answer(self, answer: Json, ref: Ref) -> None:
        self._write(answer if ref is None else {**answer, "ref": ref})

    def _remember(self, answer: Json, command: AnyCommand) -> None:
        """Keep the `ref` of an entry, for the event that tells what became of it."""
        if command.ref is not None and answer.get("event") == "queued":
            self._refs[str(answer["id"])] = command.ref
            while len(self._refs) > REFS:
                self._refs.popitem(last=False)

    def _emit(self, event: Json) -> None:
        ref = self._refs.pop(str(event.get("id")), None) if event["event"] in ("sent", "failed") else None
        self._answer(event, ref)

    def _write(self, event: Json) -> None:
        if self._left_out:
            told = objects.error(Refusal(ErrorCode.SLOW_READER), self._parts.language)
            self._left_out = not self._writer.write(msgspec.json.encode(told))
        if not self._writer.write(msgspec.json.encode(event)):
            self._left_out = True
