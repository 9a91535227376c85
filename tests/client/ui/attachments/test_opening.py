"""Pictures and files in the chat: drawn, looked at, opened, saved, by mouse and keys."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from shiboken6 import Shiboken

from client.core.transfers import Transfer
from client.ui.chat import pictures as pictures_module
from client.ui.chat.file_words import missing_words
from client.ui.chat.picture_files import as_png
from client.ui.chat.pictures import Pictures
from client.ui.chat.row_layout import Act, Target, spoken
from client.ui.chat.row_stack import Placed
from client.ui.chat.viewer import Unpacked, Viewer, unpack
from client.viewmodels.people import isolated
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment, MessageBody
from tests.client.fakes.identities import ME, person_id
from tests.client.ui.attachments.samples import BLUE, RED, drawn, gif
from tests.client.ui.attachments.seen import seen
from tests.client.ui.chat_office import Office
from tests.client.ui.test_pseudo_locale import cut_off, pseudo, untranslated

__all__ = ["pseudo"]

Then = Callable[[Unpacked | None], None]

pytestmark = pytest.mark.qt_log_ignore("raise|window masks|grabbing the keyboard", extend=True)


def rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


class Chat:
    """An open chat in which pictures and files come."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.files = office.company.files
        self.panel = office.window.chat
        self.timeline = office.window.chat.timeline
        self.said: list[str] = []
        self.opened: list[str] = []
        self.panel.said.connect(self.said.append)
        # No program may start here.
        self.panel.opening.opens = self._open

    def _open(self, url: QUrl) -> bool:
        self.opened.append(url.toLocalFile())
        return True

    def picture(
        self, width: int = 40, height: int = 30, name: str = "合影.png", *, blue: bool = False
    ) -> Attachment:
        data = as_png(drawn(width, height, BLUE if blue else RED))
        return self.files.attachment(data, name, "image/png", width, height)

    def file(self, name: str = "表.xlsx") -> Attachment:
        return self.files.attachment(name.encode() * 100, name)

    async def comes(self, *files: Attachment, text: str = "", own: bool = False) -> None:
        count = len(self.timeline.rows)
        chats = self.office.company.chats
        body = MessageBody(text, attachments=files)
        chats.say(chats.direct(person_id(0)), ME if own else person_id(0), body)
        await seen(lambda: len(self.timeline.rows) > count)
        await self.office.settle(lambda: len(self.timeline.in_sight) > count)

    @property
    def last(self) -> Placed:
        return self.timeline.in_sight[-1]

    def target(self, number: int = 0, placed: Placed | None = None) -> Target:
        acts = {Act.PICTURE, Act.FILE}
        found = [one for one in (placed or self.last).layout.targets if one.act in acts]
        return next(one for one in found if one.value == str(number))

    def place(self, number: int = 0) -> QPoint:
        return (self.target(number).box.center() + QPointF(0, self.last.top)).toPoint()

    def click(self, number: int = 0) -> None:
        QTest.mouseClick(self.timeline.viewport(), Qt.MouseButton.LeftButton, pos=self.place(number))

    def colour(self, number: int = 0) -> tuple[int, int, int]:
        """Return what is drawn in the left part of a picture."""
        box = self.target(number).box.translated(0, self.last.top)
        image = self.timeline.viewport().grab().toImage()
        ink = image.pixelColor(round(box.left() + box.width() / 4), round(box.center().y()))
        return rgb(ink)

    async def viewer(self) -> Viewer:
        await seen(lambda: self.panel.opening.viewer is not None)
        shown = self.panel.opening.viewer
        assert shown is not None
        await seen(lambda: shown.canvas.has_picture)
        return shown

    def dialog(self) -> QFileDialog:
        (found,) = self.office.window.findChildren(QFileDialog)
        return found

    def entries(self, menu: QMenu) -> list[str]:
        return [action.text() for action in menu.actions() if action.text()]


@pytest_asyncio.fixture
async def chat(office: Office) -> AsyncGenerator[Chat]:
    office.company.chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle()
    await office.click_row(0)
    yield Chat(office)
    await office.settle()


# Drawn


