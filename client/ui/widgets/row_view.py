"""Lists of painted rows: ground, hover and ring, keys and menus; what a row shows is its delegate's."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from client.ui.theme.theme import Theme
from client.ui.widgets.focus import KEYBOARD
from client.ui.widgets.scrolling import OverlayScrollBar
from client.viewmodels.row_model import ROW, RowModel

AnyIndex = QModelIndex | QPersistentModelIndex
STEP = 20


class RowDelegate(QStyledItemDelegate):
    """Paints a row's ground; who derives says how high a row is and draws into its box.

    `surface` names the token of the list's own ground. A list whose rows are not chosen shows no selection.
    """

    surface = "subtle"
    chooses = True

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.ringed = False

    def height(self, row: object) -> int:
        """Return how high a row is."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw a row into its box, which stands on a surface."""
        raise NotImplementedError

    def tip(self, row: object, box: QRectF) -> str:
        """Return what a tooltip says of a row: what the row has no room for."""
        return ""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the row says."""
        return QSize(self.theme.measures.space32, self.height(index.data(ROW)))

    def box(self, rect: QRect) -> QRectF:
        """Return the part of a row that is its own, inside of the list's edges."""
        inset = self.theme.measures.row_inset
        return QRectF(rect).adjusted(inset, 0, -inset, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw ground and row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        box = self.box(rect)
        surface = self._paint_ground(painter, box, option.state)
        self.paint_row(painter, box, index.data(ROW), surface)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> QColor:
        c, radius = self.theme.colours, self.theme.measures.radius_row
        plain: QColor = getattr(c, self.surface)
        surface = plain
        if self.chooses and state & QStyle.StateFlag.State_Selected:
            surface = c.selected
        elif state & QStyle.StateFlag.State_MouseOver:
            surface = c.hover_raised if self.surface == "raised" else c.hover
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surface)
        if surface is not plain:
            painter.drawRoundedRect(box, radius, radius)
        if self.ringed and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(c.accent_text, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        return surface

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Say what the row has no room for."""
        row = index.data(ROW)
        if event.type() is not QEvent.Type.ToolTip or row is None:
            return super().helpEvent(event, view, option, index)
        rect: QRect = option.rect
        QToolTip.showText(event.globalPos(), self.tip(row, self.box(rect)), view)
        return True


class RowView(QListView):
    """Shows a row model. `clicked_row` and `opened` (double click, Enter) carry rows.

    `menu_wanted` carries a row and a place on the screen; `moved` tells that others may be in sight.
    """

    clicked_row = Signal(object)
    opened = Signal(object)
    menu_wanted = Signal(object, QPoint)
    moved = Signal()

    def __init__(
        self, theme: Theme, model: RowModel[object], delegate: RowDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.delegate = delegate
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(STEP)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._bar = OverlayScrollBar(theme, self)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        theme.changed.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, getattr(self.theme.colours, self.delegate.surface))
        self.setPalette(palette)
        self.viewport().setPalette(palette)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: object) -> None:
        """Tell that more or fewer rows are in sight."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.moved.emit()

    def current(self) -> object:
        """Return the current row, None when there is none."""
        return self.currentIndex().data(ROW)

    def rows_in_sight(self) -> list[object]:
        """Return the rows that are seen, and a few around them."""
        port = self.viewport().rect()
        first = self.indexAt(QPoint(port.width() // 2, 2))
        last = self.indexAt(QPoint(port.width() // 2, port.height() - 2))
        model = self.model()
        begin = max(0, first.row() - 5) if first.isValid() else 0
        end = last.row() + 6 if last.isValid() else model.rowCount()
        return [model.index(place, 0).data(ROW) for place in range(begin, min(end, model.rowCount()))]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is clicked; a click shows no keyboard ring."""
        self.delegate.ringed = False
        row = self.indexAt(event.position().toPoint()).data(ROW)
        if event.button() is not Qt.MouseButton.LeftButton:
            event.accept()
            return
        super().mousePressEvent(event)
        if row is not None:
            self.clicked_row.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is clicked twice."""
        row = self.indexAt(event.position().toPoint()).data(ROW)
        if event.button() is Qt.MouseButton.LeftButton and row is not None:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the current one."""
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        row = index.data(ROW)
        if row is not None:
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(row, middle if by_keyboard else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows, open by Enter."""
        self.delegate.ringed = True
        row = self.current()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is not None:
            self.opened.emit(row)
            return
        if event.key() == Qt.Key.Key_Space and row is not None:
            self.clicked_row.emit(row)
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, if it brought the focus."""
        self.delegate.ringed = event.reason() in KEYBOARD
        super().focusInEvent(event)
        if self.delegate.ringed and not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))

    def keep_current(self, change: Callable[[], None]) -> None:
        """Change the rows, and stay at the row that was current, by its place if it is gone."""
        place = self.currentIndex().row()
        change()
        if place >= 0 and not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(min(place, self.model().rowCount() - 1), 0))
