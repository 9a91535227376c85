"""Letting files into a message: pasted, dropped, chosen; taken away by mouse and keys; sent."""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from client.ui.chat.writing.drop_surface import DropSurface
from client.ui.chat.writing.enclosure_strip import Tile
from client.ui.widgets.buttons import IconButton
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment
from tests.client.fakes.identities import person_id
from tests.client.ui.attachments.samples import drawn, gif, jpeg, png
from tests.client.ui.attachments.seen import seen
from tests.client.ui.chat_office import Office
from tests.support.blocking import Watch

Files = Callable[..., list[Path]]


@pytest.fixture
def files(tmp_path: Path, blocking_watch: Watch) -> Files:
    def make(**contents: bytes) -> list[Path]:
        made: list[Path] = []
        with blocking_watch.paused():
            for name, data in contents.items():
                path = tmp_path / name.replace("__", ".")
                path.write_bytes(data)
                made.append(path)
        return made

    return make


@pytest_asyncio.fixture(autouse=True)
async def settled(office: Office) -> AsyncGenerator[None]:
    """Let what a test has begun come to its end while the loop runs."""
    yield
    await office.settle()


async def opened(office: Office, place: int = 0) -> None:
    office.company.chats.say_to_me(person_id(place), "hello")
    await office.show()
    await office.settle()
    await office.click_row(0)


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def paste(office: Office, mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    editor = office.window.chat.composer.editor
    QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def tiles(office: Office) -> list[Tile]:
    return office.window.chat.composer.strip.tiles


def names(office: Office) -> list[str]:
    return [tile.one.name for tile in tiles(office)]


def sent(office: Office) -> tuple[Attachment, ...]:
    return office.window.chat.timeline.rows[-1].attachments


async def send(office: Office) -> None:
    count = len(office.window.chat.timeline.rows)
    QTest.keyClick(office.window.chat.composer.editor, Qt.Key.Key_Return)
    await seen(lambda: len(office.window.chat.timeline.rows) > count)


async def test_a_pasted_picture_goes_with_the_words(office: Office) -> None:
    await opened(office)
    mime = QMimeData()
    mime.setImageData(drawn(40, 30))
    paste(office, mime)
    composer = office.window.chat.composer
    await seen(lambda: tiles(office))
    assert composer.strip.isVisible()
    assert composer.send.isEnabled()
    QTest.keyClicks(composer.editor, "look")
    await send(office)
    (file,) = sent(office)
    assert (file.media, file.width, file.height) == ("image/png", 40, 30)
    assert file.name.endswith(".png")
    assert office.texts()[-1] == "look"
    assert not tiles(office)
    assert not composer.strip.isVisible()
    await seen(lambda: office.model.conversations.row(0).preview == "[Picture] look")


@pytest.mark.parametrize(("media", "data"), [("image/jpeg", jpeg()), ("image/gif", gif())])
async def test_a_copied_photograph_stays_what_it_is(office: Office, media: str, data: bytes) -> None:
    await opened(office)
    mime = QMimeData()
    mime.setData(media, data)
    mime.setImageData(drawn(40, 30))
    paste(office, mime)
    await seen(lambda: tiles(office))
    await send(office)
    assert sent(office)[0].media == media
    assert office.company.files.bytes[sent(office)[0].digest] == data


async def test_cells_of_a_table_are_pasted_as_words(office: Office) -> None:
    await opened(office)
    mime = QMimeData()
    mime.setImageData(drawn(40, 30))
    mime.setText("1\t2")
    paste(office, mime)
    await office.settle()
    assert office.window.chat.composer.editor.text == "1\t2"
    assert not tiles(office)


async def test_files_are_pasted_among_the_messages_too(office: Office, files: Files) -> None:
    await opened(office)
    QGuiApplication.clipboard().setMimeData(mime_of(*files(a__txt=b"a")))
    office.window.chat.timeline.setFocus()
    QTest.keyClick(office.window.chat.timeline, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    await seen(lambda: names(office) == ["a.txt"])
    assert office.window.chat.composer.editor.hasFocus()
    assert office.window.chat.composer.editor.text == ""


async def test_what_can_not_be_sent_is_said(office: Office, files: Files, tmp_path: Path) -> None:
    await opened(office)
    troubles: list[str] = []
    office.model.troubled.connect(troubles.append)
    large, good = files(large__bin=b"", good__txt=b"x")
    await asyncio.to_thread(os.truncate, large, limits.ATTACHMENT + 1)
    paste(office, mime_of(tmp_path, large, tmp_path / "gone.txt", good))
    await seen(lambda: names(office) == ["good.txt"])
    assert len(troubles) == 3
    assert "folder" in troubles[0]
    assert "large.bin" in troubles[1]
    assert "32 MB" in troubles[1]
    assert "gone.txt" in troubles[2]


async def test_a_drawing_that_is_a_program_is_a_file(office: Office, files: Files) -> None:
    await opened(office)
    paste(office, mime_of(*files(a__svg=b"<svg/>", b__png=png())))
    await seen(lambda: len(tiles(office)) == 2)
    await send(office)
    svg, picture = sent(office)
    assert (svg.width, picture.width) == (0, 40)


async def test_a_tile_goes_by_its_cross_and_by_keys(office: Office, files: Files) -> None:
    await opened(office)
    paste(office, mime_of(*files(a__txt=b"a", b__txt=b"b", c__txt=b"c", d__txt=b"d")))
    await seen(lambda: len(tiles(office)) == 4)
    QTest.mouseClick(tiles(office)[1].cross, Qt.MouseButton.LeftButton)
    assert names(office) == ["a.txt", "c.txt", "d.txt"]
    tiles(office)[0].cross.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tiles(office)[0].cross, Qt.Key.Key_Delete)
    assert names(office) == ["c.txt", "d.txt"]
    # The keyboard goes on to the next one.
    assert tiles(office)[0].cross.hasFocus()
    QTest.keyClick(tiles(office)[0].cross, Qt.Key.Key_Space)
    QTest.keyClick(tiles(office)[0].cross, Qt.Key.Key_Backspace)
    assert not tiles(office)
    assert office.window.chat.composer.editor.hasFocus()
    assert not office.window.chat.composer.send.isEnabled()


async def test_tiles_are_said_by_name(office: Office, files: Files) -> None:
    await opened(office)
    paste(office, mime_of(*files(a__txt=b"a")))
    await seen(lambda: tiles(office))
    assert tiles(office)[0].accessibleName() == "a.txt, 1 B"
    assert tiles(office)[0].cross.accessibleName() == "Remove a.txt"


async def test_each_chat_keeps_what_waits_in_it(office: Office, files: Files) -> None:
    office.company.chats.say_to_me(person_id(1), "the other")
    await opened(office)
    paste(office, mime_of(*files(a__txt=b"a")))
    await seen(lambda: tiles(office))
    await office.click_row(1)
    assert not tiles(office)
    await office.click_row(0)
    assert names(office) == ["a.txt"]


async def test_enter_waits_for_a_file_that_is_still_looked_at(office: Office, files: Files) -> None:
    await opened(office)
    paste(office, mime_of(*files(a__txt=b"a")))
    QTest.keyClicks(office.window.chat.composer.editor, "with it")
    await send(office)
    assert [file.name for file in sent(office)] == ["a.txt"]
    assert office.texts()[-1] == "with it"


async def test_words_do_not_overtake_the_files_before_them(office: Office, files: Files) -> None:
    await opened(office)
    paste(office, mime_of(*files(a__txt=b"a" * 1_000_000)))
    await seen(lambda: tiles(office))
    editor = office.window.chat.composer.editor
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "after")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    rows = office.window.chat.timeline
    await seen(lambda: len(rows.rows) == 3)
    assert [len(row.attachments) for row in rows.rows] == [0, 1, 0]


