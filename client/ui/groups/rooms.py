"""Finding rooms, joining them, and opening one's own."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.drawing.writing import write
from client.ui.groups.end_choice import EndChoice
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Kind
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.empty import Empty
from client.ui.widgets.fields import Combo, Field, Line, SearchLine
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.row_view import RowDelegate, RowView
from client.ui.widgets.text_area import TextArea
from client.viewmodels.conversations.model import ConversationKind
from client.viewmodels.groups.rooms import RoomDirectory, room_act, room_words
from client.viewmodels.people.naming import isolated
from shared import limits
from shared.model.conversation import Joining, Rules
from shared.protocol.groups import RoomFound

HEIGHT = 560
Left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


class RoomDelegate(RowDelegate):
    """A room: name, how many are in it and what it is about, what can be done at the right."""

    surface = "raised"

    def height(self, row: object) -> int:
        """Two lines."""
        return self.theme.measures.row

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw it."""
        if not isinstance(row, RoomFound):
            return
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        side = m.avatar_row
        avatar = QRectF(box.left() + m.space8, box.center().y() - side / 2, side, side)
        portrait = Portrait(row.conversation, row.name, ConversationKind.ROOM)
        paint_avatar(painter, avatar, portrait, self.theme, surface)
        act = room_act(row)
        font = fonts.get(Role.PREVIEW)
        width = QFontMetricsF(font).horizontalAdvance(act)
        right = box.right() - m.space8
        painter.setFont(font)
        painter.setPen(c.accent_text)
        painter.drawText(QRectF(right - width - 1, box.top(), width + 1, box.height()), Left, act)
        left = avatar.right() + m.avatar_gap
        room = right - width - m.space12 - left
        upper, lower = fonts.line(Role.CONTROL), fonts.line(Role.PREVIEW)
        top = box.center().y() - (upper + lower) / 2
        words = ((isolated(row.name), Role.CONTROL, c.text1), (room_words(row), Role.PREVIEW, c.text3))
        for text, role, ink in words:
            write(painter, self.theme, QRectF(left, top, room, fonts.line(role)), text, role, ink)
            top += upper

    def tip(self, row: object, box: QRectF) -> str:
        """Say all that a room says of itself."""
        return f"{row.name}\n{row.about}".strip() if isinstance(row, RoomFound) else ""


class RoomsDialog(Dialog):
    """Searches the directory; a click or Enter on a room does what stands at its right."""

    def __init__(self, theme: Theme, window: QWidget, rooms: RoomDirectory, *, may_open: bool) -> None:
        super().__init__(theme, window, width=480, height=HEIGHT)
        self._rooms = rooms
        self.search = SearchLine(theme)
        self.view = RowView(theme, rooms.rows, RoomDelegate(theme))  # type: ignore[arg-type]
        self._none = Empty(theme)
        self._more = Label(theme, role=Role.META, tone=Tone.THIRD)
        for widget, stretch in ((self.search, 0), (self._none, 1), (self.view, 1), (self._more, 0)):
            self.body.addWidget(widget, stretch)
        self._none.hide()
        self.new = Button(theme, kind=Kind.TEXT, icon="add")
        self.add_left(self.new)
        self.new.setVisible(may_open)
        self._say()
        self.search.textChanged.connect(rooms.search)
        self.search.moved.connect(self._go_to_rows)
        self.view.clicked_row.connect(self._act)
        self.view.opened.connect(self._act)
        rooms.found.connect(self._found)
        rooms.failed.connect(self.complain)
        rooms.opened.connect(self.accept)
        rooms.search("")

    def _say(self) -> None:
        self.say(self.tr("Rooms"))
        self.search.setPlaceholderText(self.tr("Name or subject"))
        self.search.setAccessibleName(self.tr("Search rooms"))
        self.view.setAccessibleName(self.tr("Rooms"))
        self.new.setText(self.tr("Open a room"))
        self._more.setText(self.tr("There are more. Narrow the search."))
        self._more.hide()

    def _found(self) -> None:
        self.complain("")
        empty = not self._rooms.rows.rowCount()
        searched = bool(self.search.text().strip())
        if searched:
            self._none.say(self.tr("No room fits"), self.tr("Try another word."))
        else:
            self._none.say(
                self.tr("There are no rooms yet"), self.tr("A room that somebody opens is found here.")
            )
        self._none.setVisible(empty)
        self.view.setVisible(not empty)
        self._more.setVisible(self._rooms.more)

    def _go_to_rows(self, _step: int) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _act(self, row: object) -> None:
        if isinstance(row, RoomFound):
            self._rooms.act(row)


class NewRoomDialog(Dialog):
    """Opens a room of one's own."""

    def __init__(self, theme: Theme, window: QWidget, rooms: RoomDirectory) -> None:
        super().__init__(theme, window)
        self._rooms = rooms
        self._name = Line(theme)
        self._name.setMaxLength(limits.NAME_LENGTH)
        self._field = Field(theme, self._name)
        self._about_title = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND)
        self._about = TextArea(theme, lines=3, limit=limits.ABOUT_LENGTH)
        self._joining = Combo(theme)
        self._joining_field = Field(theme, self._joining)
        described = QVBoxLayout()
        described.setSpacing(theme.measures.space4)
        described.addWidget(self._about_title)
        described.addWidget(self._about)
        self.body.addWidget(self._field)
        self.body.addLayout(described)
        self._end = EndChoice(theme)
        self.body.addWidget(self._joining_field)
        self.body.addWidget(self._end)
        self._field.name(self.tr("Name of the room"))
        self._about_title.setText(self.tr("Description"))
        self._about.setAccessibleName(self.tr("Description"))
        self._joining_field.name(self.tr("Who may join"))
        self._joining.addItem(self.tr("Anyone"), Joining.OPEN.value)
        self._joining.addItem(self.tr("Who asks, once owner or admins agree"), Joining.APPROVAL.value)
        self.say(self.tr("Open a room"), self.tr("Open it"))
        self.agreed.connect(self._begin)
        self._name.textChanged.connect(self._forgive)
        rooms.opened.connect(self.accept)
        rooms.failed.connect(self.complain)
        self._name.setFocus()

    def _forgive(self, _text: str) -> None:
        self._field.complain("")

    def _begin(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._field.complain(self.tr("A room needs a name that others can find."))
            return
        joining, about = Joining(self._joining.currentData()), self._about.toPlainText().strip()
        self._rooms.begin(name, Rules(about=about, joining=joining, ends=self._end.chosen()))
