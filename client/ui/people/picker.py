"""Picking people from the tree or by searching, with the chosen ones above."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.ui.people.chips import Chips
from client.ui.people.tree_view import TreeDelegate
from client.ui.theme.theme import Theme
from client.ui.widgets.fields import SearchLine
from client.ui.widgets.row_view import RowView
from client.viewmodels.groups.picking import Picking
from client.viewmodels.people.organisation_tree import Branch, TreeRow


class PickDelegate(TreeDelegate):
    """Rows of the tree, with a box to tick before a person's name."""

    surface = "raised"

    def __init__(self, theme: Theme, picking: Picking) -> None:
        super().__init__(theme)
        self._picking = picking

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw the box, and the row at its right."""
        if not isinstance(row, TreeRow) or row.kind is not Branch.PERSON:
            super().paint_row(painter, box, row, surface)
            return
        m = self.theme.measures
        left = box.left() + m.space8 + row.depth * m.indent
        mark = QRectF(left, box.center().y() - m.check / 2, m.check, m.check)
        self._paint_check(painter, mark, checked=row.id in self._picking.chosen)
        super().paint_row(painter, box.adjusted(m.check + m.space4, 0, 0, 0), row, surface)

    def _paint_check(self, painter: QPainter, mark: QRectF, *, checked: bool) -> None:
        c, m = self.theme.colours, self.theme.measures
        painter.setPen(Qt.PenStyle.NoPen if checked else QPen(c.border, 1))
        painter.setBrush(c.accent if checked else c.base)
        inset = 0 if checked else 0.5
        painter.drawRoundedRect(mark.adjusted(inset, inset, -inset, -inset), m.radius_tag, m.radius_tag)
        if checked:
            size, centre = self.theme.fonts.pixels(12), QPointF(mark.center())
            self.theme.icons.paint(painter, centre, "checkmark", size, c.on_accent, filled=True)


class PickSearch(SearchLine):
    """The field above; Backspace in the empty one takes out who was chosen last."""

    def __init__(self, theme: Theme, picking: Picking, view: RowView) -> None:
        super().__init__(theme)
        self._picking = picking
        self._view = view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows from here, tick the marked one by Enter."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self._picking.drop_last()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._view.current() is not None:
            self._view.clicked_row.emit(self._view.current())
        elif event.key() == Qt.Key.Key_Escape and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        rows = self._picking.rows
        place = self._view.currentIndex().row() + step
        if 0 <= place < rows.rowCount():
            self._view.delegate.ringed = True
            self._view.setCurrentIndex(rows.index(place))
            self._view.viewport().update()


class Picker(QWidget):
    """Shows a picking."""

    def __init__(self, theme: Theme, picking: Picking) -> None:
        super().__init__()
        self._picking = picking
        self.view = RowView(theme, picking.rows, PickDelegate(theme, picking))  # type: ignore[arg-type]
        self.search = PickSearch(theme, picking, self.view)
        self.chips = Chips(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.measures.space8)
        column.addWidget(self.search)
        column.addWidget(self.chips)
        column.addWidget(self.view, 1)
        self.search.textChanged.connect(picking.search)
        picking.rows.rowsInserted.connect(self._mark_first)
        self.view.clicked_row.connect(self._turn)
        self.view.opened.connect(self._turn)
        self.chips.dropped.connect(picking.drop)
        picking.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.search.setPlaceholderText(self.tr("Name, pinyin, number, department"))
        self.search.setAccessibleName(self.tr("Search people"))
        self.view.setAccessibleName(self.tr("People to choose from"))

    def _mark_first(self) -> None:
        if self.search.text():
            self.view.setCurrentIndex(self._picking.rows.index(0))

    def _turn(self, row: object) -> None:
        if isinstance(row, TreeRow):
            self.view.keep_current(lambda: self._picking.turn(row))

    def _show(self) -> None:
        self.chips.show_chosen(self._picking.chosen)
        self.view.viewport().update()