async def test_what_can_not_be_kept_comes_back_with_its_words(office: Office, files: Files) -> None:
    await opened(office)
    paste(office, mime_of(*files(a__txt=b"a")))
    await seen(lambda: tiles(office))
    office.company.files.refusal = Refusal(ErrorCode.STORAGE_FULL)
    editor = office.window.chat.composer.editor
    QTest.keyClicks(editor, "words")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    await seen(lambda: tiles(office) and editor.text == "words")
    assert names(office) == ["a.txt"]
    assert len(office.window.chat.timeline.rows) == 1


async def test_what_comes_back_stands_before_what_was_begun_since(office: Office, files: Files) -> None:
    await opened(office)
    paste(office, mime_of(*files(a__txt=b"a")))
    await seen(lambda: tiles(office))
    office.company.files.refusal = Refusal(ErrorCode.STORAGE_FULL)
    editor = office.window.chat.composer.editor
    QTest.keyClicks(editor, "words")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "and nex")
    await seen(lambda: tiles(office))
    await office.settle()
    QTest.keyClicks(editor, "t")
    assert editor.text == "words\nand next"
    assert office.company.chats.begun(office.company.chats.direct(person_id(0))).text == editor.text


# Dropping


def surface(office: Office) -> DropSurface:
    return office.window.chat.findChildren(DropSurface)[0]


