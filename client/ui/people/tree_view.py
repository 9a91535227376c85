"""The tree of the organisation: departments to unfold, people to talk to; only rows in sight are painted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.row_view import AnyIndex, RowDelegate, RowView
from client.viewmodels.people.naming import Presence, isolated
from client.viewmodels.people.organisation import Organisation, count_words
from client.viewmodels.people.organisation_tree import Branch, TreeRow

Left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
UNSEEN = {Presence.OFFLINE, Presence.INVISIBLE}


class TreeDelegate(RowDelegate):
    """A branch: an arrow, its name, who is there of how many. A person: avatar, name, title, words."""

    def height(self, row: object) -> int:
        """A department's or a colleague's height."""
        m = self.theme.measures
        person = isinstance(row, TreeRow) and row.kind is Branch.PERSON
        return m.row_colleague if person else m.row_department

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw one of both."""
        if not isinstance(row, TreeRow):
            return
        m = self.theme.measures
        inside = box.adjusted(m.space4 + row.depth * m.indent, 0, -m.space8, 0)
        if row.kind is Branch.PERSON:
            self._paint_person(painter, inside.adjusted(m.space4, 0, 0, 0), row, surface)
        else:
            self._paint_branch(painter, inside, row)

    def _paint_branch(self, painter: QPainter, box: QRectF, row: TreeRow) -> None:
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        arrow = "chevron_down" if row.unfolded else "chevron_right"
        size = fonts.pixels(16)
        self.theme.icons.paint(
            painter, QPointF(box.left() + size / 2, box.center().y()), arrow, size, c.text2
        )
        left = box.left() + size + m.space4
        figures = fonts.get(Role.META, figures=True)
        count = count_words(row)
        room = box.right() - left - QFontMetricsF(figures).horizontalAdvance(count) - m.space8
        name = QRectF(left, box.top(), room, box.height())
        width = write(painter, self.theme, name, isolated(row.name), Role.CONTROL, c.text1)
        painter.setFont(figures)
        painter.setPen(c.text3)
        painter.drawText(box.adjusted(left - box.left() + width + m.space8, 0, 0, 0), Left, count)

    def _paint_person(self, painter: QPainter, box: QRectF, row: TreeRow, surface: QColor) -> None:
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        side = m.avatar_compact
        avatar = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint_avatar(painter, avatar, Portrait(row.id, row.name, presence=row.presence), self.theme, surface)
        words = box.adjusted(side + m.avatar_gap, 0, 0, 0)
        upper, lower = fonts.line(Role.CONTROL), fonts.line(Role.PREVIEW)
        top = words.center().y() - (upper + (lower if row.words else 0)) / 2
        line = QRectF(words.left(), top, words.width(), upper)
        ink = c.text2 if row.presence in UNSEEN else c.text1
        width = write(painter, self.theme, line, isolated(row.name), Role.CONTROL, ink)
        self._meta(painter, line.adjusted(width + m.space8, 0, 0, 0), row.title, Role.META, c.text3)
        below = QRectF(words.left(), top + upper, words.width(), lower)
        self._meta(painter, below, row.words, Role.PREVIEW, c.text3)

    def _meta(self, painter: QPainter, box: QRectF, text: str, role: Role, ink: QColor) -> None:
        if not text or box.width() < self.theme.measures.space16:
            return
        write(painter, self.theme, box, " ".join(text.split()), role, ink)

    def tip(self, row: object, box: QRectF) -> str:
        """Say all of a person, where the row has no room for it."""
        if not isinstance(row, TreeRow):
            return ""
        parts = (row.name, row.title, row.words) if row.kind is Branch.PERSON else (row.name,)
        words = [part for part in parts if part]
        metrics = QFontMetricsF(self.theme.fonts.get(Role.CONTROL))
        room = box.width() - row.depth * self.theme.measures.indent - self.theme.measures.space32 * 2
        return "\n".join(words) if max(map(metrics.horizontalAdvance, words)) > room else ""


class TreeView(RowView):
    """Unfolds branches by a click, Left and Right; `person_opened` carries whom the user went to."""

    person_opened = Signal(bytes)

    def __init__(self, theme: Theme, organisation: Organisation, parent: QWidget | None = None) -> None:
        super().__init__(theme, organisation.rows, TreeDelegate(theme), parent)  # type: ignore[arg-type]
        self._organisation = organisation
        self.clicked_row.connect(self._turn)
        self.opened.connect(self._open)
        self.moved.connect(self._tell_sight)
        organisation.changed.connect(self._tell_sight)

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Paint rows anew: how high they are does not change, so thousands need not be laid out again."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def _turn(self, row: object) -> None:
        if isinstance(row, TreeRow) and row.kind is not Branch.PERSON:
            self._organisation.turn(row.id)

    def _open(self, row: object) -> None:
        if isinstance(row, TreeRow):
            if row.kind is Branch.PERSON:
                self.person_opened.emit(row.id)
            else:
                self._organisation.turn(row.id)

    def _tell_sight(self) -> None:
        if self.isVisible():
            rows = [row for row in self.rows_in_sight() if isinstance(row, TreeRow)]
            people = [row.id for row in rows if row.kind is Branch.PERSON]
            self._organisation.in_sight(tuple(dict.fromkeys(people)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold by Right and fold by Left; Left of what has nothing to fold goes to what it is in."""
        row = self.current()
        if not isinstance(row, TreeRow) or event.key() not in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            super().keyPressEvent(event)
            return
        self.delegate.ringed = True
        right, branch = event.key() == Qt.Key.Key_Right, row.kind is not Branch.PERSON
        if right and branch and not row.unfolded:
            self._organisation.fold(row.id, unfolded=True)
        elif not right and branch and row.unfolded:
            self._organisation.fold(row.id, unfolded=False)
        elif right:
            super().keyPressEvent(QKeyEvent(event.type(), Qt.Key.Key_Down, event.modifiers()))
        else:
            self._go_up(row.depth)

    def _go_up(self, depth: int) -> None:
        rows = self._organisation.rows.rows
        place = self.currentIndex().row()
        above = (at for at in range(place - 1, -1, -1) if rows[at].depth < depth)
        found = next(above, None)
        if found is not None:
            self.setCurrentIndex(self._organisation.rows.index(found))
        self.viewport().update()
