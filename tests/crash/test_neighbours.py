"""Two clients without a server are killed again and again, and lose, double and disagree on nothing."""

import asyncio
import json
import random
import sys
from pathlib import Path

import pytest

from tests.client.lan.office import Neighbour
from tests.crash.neighbour import describe
from tests.support.child import python_command
from tests.support.device import Terminal
from tests.support.network import free_port
from tests.support.power import NoCompiler, Power, build

pytestmark = [
    pytest.mark.crash,
    pytest.mark.timeout(120),
    pytest.mark.skipif(sys.platform != "linux", reason="preloads a library"),
]
KILLS = 5
AGREED = 30.0


class Desk:
    """One of the two, and the process that is this one's client."""

    def __init__(self, me: Neighbour, other: Neighbour, library: Path, *, dial: bool) -> None:
        self.name = me.name
        self.power = Power(me.folder, me.folder.parent / f"undo-{me.folder.name}", library)
        self._about = me.folder / "about.json"
        self._about.write_text(json.dumps(describe(me, other, dial=dial)), encoding="utf-8")
        self.lives: list[Terminal] = []
        self.count = 0

    async def start(self) -> None:
        """Start a client and wait until it listens."""
        command = python_command("tests.crash.neighbour", self._about, dev=False)
        self.lives.append(Terminal(command, name=self.name, environment=self.power.environment))
        await self.lives[-1].heard(lambda event: event["event"] == "ready")

    def says(self) -> None:
        """Say the next thing."""
        self.count += 1
        self.lives[-1].write_json(do="send", text=f"{self.name} {self.count}", ref=self.count)

    async def dies(self) -> None:
        """Lose power, and start again."""
        self.lives[-1].kill()
        await asyncio.to_thread(self.power.cut)
        await self.start()

    async def shows(self) -> list[tuple[str, str]]:
        """Return the conversation as this side shows it."""
        life = self.lives[-1]
        ref = f"texts {life.said}"
        life.write_json(do="texts", ref=ref)
        answer = await life.heard(lambda event: event.get("ref") == ref)
        return [(entry, text) for entry, text in answer["rows"]]

    def promised(self) -> list[str]:
        """Return the ids of all that one of its clients has taken over."""
        return [event["id"] for life in self.lives for event in life.events() if event["event"] == "queued"]


async def talk(desk: Desk, chance: random.Random) -> None:
    """Speak and lose power in turn."""
    for _ in range(KILLS):
        for _ in range(chance.randint(5, 15)):
            desk.says()
            await asyncio.sleep(chance.uniform(0.0, 0.05))
        await desk.dies()
    desk.says()


async def test_neighbours_who_lose_power_agree_in_the_end(tmp_path: Path) -> None:
    try:
        library = build(tmp_path)
    except NoCompiler as missing:
        pytest.skip(str(missing))
    lin, zhao = (Neighbour(name, tmp_path / name, port=free_port()) for name in ("林一", "赵敏"))
    for one in (lin, zhao):
        one.folder.mkdir()
    desks = [Desk(lin, zhao, library, dial=False), Desk(zhao, lin, library, dial=True)]
    for desk in desks:
        await desk.start()
    await asyncio.gather(*(talk(desk, random.Random(desk.name)) for desk in desks))
    wanted = [one for desk in desks for one in desk.promised()]
    async with asyncio.timeout(AGREED):
        while True:
            shown = [await desk.shows() for desk in desks]
            if all(set(wanted) <= {entry for entry, _ in rows} for rows in shown) and shown[0] == shown[1]:
                break
            await asyncio.sleep(0.1)
    texts = [text for _, text in shown[0]]
    assert len(texts) == len(set(texts))
    for desk in desks:
        own = [int(text.split()[1]) for text in texts if text.startswith(desk.name)]
        assert own == sorted(own)
        for life in desk.lives:
            life.close_input()
            life.stop()
            assert not life.errors