async def test_a_picture_is_drawn_once_it_is_there_and_nothing_jumps(chat: Chat) -> None:
    chat.files.refusal = Refusal(ErrorCode.OFFLINE)
    await chat.comes(chat.picture())
    await chat.office.settle()
    before = chat.last.layout.bubble, chat.last.top
    assert chat.colour() != rgb(RED)
    chat.files.refusal = None
    chat.office.company.auth.go(up=True)
    await seen(lambda: chat.colour() == rgb(RED))
    assert (chat.last.layout.bubble, chat.last.top) == before


async def test_a_file_is_not_fetched_before_somebody_wants_it(chat: Chat) -> None:
    await chat.comes(chat.file())
    await chat.office.settle()
    assert not chat.files.loaded


async def test_a_picture_is_fetched_once_for_all_that_show_it(chat: Chat) -> None:
    same = chat.picture()
    await chat.comes(same)
    await seen(lambda: chat.colour() == rgb(RED))
    await chat.comes(same)
    await seen(lambda: chat.colour() == rgb(RED))
    await chat.office.settle()
    assert len(chat.files.loaded) == 1


async def test_a_picture_that_can_not_be_shown_is_not_asked_for_again_and_again(chat: Chat) -> None:
    broken = chat.files.attachment(b"no picture", "a.png", "image/png", 40, 30)
    await chat.comes(broken)
    for _ in range(5):
        await chat.office.settle()
        chat.timeline.viewport().update()
    assert len(chat.files.loaded) == 1


async def test_kept_pictures_take_no_more_than_their_room(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures_module, "ROOM", 40 * 30 * 4 * 3)
    for number in range(8):
        await chat.comes(chat.picture(40, 30 + number))
    await chat.office.settle()
    (kept,) = chat.panel.findChildren(Pictures)
    assert 0 < kept.taken <= 40 * 37 * 4 * 3


async def test_the_pictures_of_a_chat_are_kept_no_longer_than_it_is_shown(chat: Chat) -> None:
    await chat.comes(chat.picture())
    (kept,) = chat.panel.findChildren(Pictures)
    await seen(lambda: kept.taken > 0)
    chat.office.model.open_row(person_id(1))
    assert kept.taken == 0
    chat.office.model.open_row(person_id(0))
    await seen(lambda: kept.taken > 0 and chat.colour() == rgb(RED))
    chat.office.model.chats.main.leave()
    assert kept.taken == 0


async def test_own_and_others_messages_stand_at_their_sides(chat: Chat) -> None:
    await chat.comes(chat.picture(), chat.file(), own=True)
    own = chat.last.layout
    assert own.bare
    assert own.bubble.right() == own.width - 20
    assert chat.target(0).box.right() == own.bubble.right()
    await chat.comes(chat.picture(), text="words")
    other = chat.last.layout
    assert not other.bare
    assert other.bubble.contains(chat.target(0).box)
    assert other.text.y() >= chat.target(0).box.bottom()


async def test_a_reader_is_told_what_comes(chat: Chat) -> None:
    await chat.comes(chat.picture(), chat.file(), text="看")
    words = spoken(chat.last.layout)
    assert f"[Picture] {isolated('合影.png')}" in words
    assert f"[File] {isolated('表.xlsx')}" in words
    assert words.endswith("看")


async def test_how_far_a_file_is_is_drawn(chat: Chat) -> None:
    file = chat.file()
    await chat.comes(file)
    row = chat.last.layout.row.id

    def drawn_now() -> bytes:
        image = chat.timeline.viewport().grab().toImage()
        return bytes(image.constBits())

    at_rest = drawn_now()
    chat.files.move(Transfer(row, file.digest, 300, 1000))
    await chat.office.settle()
    moving = drawn_now()
    assert moving != at_rest
    chat.files.move(Transfer(row, file.digest, 900, 1000))
    await chat.office.settle()
    assert drawn_now() != moving


# Looked at


async def test_a_click_opens_the_viewer_and_keys_go_through_the_pictures(chat: Chat) -> None:
    await chat.comes(chat.picture(name="1.png"), chat.picture(60, 30, name="2.png", blue=True))
    await chat.comes(chat.file())
    await chat.comes(chat.picture(80, 30, name="3.png"))
    chat.click()
    viewer = await chat.viewer()
    assert viewer.windowTitle() == "3.png"
    assert not viewer.next.isEnabled()
    titles: list[str] = []
    for _ in range(3):
        QTest.keyClick(viewer, Qt.Key.Key_Left)
        await seen(lambda: viewer.canvas.has_picture)
        titles.append(viewer.windowTitle())
    assert titles == ["2.png", "1.png", "1.png"]
    assert not viewer.previous.isEnabled()
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.windowTitle() == "2.png"
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert chat.panel.opening.viewer is None


