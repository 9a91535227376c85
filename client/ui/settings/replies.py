"""Quick replies of one's own: made, put into categories and in order."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from client.ui.replies.editor import ReplyEditor
from client.ui.settings.page import Page
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.labels import Label, Tone
from client.viewmodels.chat.replies import ReplyBook

LEAST = 320


class RepliesPage(Page):
    """`troubled` carries why something was not done."""

    troubled = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, book: ReplyBook) -> None:
        super().__init__(theme)
        self._about = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND)
        self._about.setWordWrap(True)
        self.editor = ReplyEditor(theme, window, book)
        self.editor.troubled.connect(self.troubled)
        self.editor.setMinimumHeight(theme.fonts.pixels(LEAST))
        self.add(self._about)
        self.add(self.editor)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.title.setText(self.tr("Quick replies"))
        self._about.setText(
            self.tr("Texts you say again and again, on all your devices. While writing, a / offers them.")
        )
