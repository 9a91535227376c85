"""An open chat in which pictures and files come, and what is done to them there."""

from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu

from client.ui.chat.log.row_layout import Act, Target
from client.ui.chat.log.row_stack import Placed
from client.ui.chat.pictures.viewer import Viewer
from client.ui.drawing.encoding import encode
from shared.model.bodies import Attachment, MessageBody
from tests.client.fakes.identities import ME, person_id
from tests.client.ui.attachments.samples import BLUE, RED, drawn
from tests.client.ui.attachments.seen import seen
from tests.client.ui.chat_office import Office


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
        data = encode(drawn(width, height, BLUE if blue else RED), "PNG")
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
