"""One client process after the other on one device of one person, driven by lines of JSON."""

import asyncio
import contextlib
import itertools
import json
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.support.child import COMPLAINTS, Child, Ended, python_command

Event = dict[str, Any]
PAGE = 500
ANSWER = 15.0


class Refused(Exception):
    """The client answered with an error."""

    def __init__(self, event: Event) -> None:
        super().__init__(event["code"], event.get("detail"), event["text"])
        self.code: str = event["code"]
        self.detail: Mapping[str, Any] = event.get("detail", {})
        self.text: str = event["text"]


class Terminal(Child):
    """A client process. What it has said can be looked through again and again, by several at once.

    It is spoken to by a thread: one that was stopped and reads nothing must not stop the test.
    """

    def __init__(self, command: Sequence[str], *, name: str, environment: Mapping[str, str]) -> None:
        super().__init__(command, name=name, environment=environment)
        self._words: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._feeder = threading.Thread(target=self._feed, name=f"{name} input", daemon=True)
        self._feeder.start()

    def _feed(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            while (line := self._words.get()) is not None:
                super().write(line)
        super().close_input()

    def write(self, line: str) -> None:
        """Have one line written to its standard input; what it does not live to read is lost."""
        self._words.put(line)

    def close_input(self) -> None:
        """Let it read the end of its standard input after what was written before."""
        self._words.put(None)
        if self.returncode is not None:
            self._feeder.join(5)

    async def heard(self, match: Callable[[Event], bool], timeout: float = ANSWER, start: int = 0) -> Event:
        """Return the first event from line `start` on that matches, waiting for it if need be."""
        here = start

        def look(_line: str) -> Event | None:
            nonlocal here
            while here < len(self._lines):
                event = json.loads(self._lines[here])
                here += 1
                if match(event):
                    return event
            return None

        if (found := look("")) is not None:
            return found
        return await self.first(look, timeout)

    def events(self, start: int = 0) -> list[Event]:
        """Return what it has said so far."""
        return [json.loads(line) for line in self.output.splitlines()[start:]]

    @property
    def said(self) -> int:
        """How many lines it has said."""
        return len(self._lines)


class Device:
    """A device: its home folder, and the client that runs on it just now or not."""

    def __init__(
        self,
        name: str,
        home: Path,
        server: str,
        *,
        launch: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
        dev: bool = True,
    ) -> None:
        self.name = name
        self.home = home
        self.server = server
        self._launch = list(launch) if launch else python_command("client", dev=dev)
        self.environment = {
            "LINXIN_HOME": str(home),
            "PYTHONFAULTHANDLER": "1",
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "en",
            **(environment or {}),
        }
        self._terminal: Terminal | None = None
        self._before: list[Terminal] = []
        self._refs = itertools.count(1)

    @property
    def terminal(self) -> Terminal:
        """The client that runs, or the last one that did."""
        assert self._terminal is not None, f"{self.name} was never started"
        return self._terminal

    @property
    def terminals(self) -> Sequence[Terminal]:
        """All clients that ever ran on it, in order."""
        return self._before

    @property
    def running(self) -> bool:
        return self._terminal is not None and self._terminal.returncode is None

    def start(self, *flags: str) -> None:
        """Start a client; it signs nobody in by itself."""
        assert not self.running
        options = ["--terminal", "--json", "--profile", "office", "--server", self.server, *flags]
        self._terminal = Terminal([*self._launch, *options], name=self.name, environment=self.environment)
        self._before.append(self._terminal)

    # Commands

    def tell(self, do: str, **arguments: Any) -> str:
        """Give a command and do not wait for its answer; return its reference."""
        ref = f"{self.name}-{next(self._refs)}"
        self.terminal.write_json(do=do, ref=ref, **arguments)
        return ref

    async def ask(self, do: str, timeout: float = ANSWER, **arguments: Any) -> Event:
        """Give a command and return its answer; raise Refused when that is an error."""
        terminal = self.terminal
        start = terminal.said
        ref = self.tell(do, **arguments)
        answer = await terminal.heard(lambda event: event.get("ref") == ref, timeout, start)
        if answer["event"] == "error":
            raise Refused(answer)
        return answer

    async def hears(self, timeout: float = ANSWER, **wanted: Any) -> Event:
        """Return the event with these values, heard since this client started or to be heard yet."""

        def match(event: Event) -> bool:
            return all(event.get(key) == value for key, value in wanted.items())

        try:
            return await self.terminal.heard(match, timeout)
        except (TimeoutError, Ended) as error:
            raise AssertionError(f"{self.name} never heard {wanted}: {error}") from None

    async def resume(self) -> Event:
        """Sign in with what was kept on this device."""
        return await self.ask("sign_in")

    async def online(self, timeout: float = ANSWER) -> None:
        """Wait until it can send, and knows whom to."""
        await self.hears(timeout, event="connection", state="up")
        async with asyncio.timeout(timeout):
            while True:
                if (await self.ask("people", limit=1))["people"]:
                    return
                await asyncio.sleep(0.02)

    async def history(self, conversation: str, page: int = PAGE) -> list[Event]:
        """Read a whole conversation from its beginning, page by page."""
        messages: list[Event] = []
        after = 0
        while True:
            answer = await self.ask("history", conversation=conversation, after=after, limit=page)
            messages += answer["messages"]
            if not answer["more"] or not answer["messages"]:
                return messages
            after = max(message["seq"] for message in answer["messages"])

    # Ends

    async def quit(self) -> None:
        """End in order."""
        await self.ask("quit")
        assert await self.terminal.wait() == 0
        self.terminal.stop()

    def kill(self) -> None:
        """End it by SIGKILL."""
        self.terminal.kill()

    def close(self) -> None:
        """End it, and fail when any of its clients had complained."""
        for terminal in self._before:
            if terminal.returncode is None:
                terminal.close_input()
            terminal.stop()
            complaint = COMPLAINTS.search(terminal.errors)
            assert complaint is None, f"{self.name} complained:\n{terminal.errors}"
