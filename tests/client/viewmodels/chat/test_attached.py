"""Files of messages: fetched, opened from a copy that is found again, saved; what fails is said."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from client.core.bus import Bus
from client.core.events import ConnectionChanged
from client.core.link.transfers import Transfer
from client.core.words.wording import Language
from client.viewmodels.chat.attached import AttachedFiles
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment
from tests.client.fakes.chats import FakeChats
from tests.client.fakes.files import FakeFiles
from tests.client.until import until

ENTRY = b"e" * 16


class Desk:
    """Attached files over files in memory, and what they told."""

    def __init__(self, folder: Path) -> None:
        self.bus = Bus()
        self.files = FakeFiles(FakeChats(self.bus), self.bus)
        self.attached = AttachedFiles(self.files, lambda: folder, self.bus, lambda: Language.ENGLISH)
        self.troubles: list[str] = []
        self.moved: list[bytes] = []
        self.opened: list[Path] = []
        self.attached.troubled.connect(self.troubles.append)
        self.attached.moved.connect(self.moved.append)

    async def open(self, file: Attachment) -> Path:
        before = len(self.opened)
        assert self.attached.open(ENTRY, file, self.opened.append)
        await until(lambda: len(self.opened) > before)
        return self.opened[-1]

    async def load(self, file: Attachment) -> int | None:
        found: list[int | None] = []
        self.attached.load(ENTRY, file, len, found.append)
        await until(lambda: found)
        return found[0]


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncGenerator[Desk]:
    made = Desk(tmp_path / "downloads" / "Linxin")
    yield made
    await made.attached.close()


async def test_a_file_is_opened_from_a_copy_which_is_found_again(desk: Desk) -> None:
    file = desk.files.attachment(b"table", "表.xlsx")
    path = await desk.open(file)
    assert path.name == "表.xlsx"
    assert await asyncio.to_thread(path.read_bytes) == b"table"
    assert desk.attached.saved(file.digest) == path
    assert await desk.open(file) == path
    assert desk.files.loaded == [file.digest]
    # Somebody has changed the copy: it is not what was sent any more.
    await asyncio.to_thread(path.write_bytes, b"TABLE")
    await desk.open(file)
    assert len(desk.files.loaded) == 2


@pytest.mark.parametrize("name", ["setup.exe", "x.desktop", "a.lnk", "b.bat", "c.exe. "])
async def test_what_could_be_a_program_is_not_opened(desk: Desk, name: str) -> None:
    file = desk.files.attachment(b"MZ", name)
    assert not desk.attached.open(ENTRY, file, desk.opened.append)
    await asyncio.sleep(0.02)
    assert not desk.files.loaded
    assert not desk.opened


async def test_a_name_leads_nowhere_else(desk: Desk, tmp_path: Path) -> None:
    hostile = desk.files.attachment(b"x", "..\\..\\:evil|name?.txt")
    path = await desk.open(hostile)
    assert path.parent == tmp_path / "downloads" / "Linxin"
    assert not set('\\:|?"<>*') & set(path.name)


async def test_a_file_is_saved_where_its_reader_wants_it(desk: Desk, tmp_path: Path) -> None:
    file = desk.files.attachment(b"table", "表.xlsx")
    told: list[Path] = []
    desk.attached.save(ENTRY, file, tmp_path / "mine.xlsx", told.append)
    await until(lambda: told)
    assert told == [tmp_path / "mine.xlsx"]
    assert desk.attached.saved(file.digest) == tmp_path / "mine.xlsx"


async def test_what_can_not_be_had_is_said_and_tried_again_once_there_is_a_link(desk: Desk) -> None:
    file = desk.files.attachment(b"table", "表.xlsx")
    desk.files.refusal = Refusal(ErrorCode.OFFLINE)
    assert await desk.load(file) is None
    assert desk.attached.failure(file.digest)
    assert not desk.troubles  # Nobody clicked.
    desk.attached.open(ENTRY, file, desk.opened.append)
    await until(lambda: desk.troubles)
    desk.moved.clear()
    desk.bus.publish(ConnectionChanged(True))
    assert desk.moved == [file.digest]
    assert not desk.attached.failure(file.digest)
    desk.files.refusal = None
    assert await desk.load(file) == 5


async def test_how_far_a_file_is_is_told(desk: Desk) -> None:
    file = desk.files.attachment(b"0123456789", "a.txt")
    assert desk.attached.share(ENTRY, file) is None
    desk.files.move(Transfer(ENTRY, file.digest, 4, 10))
    assert desk.attached.share(ENTRY, file) == 0.4
    assert desk.moved == [file.digest]
    desk.files.move(Transfer(ENTRY, file.digest, 10, 10, over=True))
    assert desk.attached.share(ENTRY, file) is None


async def test_a_folder_that_can_not_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    desk = Desk(tmp_path / "file" / "Linxin")
    file = desk.files.attachment(b"table", "表.xlsx")
    desk.attached.open(ENTRY, file, desk.opened.append)
    await until(lambda: desk.troubles)
    assert "表.xlsx" in desk.troubles[0]
    await desk.attached.close()
