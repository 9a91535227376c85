"""The words of a message in a dialog: written as beside a chat, with the bar that changes how they look."""

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from client.ui.chat.writing.editor import Editor, SendKey
from client.ui.chat.writing.format_bar import FormatBar
from client.ui.chat.writing.pasted import brings_files
from client.ui.theme.style_sheet import AREA_MARGIN
from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu

LINES = 5


class FieldEditor(Editor):
    """An editor that looks like a field, always as high; Enter begins a line. It takes no files."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setProperty("kind", "field")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.send_key = SendKey.CTRL_ENTER

    def look_again(self) -> None:
        """Take the theme's tokens anew; the words begin where those of other fields do."""
        super().look_again()
        self.document().setDocumentMargin(AREA_MARGIN)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        line = QFontMetricsF(self.font()).lineSpacing()
        height = round(line * LINES) + 2 * self.theme.measures.space8
        return QSize(super().sizeHint().width(), height)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text alone."""
        return source.hasText() and not brings_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words in looks that we have."""
        if self.canInsertFromMimeData(source):
            super().insertFromMimeData(source)

    def offer_to_keep(self, menu: Menu) -> None:
        """Offer nothing: a quick reply is kept from a chat."""


class WordsField(QWidget):
    """The bar, and below it the words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.editor = FieldEditor(theme)
        self.format_bar = FormatBar(theme, self.editor.formatting, indented=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.measures.space4)
        column.addWidget(self.format_bar)
        column.addWidget(self.editor)
        self.setFocusProxy(self.editor)
