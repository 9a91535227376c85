"""My own profile: a picture is chosen, cut and sent, what is no picture is told from one, fields are kept."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QPainter, QPixmap, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from client.ui.chat.list.view import ConversationView
from client.ui.people.crop_dialog import CropDialog
from client.ui.people.crop_view import CropView
from client.ui.people.own_picture import FILE, cut, encoded, read_picture
from client.ui.people.profile import ProfileDialog
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.viewmodels.people.cropping import Crop
from client.viewmodels.people.own_profile import PictureError, PictureFault
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.avatar import avatar_digest, check_avatar
from shared.model.rights import Powers
from shared.protocol.org import Person
from tests.client.fakes.identities import ME
from tests.client.ui.office_windows import CHEN, OfficeWindow
from tests.client.ui.pictures import avatar, claiming, image, saved


async def settled(times: int = 12) -> None:
    for _ in range(times):
        await asyncio.sleep(0.01)
        QApplication.processEvents()


def profile(office: OfficeWindow) -> ProfileDialog:
    """Open my profile as one does: from my own card."""
    card = office.window.surfaces.people.card(ME, office.window.mapToGlobal(QPoint(300, 100)))
    (button,) = (one for one in card.findChildren(Button) if one.text() == "My profile…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return next(one for one in office.dialogs if isinstance(one, ProfileDialog))


async def cropping(office: OfficeWindow, path: Path) -> CropDialog:
    profile(office).open_picture(str(path))
    await settled()
    return next(one for one in office.dialogs if isinstance(one, CropDialog))


# Reading files


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.bmp", "a.webp", "named like a text.txt"])
def test_pictures_of_every_kind_are_read(theme: Theme, tmp_path: Path, name: str) -> None:
    path = saved(tmp_path / ("x.png" if name.endswith(".txt") else name)).rename(tmp_path / name)
    assert read_picture(path).size().toTuple() == (300, 200)


def test_a_large_picture_is_read_no_larger_than_needed(theme: Theme, tmp_path: Path) -> None:
    assert max(read_picture(saved(tmp_path / "a.jpg", 6_000, 3_000)).size().toTuple()) == 2_048


def test_what_is_no_picture_is_told_by_a_word(theme: Theme, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    (tmp_path / "torn.png").write_bytes(saved(tmp_path / "b.png", 900, 900).read_bytes()[:60])
    large = tmp_path / "large.bmp"
    with large.open("wb") as file:
        file.truncate(FILE + 1)
    (tmp_path / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "empty.jpg").touch()
    cases = {
        bad: PictureFault.UNREADABLE,
        tmp_path: PictureFault.UNREADABLE,
        large: PictureFault.TOO_LARGE,
        claiming(tmp_path / "bomb.png", 30_000, 30_000): PictureFault.TOO_LARGE,
        claiming(tmp_path / "short.png", 3_000, 3_000): PictureFault.DAMAGED,
        tmp_path / "torn.png": PictureFault.DAMAGED,
        tmp_path / "a.svg": PictureFault.NO_PICTURE,
        tmp_path / "empty.jpg": PictureFault.NO_PICTURE,
        saved(tmp_path / "small.png", 63, 400): PictureFault.TOO_SMALL,
    }
    for path, fault in cases.items():
        with pytest.raises(PictureError) as caught:
            read_picture(path)
        assert caught.value.fault is fault, path.name


# Cutting


def test_what_is_cut_out_is_what_the_server_takes(theme: Theme) -> None:
    crop = Crop.of(900, 400).moved(9, 0)
    picture = encoded(image(900, 400), crop)
    check_avatar(picture)
    right = QImage.fromData(picture).pixelColor(250, 128)
    assert abs(right.red() - 0x0A) < 12
    assert QImage.fromData(picture).size().toTuple() == (limits.AVATAR_SIDE,) * 2


def test_one_sees_through_to_white(theme: Theme) -> None:
    clear = QImage(100, 100, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    assert cut(clear, Crop.of(100, 100), 10).pixelColor(5, 5) == QColor("white")


def test_a_picture_full_of_noise_is_small_enough(theme: Theme) -> None:
    noisy = QImage(256, 256, QImage.Format.Format_RGB32)
    for place in range(256 * 256):
        noisy.setPixelColor(
            place % 256, place // 256, QColor(place * 7919 % 256, place * 104_729 % 256, place % 251)
        )
    check_avatar(encoded(noisy, Crop.of(256, 256)))


def test_it_is_moved_and_zoomed_by_mouse_and_keys(theme: Theme, qtbot: QtBot) -> None:
    view = CropView(theme, image(2_000, 1_000))
    qtbot.addWidget(view)
    view.show()
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPoint(60, 40))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle)
    dragged = view.crop
    assert dragged.x == pytest.approx(1_000 - 60 * 1_000 / (view.width() - 40))
    assert dragged.y == 500, "the picture is no higher than what is cut out"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.crop.x == pytest.approx(dragged.x + 50)
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.crop.x == pytest.approx(dragged.x + 40)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.crop.zoom == pytest.approx(1.15)
    wheel = QWheelEvent(
        *(QPointF(middle), QPointF(middle), QPoint(), QPoint(0, 240)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(view, wheel)
    assert view.crop.zoom == pytest.approx(1.15**3)
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.crop.zoom == 1


# The dialogs


async def test_a_picture_is_chosen_cut_and_sent(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    office = OfficeWindow(theme, qtbot)
    crop = await cropping(office, saved(tmp_path / "a.png", 1_200, 800))
    crop.zoom.setValue(250)
    assert crop.view.crop.zoom == 2.5
    QTest.keyClick(crop.view, Qt.Key.Key_Minus)
    assert crop.zoom.value() == round(250 / 1.15)
    QTest.mouseClick(crop.agree, Qt.MouseButton.LeftButton)
    await settled()
    (sent,) = office.company.avatars.own
    check_avatar(sent)
    (dialog,) = office.dialogs
    assert isinstance(dialog, ProfileDialog)
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    await settled()
    assert office.company.avatars.own[1] == b""
    await office.model.close()


async def test_what_the_server_refuses_is_said_where_it_was_cut(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    office = OfficeWindow(theme, qtbot)
    office.company.avatars.refusal = Refusal(ErrorCode.TOO_MANY_REQUESTS, limit=10)
    crop = await cropping(office, saved(tmp_path / "a.png"))
    QTest.mouseClick(crop.agree, Qt.MouseButton.LeftButton)
    await settled()
    assert crop.isVisible()
    assert crop.error.isVisible()
    assert crop.agree.isEnabled()
    office.company.avatars.refusal = None
    QTest.mouseClick(crop.agree, Qt.MouseButton.LeftButton)
    await settled()
    assert len(office.company.avatars.own) == 1
    await office.model.close()


async def test_a_bad_file_is_said_in_the_profile(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    office = OfficeWindow(theme, qtbot)
    dialog = profile(office)
    dialog.open_picture(str(claiming(tmp_path / "bomb.png", 30_000, 30_000)))
    await settled()
    assert any("too large" in one.text() for one in dialog.error.findChildren(QLabel))
    assert office.dialogs == [dialog]
    await office.model.close()


async def test_a_picture_may_be_dropped_there(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    office = OfficeWindow(theme, qtbot)
    dialog = profile(office)
    files, copy, left = QMimeData(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    files.setUrls([QUrl("https://example.com/a.png")])
    far = QDragEnterEvent(QPoint(9, 9), copy, files, left, Qt.KeyboardModifier.NoModifier)
    dialog.dragEnterEvent(far)
    assert not far.isAccepted()
    files.setUrls([QUrl.fromLocalFile(str(saved(tmp_path / "a.png")))])
    dropped = QDropEvent(QPointF(9, 9), copy, files, left, Qt.KeyboardModifier.NoModifier)
    dialog.dropEvent(dropped)
    await settled()
    assert any(isinstance(one, CropDialog) for one in office.dialogs)
    await office.model.close()


async def test_fields_are_kept_together(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    dialog = profile(office)
    dialog.signature.setText("  在路上 ")
    dialog.phones.setText("8001，139 0000 0000, ")
    dialog.mail.setText("lin@example.com")
    QTest.keyClick(dialog.mail, Qt.Key.Key_Return)
    await settled()
    kept = {"signature": "在路上", "phones": ("8001", "139 0000 0000"), "mail": "lin@example.com"}
    assert office.company.people.done == [("own card", kept)]
    assert office.dialogs == []
    await office.model.close()


async def test_too_many_phones_are_said_at_their_field(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    dialog = profile(office)
    dialog.phones.setText("1,2,3,4,5")
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    await settled()
    assert (office.company.people.done, dialog.phones.property("invalid")) == ([], True)
    await office.model.close()


async def test_who_may_not_change_it_only_sees_it(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    office.company.people.may = Powers({})
    dialog = office.window.surfaces.people.profile(ME)
    assert not dialog.change.isVisible()
    assert not dialog.signature.isEnabled()
    assert not dialog.agree.isVisible()
    assert not dialog.acceptDrops()
    await office.model.close()


# Faces wherever avatars are drawn


class Drawn(QObject):
    """Notes which widgets were asked to draw themselves, and how often."""

    def __init__(self) -> None:
        super().__init__()
        self.by: set[QObject] = set()
        self.times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.by.add(watched)
            self.times += 1
        return False


def looked_at(office: OfficeWindow) -> set[str]:
    """Return the colours of the window that a screen shows."""
    shown = QPixmap(office.window.size())
    painter = QPainter(shown)
    office.window.render(painter, QPoint())
    painter.end()
    picture = shown.toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 3)
        for y in range(0, picture.height(), 3)
    }


def near(colours: set[str], wanted: str) -> bool:
    """Tell whether a colour is seen, as well as a JPEG keeps it."""
    one = QColor(wanted)
    found = (QColor(colour) for colour in colours)
    return any(
        abs(two.red() - one.red()) + abs(two.green() - one.green()) + abs(two.blue() - one.blue()) < 12
        for two in found
    )


async def test_a_face_comes_when_it_was_brought_and_goes_with_the_record(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    picture, colour = avatar("#ff00ff"), "#ff00ff"
    office.company.avatars.pictures[avatar_digest(picture)] = picture
    me = Person(ME, "HC0000", "林晓雨", False, 9, avatar=avatar_digest(picture))
    office.company.people.change(me)
    await settled()
    assert not near(looked_at(office), colour)
    assert avatar_digest(picture) in office.company.avatars.wanted
    drawn = Drawn()
    rows = (one for one in office.window.findChildren(ConversationView) if one.isVisible())
    shown = {office.window.rail.me, *(one.viewport() for one in rows)}
    assert len(shown) > 1
    for widget in shown:
        widget.installEventFilter(drawn)
    office.company.avatars.bring()
    await settled(30)
    assert drawn.by == shown
    assert near(looked_at(office), colour)
    office.company.people.change(Person(ME, "HC0000", "林晓雨", False, 10))
    await settled(30)
    assert not near(looked_at(office), colour)
    await office.model.close()


@pytest.mark.qt_log_ignore("JPEG datastream")
async def test_what_no_decoder_can_read_leaves_the_initials(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    broken = b"\xff\xd8\xff\xd9"
    office.company.avatars.pictures[b"b" * 16] = broken
    office.company.people.change(Person(CHEN, "HC0001", "陈思远", False, 9, avatar=b"b" * 16))
    theme.faces.face(CHEN, 40, 1.0)
    office.company.avatars.bring()
    await settled()
    assert theme.faces.face(CHEN, 40, 1.0) is None
    assert office.company.avatars.wanted == []
    await office.model.close()


async def test_many_changes_have_the_windows_drawn_once(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    await settled(30)
    drawn = Drawn()
    office.window.rail.me.installEventFilter(drawn)
    for _ in range(5):
        office.model.office.avatars.changed.emit()
        QApplication.processEvents()
    assert drawn.times == 0
    await settled(30)
    assert drawn.times == 1
    await office.model.close()
