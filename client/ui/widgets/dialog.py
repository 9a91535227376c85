"""A dialog in its window: raised over a scrim, keys stay in it, Escape leaves it; nobody waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, IconButton, Kind
from client.ui.widgets.labels import IconLine, Label, Tone
from client.ui.widgets.sheet import Body, Sheet, ring_room

WIDTH = 420
LAYERS, SPREAD = 6, 24
MARGIN = 16


class Dialog(QDialog):
    """Covers its window; `width` and `height` are pixels at 100 %. Who derives fills `body`.

    `agreed` tells that the filled button was pressed; a dialog without words for it only closes. One with
    an `anchor` (in the window) stands beside it with nothing veiled and no head and foot: a click
    elsewhere closes it.
    """

    agreed = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, *, width: int = 0, height: int = 0, anchor: QRect | None = None
    ) -> None:
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.theme = theme
        self._ground = window
        self._width, self._height = width or WIDTH, height
        self._anchor = anchor
        self._before = QApplication.focusWidget()
        self.sheet = Sheet(theme, self)
        self._title = Label(theme, role=Role.TITLE, strong=True)
        self._title.setWordWrap(True)
        self._cross = IconButton(theme, "dismiss", height=Height.LEAST, size=16)
        self._cross.clicked.connect(self.reject)
        self._body = Body(theme)
        self.body = self._body.column
        self.error = IconLine(theme, "error_circle", tone=Tone.DANGER)
        self.error.hide()
        self.cancel = Button(theme)
        self.cancel.clicked.connect(self.reject)
        self.agree = Button(theme, kind=Kind.FILLED)
        self.agree.clicked.connect(self._agree)
        self.agree.hide()
        self._foot = QHBoxLayout()
        self._lay_out()
        window.installEventFilter(self)
        theme.changed.connect(self._place)
        self.finished.connect(self._over)

    def _lay_out(self) -> None:
        m = self.theme.measures
        head = QHBoxLayout()
        room = ring_room(self.theme)
        side = m.space20 - room
        head.setContentsMargins(room, 0, side, 0)
        self._foot.setContentsMargins(room, 0, side, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self._foot.setSpacing(m.space8)
        self._foot.addStretch()
        self._foot.addWidget(self.cancel)
        self._foot.addWidget(self.agree)
        self.body.setSpacing(m.space12)
        column = self._column = QVBoxLayout(self.sheet)
        column.setContentsMargins(side, m.space16, room, m.space16)
        column.setSpacing(m.space12)
        self._body.inside.installEventFilter(self)
        if self._anchor is None:
            column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addWidget(self.error)
        if self._anchor is None:
            column.addLayout(self._foot)
        for unused in (self._title, self._cross, self.cancel) if self._anchor is not None else ():
            unused.setParent(self)
            unused.hide()

    def add_left(self, widget: QWidget) -> None:
        """Put a widget at the left end below."""
        self._foot.insertWidget(0, widget)

    def add_acts(self, *buttons: QWidget) -> None:
        """Put what is done to a marked row below the rows: beside what ends the dialog is no room for it."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.measures.space8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)

    def say(self, title: str, agree: str = "", cancel: str = "", *, danger: bool = False) -> None:
        """Give the dialog its words; `agree` names what the filled button does."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self.setWindowTitle(title)
        self._cross.name(self.tr("Close"))
        self.cancel.setText(cancel or (self.tr("Cancel") if agree else self.tr("Close")))
        self.agree.setText(agree)
        self.agree.kind = Kind.DANGER if danger else Kind.FILLED
        self.agree.setVisible(bool(agree))

    def complain(self, words: str) -> None:
        """Say what is wrong, or nothing any more."""
        self.error.set_words(words)
        self.error.setVisible(bool(words))

    def set_busy(self, busy: bool) -> None:
        """Let nothing be pressed twice while it is under way."""
        self.agree.setEnabled(not busy)

    def _agree(self) -> None:
        if self.agree.isEnabled():
            self.agreed.emit()

    # Being there

    def open_in_window(self) -> None:
        """Show it, with the keyboard in it."""
        self._place()
        self.show()
        self.raise_()
        inside = self._reachable()
        if QApplication.focusWidget() not in inside:
            inside[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        self.setGeometry(self._ground.rect())
        room = self._ground.size()
        width = min(self.theme.fonts.pixels(self._width), room.width() - 2 * MARGIN)
        height = self.theme.fonts.pixels(self._height) if self._height else self._natural(width)
        height = min(height, room.height() - 2 * MARGIN)
        left, top = (room.width() - width) // 2, (room.height() - height) // 2
        if self._anchor is not None:
            left, top = self._beside(self._anchor, width)
            left = max(MARGIN, min(left, room.width() - width - MARGIN))
            top = min(top, room.height() - height - MARGIN)
        self.sheet.setGeometry(left, max(MARGIN, top), width, height)
        self.update()

    def _natural(self, width: int) -> int:
        """Return how high the sheet is with all that is in it."""
        # What is inside of a scroll area does not tell the layout around it that it has grown.
        self._body.updateGeometry()
        margins = self._column.contentsMargins()
        inside = width - margins.left() - margins.right()
        others = self._column.sizeHint().height() - self._body.sizeHint().height()
        if self._column.hasHeightForWidth():
            shown = max(self._body.sizeHint().height(), self._body.minimumHeight())
            others = self._column.heightForWidth(width) - shown
        return max(0, others) + self._body.natural(inside)

    def _beside(self, anchor: QRect, width: int) -> tuple[int, int]:
        """Return where to stand beside an anchor: at its right, at its left where there is more room."""
        gap = self.theme.measures.space8
        if anchor.right() + gap + width + MARGIN <= self._ground.width() or anchor.left() < width:
            return anchor.right() + gap, anchor.top()
        return anchor.left() - gap - width, anchor.top()

    def fit(self) -> None:
        """Be as high as what is in it."""
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window as it grows, and grow with what comes in."""
        if watched is self._body.inside and event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        if watched is self._ground and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _over(self, _result: int) -> None:
        self._ground.removeEventFilter(self)
        before = self._before
        try:
            if before is not None and before.isVisible():
                before.setFocus(Qt.FocusReason.PopupFocusReason)
        except RuntimeError:
            pass  # What had the focus is gone meanwhile.
        self.deleteLater()

    # Keys

    def _reachable(self) -> list[QWidget]:
        found: list[QWidget] = []
        widget: QWidget | None = self.nextInFocusChain()
        while widget is not None and widget is not self:
            reachable = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if self.isAncestorOf(widget) and reachable and widget.isVisibleTo(self) and widget.isEnabled():
                found.append(widget)
            widget = widget.nextInFocusChain()
        # As one reads: what the dialog is about, what ends it, and what one needs last.
        return sorted(found, key=self._turn)

    def _turn(self, widget: QWidget) -> int:
        if self._body.isAncestorOf(widget):
            return 0
        return 3 if widget is self._cross else 2 if widget in {self.cancel, self.agree} else 1

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab within the dialog; what closes moves the keyboard on once more, which nobody asked for."""
        if not self.isVisible():
            return False
        reachable = self._reachable()
        now = QApplication.focusWidget()
        if not reachable:
            return True
        place = reachable.index(now) if now in reachable else -1
        step = place + (1 if forward else -1)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        following = reachable[step % len(reachable)]
        following.setFocus(reason)
        if self._body.isAncestorOf(following):
            self._body.ensureWidgetVisible(following)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape, agree by Enter from a field."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.agree.isVisible():
            self._agree()
        elif event.key() == Qt.Key.Key_Escape:
            self.reject()
        else:
            event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep clicks beside it from what lies behind."""
        event.accept()
        if self._anchor is not None:
            self.reject()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scrim, and the shadow of the sheet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, radius = self.theme.colours, self.theme.measures.radius_row
        if self._anchor is None:
            painter.fillRect(self.rect(), c.scrim)
        shade = QColor(c.shadow)
        shade.setAlpha(max(1, shade.alpha() // (2 * LAYERS)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        box = QRectF(self.sheet.geometry())
        for layer in range(LAYERS):
            grown = SPREAD * (1 - layer / LAYERS) / 2
            ground = box.adjusted(-grown, -grown + 8, grown, grown + 4)
            painter.drawRoundedRect(ground, radius + grown, radius + grown)


class Question(Dialog):
    """Asks before something that cannot be undone, and names it on the button."""

    def __init__(
        self, theme: Theme, window: QWidget, title: str, words: str, agree: str, *, danger: bool = True
    ) -> None:
        super().__init__(theme, window)
        self._words = Label(theme, words, tone=Tone.SECOND)
        self._words.setWordWrap(True)
        self.body.addWidget(self._words)
        self.say(title, agree, danger=danger)
        self.agreed.connect(self.accept)

    def ask(self, then: Callable[[], None]) -> None:
        """Show it; do something once the user agrees."""
        self.accepted.connect(then)
        self.open_in_window()
        self.cancel.setFocus(Qt.FocusReason.PopupFocusReason)
