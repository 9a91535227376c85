"""The column at the right of the table: what a table of people would change, before anything does."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.measures import UNBOUNDED
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, IconButton, Kind
from client.ui.widgets.checks import Check
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.row_view import RowDelegate, RowView
from client.ui.widgets.translated import Translated
from client.viewmodels.admin.importing import ERROR, KINDS, AdminImport, PreviewRow
from client.viewmodels.admin.words import change_words

Left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
TONES = {
    "added": Tone.SUCCESS,
    "enabled": Tone.SUCCESS,
    "department": Tone.SUCCESS,
    "changed": Tone.ACCENT,
    "moved": Tone.ACCENT,
    "disabled": Tone.WARNING,
    ERROR: Tone.DANGER,
}
TINTS = {Tone.SUCCESS: "success_tint", Tone.ACCENT: "tint", Tone.WARNING: "warning_tint"}
WIDTH = 360


class PreviewDelegate(RowDelegate):
    """A tag that says what happens, who it happens to, and below it what changes."""

    surface = "base"
    chooses = False

    def height(self, row: object) -> int:
        """Two lines."""
        return self.theme.measures.row

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw it."""
        if not isinstance(row, PreviewRow):
            return
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        fault = row.kind == ERROR
        if fault:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.danger_tint)
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), m.radius_row, m.radius_row)
        tone = TONES.get(row.kind, Tone.SECOND)
        words, font = change_words(row.kind), fonts.get(Role.META)
        width = QFontMetricsF(font).horizontalAdvance(words) + m.space12
        upper, lower = fonts.line(Role.CONTROL), fonts.line(Role.PREVIEW)
        top = box.center().y() - (upper + lower) / 2
        tag = QRectF(box.left() + m.space8, top + (upper - m.tag) / 2, width, m.tag)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.base if fault else getattr(c, TINTS.get(tone, "pressed")))
        painter.drawRoundedRect(tag, m.radius_tag, m.radius_tag)
        painter.setFont(font)
        painter.setPen(tone.colour(c))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, words)
        left = tag.right() + m.space8
        lines = ((row.title, Role.CONTROL, c.text1, left), (row.words, Role.PREVIEW, c.text2, tag.left()))
        for text, role, ink, start in lines:
            line = QRectF(start, top, box.right() - m.space8 - start, fonts.line(role))
            write(painter, self.theme, line, text, role, ink)
            top += upper

    def tip(self, row: object, box: QRectF) -> str:
        """Say all of it."""
        return f"{row.title}\n{row.words}" if isinstance(row, PreviewRow) else ""


class ImportPanel(Translated):
    """Shows a preview; its filled button does all of it."""

    def __init__(self, theme: Theme, imports: AdminImport) -> None:
        super().__init__()
        self._theme = theme
        self._imports = imports
        self._alone = False
        self._title = Label(theme, strong=True)
        self._file = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._close = IconButton(theme, "dismiss", height=Height.LEAST, size=16)
        self._counts = QGridLayout()
        self._numbers: dict[str, tuple[Label, Label]] = {}
        self._missing = Check(theme)
        self.view = RowView(theme, imports.rows, PreviewDelegate(theme))  # type: ignore[arg-type]
        self._why = Label(theme, role=Role.PREVIEW, tone=Tone.DANGER)
        self._why.setWordWrap(True)
        self._cancel = Button(theme)
        self.apply = Button(theme, kind=Kind.FILLED)
        self._lay_out()
        self._close.clicked.connect(imports.leave)
        self._cancel.clicked.connect(imports.leave)
        self.apply.clicked.connect(imports.apply)
        self._missing.clicked.connect(self._turn_missing)
        imports.changed.connect(self._show)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._file)
        head.addLayout(names, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._counts.setSpacing(m.space8)
        for place, kind in enumerate((*KINDS[:4], ERROR, "unchanged")):
            number = Label(self._theme, role=Role.TITLE, strong=True)
            word = Label(self._theme, role=Role.META, tone=Tone.THIRD)
            tile = QVBoxLayout()
            tile.setSpacing(0)
            tile.addWidget(number)
            tile.addWidget(word)
            self._counts.addLayout(tile, place // 3, place % 3)
            self._numbers[kind] = (number, word)
        foot = QHBoxLayout()
        foot.setSpacing(m.space8)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.apply)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(m.space12)
        self._column.addLayout(head)
        self._column.addLayout(self._counts)
        self._column.addWidget(self._missing, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self._why)
        self._column.addLayout(foot)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._column.setContentsMargins(m.space16, m.space12, m.space16, m.space12)
        self.fill(self._alone)

    @property
    def beside(self) -> int:
        """How wide it is beside the table."""
        return self._theme.fonts.pixels(WIDTH)

    def fill(self, alone: bool) -> None:
        """Take all the room, or the usual part of it beside the table."""
        self._alone = alone
        self.setMinimumWidth(self.beside)
        self.setMaximumWidth(UNBOUNDED if alone else self.beside)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._title.setText(self.tr("Preview of the import"))
        self._close.name(self.tr("Close"))
        self._cancel.setText(self.tr("Cancel"))
        self._missing.setText(self.tr("Disable who is not in the table"))
        self.view.setAccessibleName(self.tr("What would change"))
        for kind, (_, word) in self._numbers.items():
            word.setText(change_words(kind))
        self._show()

    def _turn_missing(self) -> None:
        self._imports.disable_missing(self._missing.isChecked())

    def _show(self) -> None:
        imports, preview = self._imports, self._imports.preview
        changes = imports.changes
        self.apply.setText(self.tr("Apply %n changes", "", changes))
        self.setVisible(preview is not None)
        if preview is None:
            return
        self._file.setText(imports.name)
        self._missing.setChecked(imports.disables_missing)
        self._count(preview.counts, preview.errors_in_all)
        faults = preview.errors_in_all
        why = self.tr(
            "%n rows can't be taken. Mend the table and choose it again; nothing is changed.", "", faults
        )
        self._why.setText(why)
        self._why.setVisible(faults > 0)
        self.apply.setEnabled(imports.may_apply)
        self.apply.updateGeometry()

    def _count(self, counts: Mapping[str, int], faults: int) -> None:
        for kind, (number, _) in self._numbers.items():
            count = faults if kind == ERROR else counts.get(kind, 0)
            number.setText(str(count))
            number.set_tone(Tone.DANGER if kind == ERROR and count else Tone.FIRST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the line at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.base)
        painter.fillRect(0, 0, 1, self.height(), self._theme.colours.line)