def send_drag(target: QWidget, mime: QMimeData, kind: type[QDragEnterEvent | QDropEvent]) -> bool:
    place = QPoint(target.width() // 2, target.height() // 2)
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    where = QPointF(place) if kind is QDropEvent else place
    event = kind(where, actions, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # pyright: ignore[reportArgumentType]
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(target, event)
    # Taken as a copy: what moves is deleted where it came from.
    return event.isAccepted() and event.dropAction() is Qt.DropAction.CopyAction


async def test_files_are_dropped_on_the_chat(office: Office, files: Files) -> None:
    await opened(office)
    over = surface(office)
    chat = over.chat
    mime = mime_of(*files(a__txt=b"a", b__txt=b"b"))
    assert send_drag(chat, mime, QDragEnterEvent)
    assert over.isVisible()
    assert "陈思远" in over.words
    assert over.size() == chat.size()
    QApplication.sendEvent(chat, QDragLeaveEvent())
    assert not over.isVisible()
    assert send_drag(chat, mime, QDragEnterEvent)
    assert send_drag(chat, mime, QDropEvent)
    assert not over.isVisible()
    await seen(lambda: names(office) == ["a.txt", "b.txt"])
    assert office.window.chat.composer.editor.hasFocus()


async def test_the_editor_leaves_files_to_the_chat(office: Office, files: Files) -> None:
    await opened(office)
    viewport = office.window.chat.composer.editor.viewport()
    # Qt asks the editor first, then what it stands in.
    assert send_drag(viewport, mime_of(*files(a__txt=b"a")), QDragEnterEvent)
    assert surface(office).isVisible()
    QApplication.sendEvent(surface(office).chat, QDragLeaveEvent())


async def test_words_are_not_dropped_on_the_chat(office: Office) -> None:
    await opened(office)
    mime = QMimeData()
    mime.setText("words")
    chat = surface(office).chat
    assert not send_drag(chat, mime, QDragEnterEvent)
    assert not surface(office).isVisible()


async def test_files_are_chosen_for_the_chat_that_asked(office: Office, files: Files) -> None:
    office.company.chats.say_to_me(person_id(1), "the other")
    await opened(office)
    QTest.mouseClick(
        next(one for one in office.window.chat.composer.findChildren(IconButton) if _attaches(one)),
        Qt.MouseButton.LeftButton,
    )
    (dialog,) = office.window.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    await office.click_row(1)
    dialog.filesSelected.emit([str(path) for path in files(a__txt=b"a", b__txt=b"b")])
    await office.settle()
    assert not tiles(office)
    await office.click_row(0)
    await seen(lambda: names(office) == ["a.txt", "b.txt"])
    dialog.close()


def _attaches(button: IconButton) -> bool:
    return button.accessibleName() == "Send a file"