async def test_the_viewer_zooms_by_wheel_keys_and_double_click(chat: Chat) -> None:
    await chat.comes(chat.picture(2000, 60))
    chat.click()
    viewer = await chat.viewer()
    canvas = viewer.canvas
    fitted = canvas.scale
    assert fitted < 1
    QTest.keyClick(viewer, Qt.Key.Key_1)
    assert canvas.scale == 1
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    assert canvas.scale == 1.25
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert canvas.scale == fitted
    at = QPointF(canvas.rect().center())
    turn = QWheelEvent(
        *(at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(canvas, turn)
    assert canvas.scale == pytest.approx(fitted * 1.25)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton)
    assert canvas.scale == fitted
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton)
    assert canvas.scale == 1


async def test_a_moving_picture_moves_in_the_viewer(chat: Chat) -> None:
    await chat.comes(chat.files.attachment(gif(), "a.gif", "image/gif", 1, 1))
    chat.click()
    viewer = await chat.viewer()
    assert viewer.canvas.has_picture
    viewer.close()
    assert chat.panel.opening.viewer is None


async def test_a_picture_that_comes_after_its_window_is_gone_is_let_go(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await chat.comes(chat.picture())
    await seen(lambda: chat.colour() == rgb(RED))
    coming: list[Then] = []

    def load(
        _entry: bytes, _file: Attachment, _work: object, then: Callable[[Unpacked | None], None]
    ) -> None:
        coming.append(then)

    monkeypatch.setattr(chat.office.model.files, "load", load)
    chat.click()
    viewer = chat.panel.opening.viewer
    assert viewer is not None
    # As with the window of the chat it belongs to: no event tells.
    Shiboken.delete(viewer)
    (then,) = coming
    then(unpack(as_png(drawn(40, 30, RED))))
    chat.panel.opening.viewer = None


async def test_what_can_not_be_shown_is_said_in_the_viewer(chat: Chat) -> None:
    await chat.comes(chat.files.attachment(b"no picture", "a.png", "image/png", 40, 30))
    await chat.office.settle()
    chat.click()
    await seen(lambda: chat.panel.opening.viewer is not None)
    await chat.office.settle()
    viewer = chat.panel.opening.viewer
    assert viewer is not None
    assert "damaged" in viewer.canvas.words
    viewer.close()
    assert chat.panel.opening.viewer is None


# Opened, saved, copied


async def test_a_file_is_opened_from_a_copy(
    chat: Chat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat.office.model.files, "_folder", lambda: tmp_path)
    await chat.comes(chat.file())
    chat.click()
    await seen(lambda: chat.opened)
    assert chat.opened == [str(tmp_path / "表.xlsx")]
    menu = chat.timeline.menu_at(chat.place())
    assert "Show in folder" in chat.entries(menu)


async def test_a_program_is_saved_and_never_opened(chat: Chat, tmp_path: Path) -> None:
    await chat.comes(chat.file("setup.exe"))
    chat.click()
    await chat.office.settle()
    assert "setup.exe" in chat.said[0]
    assert not chat.opened
    dialog = chat.dialog()
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "setup.exe"))
    await seen(lambda: len(chat.said) == 2)
    assert not chat.opened
    dialog.close()


async def test_the_menu_opens_saves_and_copies_a_picture(chat: Chat) -> None:
    await chat.comes(chat.picture())
    menu = chat.timeline.menu_at(chat.place())
    assert chat.entries(menu)[:3] == ["Open", "Copy picture", "Save as…"]
    QGuiApplication.clipboard().clear()
    menu.actions()[1].trigger()
    await seen(lambda: not QGuiApplication.clipboard().image().isNull())
    assert QGuiApplication.clipboard().image().width() == 40
    assert chat.said == ["Picture copied"]


