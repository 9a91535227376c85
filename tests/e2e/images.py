"""Takes the pictures of docs/images: a small company talks, and its windows are photographed.

Everything is real (server, clients, windows on a desktop of their own) but the date: the clients' clocks
stand where the story wants them, so that the pictures do not change with the day they are taken on.
"""

import asyncio
import re
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import msgspec
from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from client.core.profile.files import write_whole
from client.viewmodels.settings.preferences import Preferences
from tests.e2e.desktop import Desktop, desktop
from tests.e2e.seat import CHINESE, STARTING, Seat
from tests.e2e.story import (
    ABROAD,
    DRAFTS,
    FOUNDED,
    GROUP,
    GROUP_LINES,
    ME,
    MEMBERS,
    NOTICE,
    NOW,
    SHEET,
    TALKS,
    TYPES,
    Talk,
)
from tests.e2e.window import Program, Window
from tests.support.child import ROOT, python_command
from tests.support.office import Person, Template
from tests.support.server import initialise

FOLDER = ROOT / "docs" / "images"
COMPANY = "恒川精密科技"
SCREEN = (2720, 1760)
MOST = 200_000
"""Bytes that a picture may take."""
SETTLING = 1.0


class Clock:
    """The file that tells the clients what time it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set(NOW)

    def set(self, moment: datetime) -> None:
        """Make it this time."""
        write_whole(self.path, str(round(moment.timestamp() * 1000)).encode())

    def command(self, *arguments: str | Path) -> list[str]:
        """Return the command that runs a module at this time."""
        return python_command("tests.e2e.at_a_time", self.path, *arguments, dev=False)


class Reader(Seat):
    """I at my window, at the story's time."""

    def __init__(self, desktop: Desktop, person: Person, home: Path, clock: Clock) -> None:
        super().__init__(desktop, person, home)
        self._clock = clock

    @property
    def _preferences(self) -> Path:
        return self._home / "profiles" / "default" / "window.json"

    def starts_again(self, *arguments: str | Path) -> Program:
        """Start the window under the story's clock, drawn finer than the screen."""
        command = self._clock.command("client", "--server", self.person.office.server.address, *arguments)
        factor = {"QT_SCALE_FACTOR": str(self._desktop.factor)}
        environment = {**CHINESE, "LINXIN_HOME": str(self._home), **factor}
        return Program(self._desktop, command, name=self.person.name, environment=environment)

    def starts_with(self, **choices: object) -> None:
        """Start with other preferences."""
        chosen = msgspec.convert(choices, Preferences)
        write_whole(self._preferences, msgspec.json.encode(chosen))
        self.starts()

    @property
    def own_window(self) -> Window:
        """The window, in whichever language."""
        return Window(self.program, re.compile("^(邻信|Linxin)"))

    def opens_in_english(self, name: str) -> None:
        """Open a conversation while the window speaks English."""
        window = self.own_window
        window.find("radio button", "Chats", STARTING)
        window.activate()
        window.click("list item", re.compile(rf"^{name}, "))
        window.find("text", f"Message {name}")

    def rests(self) -> None:
        """Take the pointer away from the window."""
        self._desktop.xdotool("mousemove", SCREEN[0] - 1, SCREEN[1] - 1)

    def picture(self, part: QRect | None) -> QImage:
        """Return what the window, or a part of it in logical pixels, shows without its frame."""
        factor, (left, top, width, height) = self._desktop.factor, self.own_window.tree().box
        # The place is told in whole logical pixels: what the rounding lets in of the frame is left out.
        area = (part or QRect(0, 0, width, height)).translated(left, top).adjusted(0, 0, -1, -1)
        return self._desktop.screen.picture(QRect(area.topLeft() * factor, area.size() * factor))


