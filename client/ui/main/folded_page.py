"""The folded conversations, below a line that leads back to the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from client.ui.chat.list.view import ConversationView
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton
from client.ui.widgets.labels import Label
from client.ui.widgets.translated import Translated
from client.viewmodels.conversations.model import ConversationModel
from client.viewmodels.times import Times


class FoldedPage(Translated):
    """`left` tells that the user goes back."""

    left = Signal()

    def __init__(self, theme: Theme, model: ConversationModel, times: Times) -> None:
        super().__init__()
        self._theme = theme
        self.view = ConversationView(theme, model, times)
        self.back = IconButton(theme, "arrow_left")
        self.back.clicked.connect(self.left)
        self._title = Label(theme, role=Role.CONTROL)
        self._head = QHBoxLayout()
        self._head.addWidget(self.back)
        self._head.addWidget(self._title, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.view, 1)
        for key in ("Esc", "Backspace", "Alt+Left"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.left)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _look_again(self) -> None:
        m = self._theme.measures
        self._head.setContentsMargins(m.space12, 0, m.space12, m.space4)
        self._head.setSpacing(m.space8)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._title.setText(self.tr("Folded chats"))
        self.view.setAccessibleName(self.tr("Folded chats"))
        self.back.name(self.tr("Back to all chats"), "Esc")

    def enter(self, *, by_keyboard: bool) -> None:
        """Take the keyboard; who came by it walks on from the first row."""
        if not by_keyboard:
            self.view.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.view.model().index(0, 0))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.subtle)