async def test_keys_reach_every_file_of_a_message(chat: Chat) -> None:
    await chat.comes(chat.picture(), chat.file("a&b.xlsx"))
    menu = chat.timeline.menu_of(chat.last.layout.row, ())
    below = [action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu)]
    assert [one.title() for one in below if isinstance(one, QMenu)] == ["合影.png", "a&&b.xlsx"]
    assert all("Save as…" in chat.entries(one) for one in below if isinstance(one, QMenu))


async def test_a_message_with_a_picture_alone_is_copied_as_picture(chat: Chat) -> None:
    await chat.comes(chat.picture())
    QGuiApplication.clipboard().setText("before")
    chat.timeline.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chat.timeline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    await seen(lambda: not QGuiApplication.clipboard().image().isNull())


async def test_several_messages_are_copied_with_what_came(chat: Chat) -> None:
    await chat.comes(chat.picture())
    await chat.comes(chat.file(), text="看")
    chat.timeline.select_all()
    chat.timeline.copy()
    copied = QGuiApplication.clipboard().text()
    assert "[Picture]" in copied
    assert f"[File] {isolated('表.xlsx')} 看" in copied


async def test_a_quote_and_a_list_say_what_came(chat: Chat) -> None:
    await chat.comes(chat.file())
    await chat.office.settle()
    assert chat.office.model.conversations.row(0).preview == f"[File] {isolated('表.xlsx')}"


async def test_a_notification_says_what_came(chat: Chat) -> None:
    told: list[str] = []

    def tell(_key: bytes, _author: str, words: str) -> None:
        told.append(words)

    chat.office.model.arrived.connect(tell)
    chat.office.company.chats.say_to_me(person_id(1), MessageBody("看", attachments=(chat.picture(),)))
    await seen(lambda: told)
    assert told == ["[Picture] 看"]


async def test_fetching_can_be_stopped(chat: Chat) -> None:
    file = chat.file()
    await chat.comes(file)
    row = chat.last.layout.row.id
    assert "Stop fetching" not in chat.entries(chat.timeline.menu_at(chat.place()))
    chat.files.move(Transfer(row, file.digest, 300, 1000))
    menu = chat.timeline.menu_at(chat.place())
    next(action for action in menu.actions() if action.text() == "Stop fetching").trigger()
    assert chat.files.stopped == [file.digest]
    # What goes up is given up with its message.
    chat.files.move(Transfer(row, file.digest, 300, 1000, upload=True))
    assert "Stop fetching" not in chat.entries(chat.timeline.menu_at(chat.place()))


async def test_a_picture_that_is_not_seen_says_why(chat: Chat) -> None:
    broken = chat.files.attachment(b"no picture", "a.png", "image/png", 400, 300)
    await chat.comes(broken)
    (shown,) = chat.panel.findChildren(Pictures)
    await seen(lambda: missing_words(shown, broken) == "Can't be shown")
    chat.files.refusal = Refusal(ErrorCode.OFFLINE)
    away = chat.picture(400, 300)
    await chat.comes(away)
    await seen(lambda: missing_words(shown, away).startswith("Not fetched"))
    # A click tries again.
    chat.files.refusal = None
    chat.click()
    viewer = await chat.viewer()
    viewer.close()
    await seen(lambda: chat.colour() == rgb(RED))


@pytest.mark.usefixtures("pseudo")
async def test_the_viewer_speaks_its_readers_language(chat: Chat) -> None:
    # Its title is the name of the file, which nobody translates.
    await chat.comes(chat.picture(name="图.png"))
    chat.click()
    viewer = await chat.viewer()
    assert {words for _, words in untranslated([viewer])} == {"图.png"}
    assert not any(map(cut_off, viewer.findChildren(QWidget)))
    viewer.close()


async def test_a_window_may_close_while_its_pictures_come(
    chat: Chat, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = asyncio.Event()
    load = chat.files.load

    async def slow(entry: bytes, attachment: Attachment) -> bytes:
        await may_go_on.wait()
        return await load(entry, attachment)

    monkeypatch.setattr(chat.files, "load", slow)
    picture = chat.picture()
    row = b"r" * 16
    shown = Pictures(chat.office.model.files)
    shown.of(row, picture, QSize(40, 30), cover=False)
    chat.panel.opening.copy(row, picture)
    Shiboken.delete(shown)
    may_go_on.set()
    await seen(lambda: chat.files.loaded)
    await chat.office.settle()
    assert "failed" not in caplog.text
