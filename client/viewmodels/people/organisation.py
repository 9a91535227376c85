"""The organisation as the window shows it: departments to unfold, people with their presence, favourites."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from client.core.bus import Bus
from client.core.events import ConnectionChanged, PeopleStored, PresenceSeen, StateStored
from client.viewmodels.people.organisation_tree import (
    FAVOURITES,
    Branch,
    Hierarchy,
    OrganisationTree,
    Section,
    Sight,
    TreeRow,
    Unfolding,
)
from client.viewmodels.people.presence import presence_words
from client.viewmodels.row_model import RowModel
from shared.model.state import ContactGroup, PersonNote
from shared.protocol.org import Person

REFRESH_MS = 50
WATCHED = 1_500
"""With so many people at most, all are watched while the tree is shown: then it counts who is there."""
ROOT = b"organisation"
PLACE = "organisation"


class KnownPeople(Protocol):
    """The directory as this device knows it, and what I noted about people."""

    @property
    def people(self) -> Mapping[bytes, Person]: ...

    @property
    def notes(self) -> Mapping[bytes, PersonNote]: ...


class KnownGroups(Protocol):
    """The groups of colleagues that I keep."""

    def ordered(self) -> Sequence[tuple[bytes, ContactGroup]]: ...


class KeptGroups(Protocol):
    """What is needed of the service that keeps them."""

    @property
    def state(self) -> KnownGroups: ...


class Staff(Hierarchy, Protocol):
    """What is needed of the people service."""

    @property
    def state(self) -> KnownPeople: ...

    @property
    def contact_groups(self) -> KeptGroups: ...


class Seeing(Protocol):
    """Watches people: `place` names the part of the window that looks at them."""

    def watch(self, place: str, people: tuple[bytes, ...]) -> None: ...


def spoken_row(row: TreeRow) -> str:
    """Return a row as a screen reader says it."""
    if row.kind is Branch.PERSON:
        seen = "" if row.presence is None else presence_words(row.presence)
        return ", ".join(part for part in (row.name, row.title, seen, row.words) if part)
    unfolded = QCoreApplication.translate("Organisation", "unfolded")
    folded = QCoreApplication.translate("Organisation", "folded")
    return f"{row.name}, {count_words(row)}, {unfolded if row.unfolded else folded}"


def count_words(row: TreeRow) -> str:
    """Return how many are in a branch, and of them how many can be reached."""
    return str(row.people) if row.here is None else f"{row.here}/{row.people}"


class Organisation(QObject):
    """`changed` tells that the rows may be others. Nobody is watched while nobody looks."""

    changed = Signal()

    def __init__(
        self,
        staff: Staff,
        seeing: Seeing,
        sight: Callable[[bytes], Sight],
        company: Callable[[], str],
        bus: Bus,
    ) -> None:
        super().__init__()
        self.rows: RowModel[TreeRow] = RowModel(
            lambda row: (row.kind, row.place), lambda row: row.name, spoken_row, self
        )
        self._staff = staff
        self._tree: OrganisationTree | None = None
        self._seeing = seeing
        self.sight = sight
        self._company = company
        self._unfolded: set[bytes] = {ROOT, FAVOURITES}
        self._looked_at = False
        self._in_sight: tuple[bytes, ...] = ()
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        self._stops = [
            bus.subscribe(PeopleStored, self._directory_changed),
            bus.subscribe(StateStored, self._later),
            bus.subscribe(PresenceSeen, self._later),
            bus.subscribe(ConnectionChanged, self._later),
        ]

    def close(self) -> None:
        """Hear no more."""
        for stop in self._stops:
            stop()
        self._refresh.stop()

    def _directory_changed(self, event: object) -> None:
        self._tree = None
        self._later(event)

    def _later(self, _event: object) -> None:
        if self._looked_at and not self._refresh.isActive():
            self._refresh.start()

    # Looking

    def look(self, *, looked_at: bool) -> None:
        """Begin to follow who is there, or end it."""
        self._looked_at = looked_at
        if looked_at:
            self.refresh()
        else:
            self._seeing.watch(PLACE, ())

    def in_sight(self, people: tuple[bytes, ...]) -> None:
        """Follow the people whose rows are in sight, where they are too many to follow all."""
        self._in_sight = people
        self._watch()

    def _watch(self) -> None:
        if self._looked_at:
            everyone = [one.person for one in self._staff.state.people.values() if not one.disabled]
            self._seeing.watch(PLACE, tuple(everyone) if len(everyone) <= WATCHED else self._in_sight)

    @property
    def tree(self) -> OrganisationTree:
        """The tree of the present directory, also for who picks people from it."""
        if self._tree is None:
            self._tree = OrganisationTree(self._staff)
        return self._tree

    def refresh(self) -> None:
        """Say the tree anew."""
        unfolding = Unfolding(self.tree, self._unfolded, self.sight)
        self.rows.show(unfolding.rows(ROOT, self.company, self._sections()))
        self._watch()
        self.changed.emit()

    @property
    def known(self) -> bool:
        """Whether anybody is known yet."""
        return bool(self._staff.state.people)

    @property
    def company(self) -> str:
        """The name at the top of the tree."""
        return self._company()

    def _sections(self) -> list[Section]:
        """Return my favourites, unless there are none, and the groups of colleagues that I keep."""
        notes = self._staff.state.notes
        liked = self._known(one for one, note in notes.items() if note.favourite)
        title = QCoreApplication.translate("Organisation", "Favourites")
        groups = [
            Section(Branch.CONTACT_GROUP, group, held.name, self._known(held.people))
            for group, held in self._staff.contact_groups.state.ordered()
        ]
        return [Section(Branch.FAVOURITES, FAVOURITES, title, liked), *groups] if liked else groups

    def _known(self, people: Iterable[bytes]) -> list[Person]:
        """Return who of them is known and has not left, in order of their numbers."""
        everyone = self._staff.state.people
        known = (everyone[one] for one in people if one in everyone)
        return sorted((one for one in known if not one.disabled), key=lambda one: one.number)

    # Unfolding

    def turn(self, branch: bytes) -> None:
        """Unfold a branch, or fold it."""
        self._unfolded ^= {branch}
        self.refresh()

    def unfold(self, branch: bytes) -> None:
        """Unfold a branch, unless it is."""
        self.fold(branch, unfolded=True)

    def fold(self, branch: bytes, *, unfolded: bool) -> None:
        """Unfold a branch or fold it, whatever it is now."""
        if unfolded is not (branch in self._unfolded):
            self.turn(branch)
