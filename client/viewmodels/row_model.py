"""A list of rows for a view: what stands before and behind a change stays where it is."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Row = TypeVar("Row")
ROW = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives a row as it is."""


class RowModel(QAbstractListModel, Generic[Row]):
    """Rows told apart by a `key`; `shown` and `spoken` say one for a search by letters and for a reader."""

    def __init__(
        self,
        key: Callable[[Row], Hashable],
        shown: Callable[[Row], str],
        spoken: Callable[[Row], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._shown = shown
        self._spoken = spoken
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        """The rows in order."""
        return self._rows

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what Qt and screen readers ask of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row)
        return self._spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def place_of(self, key: Hashable) -> int | None:
        """Return where a row stands."""
        return next((place for place, row in enumerate(self._rows) if self._key(row) == key), None)

    def show(self, rows: Sequence[Row]) -> None:
        """Become these rows: what differs in the middle is taken out and put in at once."""
        before, after = list(map(self._key, self._rows)), list(map(self._key, rows))
        first = _same(before, after)
        last = _same(before[first:][::-1], after[first:][::-1])
        self._take_out(first, len(before) - last)
        self._put_in(first, rows[first : len(after) - last])
        self._tell_changes(rows)

    def _take_out(self, first: int, end: int) -> None:
        if first < end:
            self.beginRemoveRows(ROOT, first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()

    def _put_in(self, first: int, rows: Sequence[Row]) -> None:
        if rows:
            self.beginInsertRows(ROOT, first, first + len(rows) - 1)
            self._rows[first:first] = rows
            self.endInsertRows()

    def _tell_changes(self, rows: Sequence[Row]) -> None:
        for place, row in enumerate(rows):
            if self._rows[place] is not row and self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))


def _same(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Return how many keys two lists begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
