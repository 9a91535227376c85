"""The layouts of a chat's rows: each is measured once, and again for other words, neighbours or widths."""

from client.ui.chat.log.row_layout import RowLayout, RowMeasurer
from client.viewmodels.chat.rows import ChatRow, Setting

KEPT = 1500


class Layouts:
    """Keeps what a measurer has measured."""

    def __init__(self, measurer: RowMeasurer) -> None:
        self._measurer = measurer
        self._known: dict[bytes, RowLayout] = {}

    def measure_with(self, measurer: RowMeasurer) -> None:
        """Measure everything anew, for another chat or language."""
        self._measurer = measurer
        self._known.clear()

    def forget(self) -> None:
        """Measure everything anew."""
        self._known.clear()

    def known(self, row: bytes) -> RowLayout | None:
        """Return how a row was laid out last."""
        return self._known.get(row)

    def of(self, row: ChatRow, setting: Setting, width: float) -> RowLayout:
        """Return the layout of a row."""
        known = self._known.get(row.id)
        if known is not None and known.row is row and known.setting == setting and known.width == width:
            return known
        if len(self._known) > KEPT:
            self._known.clear()
        made = self._known[row.id] = self._measurer.measure(row, setting, width)
        return made
