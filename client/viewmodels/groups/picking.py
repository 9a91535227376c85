"""Picking people: from the tree or by searching, the chosen ones in the order they were chosen."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from client.core.tasks import Tasks
from client.viewmodels.people.directory import Directory
from client.viewmodels.people.organisation import ROOT, Organisation, spoken_row
from client.viewmodels.people.organisation_tree import Branch, OrganisationTree, TreeRow, Unfolding
from client.viewmodels.row_model import RowModel
from shared.protocol.org import Person

SEARCH_MS = 120
FOUND = 100
SEARCHED = b"searched"


class Picking(QObject):
    """`changed` tells that other people are chosen. Who is in `without` can't be; `single` lets one be."""

    changed = Signal()

    def __init__(
        self,
        organisation: Organisation,
        directory: Directory,
        *,
        without: Collection[bytes] = (),
        single: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.chosen: dict[bytes, str] = {}
        self.without = frozenset(without)
        self.rows: RowModel[TreeRow] = RowModel(
            lambda row: (row.kind, row.place), lambda row: row.name, self._spoken, self
        )
        self._organisation = organisation
        self._directory = directory
        self._single = single
        self._unfolded: set[bytes] = {ROOT}
        self._wanted = ""
        self._tasks = Tasks("picking")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self._start)
        self._show_tree()

    async def close(self) -> None:
        """End what is under way."""
        self._timer.stop()
        await self._tasks.close()

    def _spoken(self, row: TreeRow) -> str:
        said = spoken_row(row)
        return f"{said}, ✓" if row.id in self.chosen else said

    def search(self, text: str) -> None:
        """Show who fits, the tree again for no text."""
        self._wanted = text.strip()
        if self._wanted:
            self._timer.start()
        else:
            self._timer.stop()
            self._show_tree()

    def _start(self) -> None:
        self._tasks.start(self._search(self._wanted), "search")

    async def _search(self, text: str) -> None:
        found = await self._directory.find(text, FOUND)
        if text == self._wanted:
            self.rows.show([self._row(one) for one in found if one.person not in self.without])

    def _row(self, person: Person) -> TreeRow:
        sight = self._organisation.sight(person.person)
        return TreeRow(
            (SEARCHED, person.person),
            Branch.PERSON,
            self._directory.shown(person.person),
            title=person.title,
            words=self._directory.place_words(person.person),
            presence=sight.presence,
        )

    def _show_tree(self) -> None:
        tree: OrganisationTree = self._organisation.tree
        unfolding = Unfolding(tree, self._unfolded, self._organisation.sight)
        rows = unfolding.rows(ROOT, self._organisation.company)
        self.rows.show([row for row in rows if row.id not in self.without])

    def turn(self, row: TreeRow) -> None:
        """Choose a person or no longer; unfold a branch or fold it."""
        if row.kind is not Branch.PERSON:
            self._unfolded ^= {row.id}
            self._show_tree()
        elif row.id in self.chosen:
            self.drop(row.id)
        else:
            if self._single:
                self.chosen.clear()
            self.chosen[row.id] = row.name
            self.changed.emit()

    def choose(self, people: Collection[bytes]) -> None:
        """Have people chosen from the start, as far as they can be."""
        for one in people:
            known = self._directory.person(one)
            if one not in self.without and known is not None and not known.disabled:
                self.chosen[one] = self._directory.shown(one)
        self.changed.emit()

    def drop(self, person: bytes) -> None:
        """Choose somebody no longer."""
        self.chosen.pop(person, None)
        self.changed.emit()

    def drop_last(self) -> None:
        """Choose the last one no longer."""
        if self.chosen:
            self.drop(next(reversed(self.chosen)))

    def people(self) -> Sequence[bytes]:
        """Return who is chosen."""
        return tuple(self.chosen)
