"""Selecting, links, and what a row offers to the pointer."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from client.ui.chat.log.row_layout import Act
from client.ui.chat.text.words_clip import clipped
from client.viewmodels.chat.rows import Delivery, Reaction, RowKind
from shared.model.bodies import Style
from shared.model.styles import StyledText
from tests.client.fake_chat import FakeChat, identity, plain_row
from tests.client.ui.timeline.stage import Stage, in_text, message, one, rows_of


async def test_selecting_within_a_message_copies_its_words(stage: Stage) -> None:
    view = await stage.show(rows_of(message(1, "first words"), message(2, "hello world")))
    placed = one(view, 2)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(placed, -4))
    QTest.mouseMove(view.viewport(), in_text(placed, 300))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(placed, 300))
    assert view.selected().text == "hello world"
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "hello world"


async def test_selecting_across_messages_names_authors(stage: Stage) -> None:
    view = await stage.show(
        rows_of(
            message(1, "first words"),
            message(2, "张伟 joined", kind=RowKind.LINE),
            message(3, "😀 second", "何静"),
        )
    )
    first, last = one(view, 1), one(view, 3)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(last, 300))
    QTest.mouseMove(view.viewport(), in_text(first, -4))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(first, -4))
    blocks = view.selected().text.split("\n\n")
    assert [block.split("\n")[1] for block in blocks] == ["first words", "😀 second"]
    assert blocks[0].startswith("张伟  ")
    assert "何静" in blocks[1]


async def test_what_is_copied_keeps_its_looks(stage: Stage) -> None:
    bold, red = Style(0, 5, bold=True), Style(2, 6, colour="red")
    view = await stage.show(
        rows_of(message(1, "first words", styles=(bold,)), message(2, "😀 second", "何静", styles=(red,)))
    )
    view.select_all()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = clipped(QGuiApplication.clipboard().mimeData())
    assert copied == view.selected()
    assert [copied.text[one.start :][: one.length] for one in copied.styles] == ["first", "second"]
    assert [(one.bold, one.colour) for one in copied.styles] == [(True, ""), (False, "red")]
    placed = one(view, 1)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(placed, 5))
    view.menu_at(in_text(placed, 5)).actions()[0].trigger()
    copied = clipped(QGuiApplication.clipboard().mimeData())
    assert copied == StyledText("first", (bold,))


async def test_a_double_click_selects_a_word(stage: Stage) -> None:
    view = await stage.show(rows_of(message(1, "hello world")))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(one(view, 1), 5))
    assert view.selected().text == "hello"


async def test_a_link_opens_by_a_click_and_not_by_selecting(stage: Stage, qtbot: QtBot) -> None:
    view = await stage.show(rows_of(message(1, "https://nas/e217")))
    links: list[str] = []
    view.link_activated.connect(links.append)
    at = in_text(one(view, 1), 20)
    QTest.mouseMove(view.viewport(), at)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view.viewport(), at + QPoint(60, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(60, 0))
    assert links == []
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert links == ["https://nas/e217"]


async def test_a_failed_message_offers_what_to_do(stage: Stage) -> None:
    source = FakeChat(3)
    view = await stage.show(source)
    failed = replace(plain_row(1), id=identity(1 << 70), seq=0, own=True)
    source.wait(replace(failed, delivery=Delivery.FAILED, failure="They have left."))
    await stage.settle()
    placed = view.in_sight[-1]
    acted: list[tuple[str, bytes, str]] = []

    def act(kind: str, row: bytes, value: str) -> None:
        acted.append((kind, row, value))

    view.acted.connect(act)
    assert {target.act for target in placed.layout.targets} == {Act.RETRY, Act.DROP}
    for target in placed.layout.targets:
        at = (target.box.center() + QPointF(0, placed.top)).toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [(act, row) for act, row, _ in acted] == [("drop", failed.id), ("retry", failed.id)]
    assert "They have left." in placed.layout.status_words


async def test_a_reaction_can_be_clicked(stage: Stage) -> None:
    view = await stage.show(rows_of(message(1, "hi", reactions=(Reaction("👍", 2), Reaction("🙏", 1)))))
    acted: list[tuple[str, bytes, str]] = []

    def act(kind: str, row: bytes, value: str) -> None:
        acted.append((kind, row, value))

    view.acted.connect(act)
    placed = one(view, 1)
    box = placed.layout.targets[2].box
    at = (box.center() + QPointF(0, placed.top)).toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert acted == [("react", identity(1), "🙏")]
