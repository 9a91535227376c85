"""Files of messages: opened, saved, copied, quoted, by mouse and keys."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from shiboken6 import Shiboken

from client.core.link.transfers import Transfer
from client.ui.chat.pictures.file_words import missing_words
from client.ui.chat.pictures.thumbnails import Pictures
from client.ui.chat.pictures.viewer import Unpacked
from client.viewmodels.people.naming import isolated
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment, MessageBody
from tests.client.fakes.identities import person_id
from tests.client.ui.attachments.chat import Chat, rgb
from tests.client.ui.attachments.samples import RED
from tests.client.ui.attachments.seen import seen
from tests.client.ui.test_pseudo_locale import cut_off, pseudo, untranslated

__all__ = ["pseudo"]

Then = Callable[[Unpacked | None], None]

pytestmark = pytest.mark.qt_log_ignore("raise|window masks|grabbing the keyboard", extend=True)


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
    below = [one for action in menu.actions() if isinstance(one := action.menu(), QMenu)]
    assert [one.title() for one in below] == ["合影.png", "a&&b.xlsx", "Remind me"]
    assert all("Save as…" in chat.entries(one) for one in below[:2])


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

    chat.office.model.arrivals.arrived.connect(tell)
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
