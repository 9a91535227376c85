"""The quick replies that the company offers to everyone."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.ui.replies.editor import ReplyEditor
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.translated import Translated
from client.viewmodels.chat.replies import ReplyBook


class RepliesPage(Translated):
    """`troubled` carries why something was not done."""

    troubled = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, book: ReplyBook) -> None:
        super().__init__()
        self._theme = theme
        self._about = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND)
        self._about.setWordWrap(True)
        self.editor = ReplyEditor(theme, window, book)
        self.editor.troubled.connect(self.troubled)
        column = QVBoxLayout(self)
        m = theme.measures
        column.setContentsMargins(m.space24, m.space16, m.space24, m.space16)
        column.setSpacing(m.space12)
        column.addWidget(self._about)
        column.addWidget(self.editor, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._about.setText(
            self.tr("Everyone finds these beside their own quick replies. Each change is in force at once.")
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.base)