async def take_pictures() -> None:
    """Let the company talk, and take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="linxin-images-")))
        screen = stack.enter_context(desktop(SCREEN))
        data = folder / "template"
        clock = Clock(folder / "clock")
        clock.set(FOUNDED)
        made = await initialise(data, COMPANY, through=("tests.e2e.at_a_time", clock.path))
        office = Template(data, made).office(folder / "office")
        stack.callback(office.close)
        await office.server.start()
        people = {talk.name: office.person(talk.name) for talk in TALKS}
        me = office.person(ME)
        await _talk(me, people, clock)
        await _gather(me, people, clock, folder)
        await asyncio.sleep(SETTLING)  # What was read is told a moment later.
        await me.device.quit()
        reader = Reader(screen, office.person(ME), folder / "home", clock)
        stack.callback(reader.close)
        screen.factor = 2
        await _photograph(reader, people[TYPES], screen)


async def _talk(me: Person, people: Mapping[str, Person], clock: Clock) -> None:
    """Let everyone say their lines, and end those who are not in the office any more."""
    await _comes(me, clock)
    for talk in TALKS:
        other = people[talk.name]
        await _comes(other, clock)
        await _plays(talk, me, other, clock)
        if not talk.stays:
            await other.device.quit()


async def _comes(person: Person, clock: Clock) -> None:
    device = person.gets_device(launch=clock.command("client"))
    await person.signs_in(device)
    await device.online()


async def _plays(talk: Talk, me: Person, other: Person, clock: Clock) -> None:
    for line in talk.lines:
        clock.set(line.time)
        author, listener = (me, other) if line.mine else (other, me)
        await author.sends(listener, line.text)
        await listener.hears(line.text, author=author)
        if line.mine or talk.seen:
            await listener.reads(author)
    if talk.seen:
        await me.reads(other)
    clock.set(NOW)


async def _gather(me: Person, people: Mapping[str, Person], clock: Clock, folder: Path) -> None:
    """Found the group, and let everyone say their lines in it."""
    (folder / SHEET).write_bytes(bytes(24_300))
    everyone = {ME: me, **{name: people[name] for name in MEMBERS}}
    clock.set(FOUNDED)
    made = await me.device.ask("create_group", name=GROUP, members=[people[name].number for name in MEMBERS])
    group = made["conversation"]
    await me.device.ask("set_notice", group=group, text=NOTICE)
    for name in MEMBERS:
        await people[name].device.hears(event="group_entry", conversation=group, kind="notice")
    for line in GROUP_LINES:
        clock.set(line.time)
        author = everyone[line.author].device
        called = [everyone[one].number for one in line.calls]
        if line.file:
            queued = await author.ask("send_files", to=group, text=line.text, files=[str(folder / line.file)])
        else:
            queued = await author.ask("send", to=group, text=line.text, mentions=called)
        await author.hears(event="sent", id=queued["id"])
        for name, one in everyone.items():
            if name != line.author:
                await one.device.hears(event="message", conversation=group, id=queued["id"])
            if name != "陈静":
                await one.device.ask("mark_read", to=group)
    await me.device.ask("arrange", to=group, sticky=True)
    clock.set(NOW)


async def _photograph(reader: Reader, typist: Person, screen: Desktop) -> None:
    """Take every picture."""
    reader.starts()
    reader.signs_in()
    reader.sign_in.find("push button", "一致")
    await _save(reader, "sign-in")
    reader.compares_fingerprint()
    reader.main.sees("消息")
    _begins_drafts(reader)
    # First: beside the group its members stand by the same names.
    reader.opens(TYPES)
    await _save(reader, "chat", QRect(336, 0, 844, 760))
    await _main(reader, typist, "main")
    reader.close()
    reader.starts_with(mode="dark")
    await _main(reader, typist, "dark")
    reader.close()
    reader.starts_with(mode="light", language="en")
    reader.opens_in_english(ABROAD)
    await _save(reader, "english")
    reader.close()
    screen.factor = 1
    reader.starts_with(scale=150, language="")
    await _main(reader, typist, "scale-150")
    reader.close()


def _begins_drafts(reader: Reader) -> None:
    for name, text in DRAFTS.items():
        reader.opens(name)
        reader.main.type(text)


async def _main(reader: Reader, typist: Person, name: str) -> None:
    """Photograph the main window while somebody types."""
    reader.opens(GROUP)
    conversations = (await typist.device.ask("conversations"))["conversations"]
    group = next(one["conversation"] for one in conversations if one["name"] == GROUP)
    await typist.device.ask("typing", to=group)
    reader.sees("正在输入")
    await _save(reader, name)


async def _save(reader: Reader, name: str, part: QRect | None = None) -> None:
    """Save the window, or a part of it in logical pixels, without the pointer's traces."""
    reader.rests()
    await asyncio.sleep(SETTLING)
    path = FOLDER / f"{name}.png"
    image = reader.picture(part).convertToFormat(QImage.Format.Format_RGB888)
    size, pixels = (image.width(), image.height()), bytes(image.constBits())
    whole = Image.frombytes("RGB", size, pixels, "raw", "RGB", image.bytesPerLine())
    whole.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    amount = path.stat().st_size
    print(f"  {path.relative_to(ROOT)}  {size[0]} × {size[1]}, {amount // 1000} kB")
    assert amount <= MOST, f"{path.name} is too large for the repository: {amount} bytes"


if __name__ == "__main__":
    asyncio.run(take_pictures())
