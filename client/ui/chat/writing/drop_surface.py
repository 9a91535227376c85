"""Where files are dropped on a chat: the whole of it, with words while they are dragged over."""

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from client.ui.chat.writing.pasted import brings_files
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.viewmodels.people.naming import isolated

VEIL = 0.92
DASH = 2


class DropSurface(QWidget):
    """Lies over a chat while files are dragged there; `dropped` carries them. No `name`: none are taken."""

    dropped = Signal(QMimeData)

    def __init__(self, theme: Theme, chat: QWidget) -> None:
        super().__init__(chat)
        self._theme = theme
        self.chat = chat
        self.name = ""
        # What is dragged belongs to the chat below, which would hear of its leaving otherwise.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        chat.setAcceptDrops(True)
        chat.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take part in what is dragged over the chat, and stay as large as it."""
        kind = event.type()
        if kind is QEvent.Type.Resize:
            self.setGeometry(self.chat.rect())
        elif kind is QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            return self._enter(event)
        elif kind is QEvent.Type.DragMove and isinstance(event, QDragMoveEvent):
            _as_copy(event)
            return True
        elif kind is QEvent.Type.DragLeave:
            self.hide()
        elif kind is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            _as_copy(event)
            self.dropped.emit(event.mimeData())
            return True
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        if not self.name or not brings_files(event.mimeData()):
            return False
        _as_copy(event)
        self.setGeometry(self.chat.rect())
        self.show()
        self.raise_()
        return True

    @property
    def words(self) -> str:
        """What it says."""
        said = QCoreApplication.translate("Chat", "Drop to send to {name}")
        return said.format(name=isolated(self.name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a veil, a dashed frame, and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self._theme.colours, self._theme.measures
        veil = QColor(c.tint)
        veil.setAlphaF(VEIL)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(m.space12, m.space12, -m.space12, -m.space12)
        painter.setPen(QPen(c.accent_text, DASH, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, m.radius_row, m.radius_row)
        size = self._theme.fonts.pixels(28)
        middle = frame.center()
        middle.setY(middle.y() - size)
        self._theme.icons.paint(painter, middle, "attach", size, c.accent_text)
        painter.setFont(self._theme.fonts.get(Role.TITLE))
        painter.setPen(c.text1)
        line = QRectF(frame.left() + m.space12, frame.center().y(), frame.width() - 2 * m.space12, size)
        line.setBottom(frame.bottom())
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.words)


def _as_copy(event: QDropEvent) -> None:
    """Copy, whatever was asked for: what moves would be deleted where it came from."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
