"""One line of words that gives way: elided at the end, whole in the tooltip and for screen readers."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent

from client.ui.widgets.labels import Label
from client.viewmodels.people.naming import isolated


class ElidedLabel(Label):
    """A label whose words never widen the window; `spared` ones are left out where not all have room."""

    spared = False

    def minimumSizeHint(self) -> QSize:
        """Words give way."""
        return QSize(0, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many words as there is room for."""
        box: QRect = self.contentsRect()
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        self.setToolTip("" if shown == self.text() else self.text())
        if self.spared and shown != self.text():
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, isolated(shown))
