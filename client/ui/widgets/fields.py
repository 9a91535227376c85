"""Fields: one line of text, with a label above and an error below; passwords with an eye; search."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QIcon,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QVBoxLayout,
    QWidget,
)

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme, pixel_ratio
from client.ui.widgets.buttons import Height, IconButton
from client.ui.widgets.edit_menu import edit_menu
from client.ui.widgets.labels import IconLine, Label, Tone
from client.ui.widgets.translated import Translating


class Line(QLineEdit):
    """One line of text, with our context menu's colours and a fixed height."""

    def __init__(self, theme: Theme, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._large = large
        self._button: IconButton | None = None
        self._composing = False
        theme.changed.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        m = self.theme.measures
        self.setFont(self.theme.fonts.get(Role.CONTROL))
        self.setFixedHeight(m.field_large if self._large else m.field)
        self._place_button()

    def add_button(self, icon: str) -> IconButton:
        """Put a button at the end; the words end before it. Name it: it has no words of its own."""
        self._button = IconButton(self.theme, icon, height=Height.LEAST, size=16, parent=self)
        self._place_button()
        return self._button

    def _place_button(self) -> None:
        if self._button is None:
            return
        side = self._button.sizeHint()
        # The style sheet's padding already keeps the words from the border.
        self.setTextMargins(0, 0, side.width() - self.theme.measures.space4, 0)
        inset = (self.height() - side.height()) // 2
        self._button.setGeometry(self.width() - side.width() - inset, inset, side.width(), side.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._place_button()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether an input method is at work on characters that are not in the text yet."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End composing: the input method commits or drops what it had."""
        self._composing = False
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave every key to the input method while it composes: none sends a form or empties a field."""
        if event.type() is QEvent.Type.KeyPress and self._composing:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress and self._button is not None and self._button.hasFocus():
            # Qt hands on what the button made nothing of: letters typed there are not meant for the text.
            event.ignore()
            return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the words."""
        edit_menu(self.theme, self).popup(event.globalPos())

    def set_invalid(self, invalid: bool) -> None:
        """Show or take away the red border."""
        if bool(self.property("invalid")) != invalid:
            self.setProperty("invalid", invalid)
            self.style().unpolish(self)
            self.style().polish(self)

    def tinted(self, icon: str, size: int = 16) -> QIcon:
        """Return an icon in the colour that belongs into a field."""
        c = self.theme.colours
        return self.theme.icons.icon(icon, size, c.text2, c.disabled, pixel_ratio())


class PasswordLine(Translating, Line):
    """A password, shown while the eye is open."""

    def __init__(self, theme: Theme, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(theme, large=large, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
        )
        self.eye = self.add_button("eye")
        self.eye.clicked.connect(self._turn)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the eye in the present language."""
        shown = self.echoMode() is QLineEdit.EchoMode.Normal
        self.eye.name(self.tr("Hide password") if shown else self.tr("Show password"))

    def _turn(self) -> None:
        shown = self.echoMode() is QLineEdit.EchoMode.Normal
        self.setEchoMode(QLineEdit.EchoMode.Password if shown else QLineEdit.EchoMode.Normal)
        self.eye.set_icon("eye" if shown else "eye_off")
        self.retranslate()


class SearchLine(Line):
    """A field to search with: quiet until it has the focus; Escape empties and leaves it."""

    entered = Signal()
    left = Signal()
    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setProperty("kind", "search")
        self.shortcut = ""

    def look_again(self) -> None:
        """Keep room for the glass, which Qt's own icons in fields would not scale."""
        super().look_again()
        m = self.theme.measures
        self.setTextMargins(m.space16 + m.space12, 0, 0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that something will be searched."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape, walk the results by the arrows."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass, and name the shortcut at the right as long as there is room for it."""
        super().paintEvent(event)
        painter = QPainter(self)
        m = self.theme.measures
        centre = QPointF(m.space8 + m.space16 / 2 + 1, self.height() / 2)
        self.theme.icons.paint(painter, centre, "search", m.space16, self.theme.colours.text2)
        if self.text() or self.hasFocus() or not self.shortcut:
            return
        painter.setFont(self.theme.fonts.get(Role.META))
        hint = m.space8 + m.space16 + m.space8 + self.fontMetrics().horizontalAdvance(self.placeholderText())
        if hint + m.space24 + painter.fontMetrics().horizontalAdvance(self.shortcut) > self.width():
            return
        painter.setPen(self.theme.colours.text3)
        box = self.rect().adjusted(0, 0, -self.theme.measures.space12, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.shortcut)


LEAST_COMBO = 120
ROUNDED = 2


class Combo(QComboBox):
    """A choice of one from a list that opens."""

    def __init__(self, theme: Theme, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._large = large
        theme.changed.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        m = self.theme.measures
        self.setFont(self.theme.fonts.get(Role.CONTROL))
        self.setFixedHeight(m.field_large if self._large else m.field)
        self.setIconSize(QSize(m.space20, m.space20))

    def sizeHint(self) -> QSize:
        """The longest choice is whole: at some scales the style reckons a pixel too few."""
        usual = super().sizeHint()
        return QSize(usual.width() + ROUNDED, usual.height())

    def minimumSizeHint(self) -> QSize:
        """A long choice never widens what it stands in."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), self.theme.fonts.pixels(LEAST_COMBO)), usual.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll on: what counts at once must not change because the pointer comes by."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Let a choice that is too long end in an ellipsis."""
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = words

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add our own arrow to what the style draws."""
        super().paintEvent(event)
        c, m = self.theme.colours, self.theme.measures
        centre = QPointF(self.width() - m.space16 - 2, self.height() / 2)
        ink = c.text2 if self.isEnabled() else c.disabled
        self.theme.icons.paint(QPainter(self), centre, "chevron_down", m.space16, ink)


class Field(QWidget):
    """A line with its label above, and below it room for one line that says what is wrong."""

    def __init__(
        self, theme: Theme, line: QLineEdit | QComboBox | QPlainTextEdit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.line = line
        self._label = Label(theme, role=Role.PREVIEW, tone=Tone.SECOND)
        self._label.setBuddy(line)
        self._error = IconLine(theme, "error_circle", tone=Tone.DANGER)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.measures.space4)
        for widget in (self._label, line, self._error):
            column.addWidget(widget)

    def name(self, words: str) -> None:
        """Name the field, for eyes and for screen readers."""
        self._label.setText(words)
        self.line.setAccessibleName(words)

    def complain(self, words: str) -> None:
        """Say what is wrong, or nothing any more."""
        self._error.set_words(words)
        self._error.setVisible(bool(words))
        self.line.setAccessibleDescription(words)
        if isinstance(self.line, Line):
            self.line.set_invalid(bool(words))
