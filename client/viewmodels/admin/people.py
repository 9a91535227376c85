"""The people an admin looks after: departments at the left, a table of people, and what is done to them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from client.core.bus import Bus
from client.core.events import PeopleStored, PresenceSeen
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.admin.administration import Admin
from client.viewmodels.admin.words import role_words
from client.viewmodels.people.directory import Directory, People
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.organisation import ROOT, count_words
from client.viewmodels.people.organisation_tree import Branch, OrganisationTree, Sight, TreeRow
from client.viewmodels.people.presence import presence_words
from client.viewmodels.row_model import RowModel
from shared.errors import ErrorCode, Refusal
from shared.model import rights
from shared.protocol.admin import AddPerson, EditPerson, OneTimePassword
from shared.protocol.org import Person

REFRESH_MS = 50
DISABLED = b"disabled"
PLACE = "admin"
WORDS = ("number", "name", "title", "level", "mail")
"""Fields that the server takes any words in that can be seen."""


@dataclass(frozen=True, slots=True)
class AdminRow:
    """One person in the table."""

    person: Person
    name: str
    role: str
    presence: Presence | None = None
    checked: bool = False

    @property
    def id(self) -> bytes:
        """Who it is."""
        return self.person.person


def spoken_person(row: AdminRow) -> str:
    """Return a row of the table as a screen reader says it."""
    left = QCoreApplication.translate("Admin", "disabled") if row.person.disabled else ""
    seen = "" if row.presence is None else presence_words(row.presence)
    chosen = QCoreApplication.translate("Admin", "chosen") if row.checked else ""
    person = row.person
    parts = (row.name, person.number, person.title, person.level, row.role, left, seen, chosen)
    return ", ".join(part for part in parts if part)


def spoken_department(row: TreeRow) -> str:
    """Return a department as a screen reader says it."""
    return f"{row.name}, {count_words(row)}"


class AdminPeople(QObject):
    """`changed` tells that rows or the choice are others; `failed` carries words and the field at fault.

    `password_told` carries name, number and the one-time password; `done` that a command has succeeded.
    """

    changed = Signal()
    failed = Signal(str, str)
    password_told = Signal(str, str, str)
    done = Signal()

    def __init__(
        self,
        people: People,
        directory: Directory,
        admin: Admin,
        sight: Callable[[bytes], Sight],
        watch: Callable[[str, tuple[bytes, ...]], None],
        company: Callable[[], str],
        *,
        bus: Bus,
        language: Callable[[], Language],
    ) -> None:
        super().__init__()
        self.departments: RowModel[TreeRow] = RowModel(
            lambda row: row.place, lambda row: row.name, spoken_department, self
        )
        self.rows: RowModel[AdminRow] = RowModel(
            lambda row: row.id, lambda row: row.name, spoken_person, self
        )
        self.chosen = ROOT
        self.checked: set[bytes] = set()
        self._people = people
        self._directory = directory
        self._admin = admin
        self._sight = sight
        self._watch = watch
        self._company = company
        self._language = language
        self._wanted = ""
        self._looked_at = False
        self._tasks = Tasks("admin")
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        self._stops = [bus.subscribe(PeopleStored, self._later), bus.subscribe(PresenceSeen, self._later)]

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        for stop in self._stops:
            stop()
        self._refresh.stop()
        await self._tasks.close()

    def look(self, *, looked_at: bool) -> None:
        """Begin to follow the directory, or end it."""
        self._looked_at = looked_at
        if looked_at:
            self.refresh()
        else:
            self._watch(PLACE, ())

    def _later(self, _event: object) -> None:
        if self._looked_at and not self._refresh.isActive():
            self._refresh.start()

    # What is shown

    def refresh(self) -> None:
        """Say departments and people anew."""
        tree = OrganisationTree(self._people)
        self.departments.show(self._branches(tree))
        self.rows.show([self._row(one) for one in self._shown(tree)])
        self.checked &= {row.id for row in self.rows.rows}
        self.changed.emit()

    def _branches(self, tree: OrganisationTree) -> list[TreeRow]:
        rows = [self._branch(Branch.ORGANISATION, ROOT, self._company(), 0, len(list(tree.everyone(None))))]

        def below(department: bytes | None, depth: int) -> None:
            for one in tree.below(department):
                count = self._people.count_below(one.department)
                rows.append(self._branch(Branch.DEPARTMENT, one.department, one.name, depth, count))
                below(one.department, depth + 1)

        below(None, 1)
        gone = sum(one.disabled for one in self._people.state.people.values())
        if gone:
            words = QCoreApplication.translate("Admin", "Disabled")
            rows.append(self._branch(Branch.FAVOURITES, DISABLED, words, 0, gone))
        return rows

    @staticmethod
    def _branch(kind: Branch, place: bytes, name: str, depth: int, count: int) -> TreeRow:
        return TreeRow((b"", place), kind, name, depth, unfolded=True, people=count)

    def _shown(self, tree: OrganisationTree) -> Sequence[Person]:
        everyone = self._people.state.people.values()
        wanted = self._wanted.casefold()
        if wanted:
            return [
                one for one in everyone if wanted in one.name.casefold() or wanted in one.number.casefold()
            ]
        if self.chosen == DISABLED:
            return sorted((one for one in everyone if one.disabled), key=lambda one: one.number)
        known = self.chosen if self.chosen in self._people.state.departments else None
        return list(tree.everyone(known))

    def _row(self, person: Person) -> AdminRow:
        sight = self._sight(person.person)
        name = self._directory.own_name(person.person)
        role = role_words(self._people.state.policy, self.role_of(person.person))
        return AdminRow(person, name, role, sight.presence, person.person in self.checked)

    def role_of(self, person: bytes) -> str:
        """Return the id of the role somebody holds."""
        state = self._people.state
        holders = () if state.policy is None else state.policy.holders
        held = next((one.role for one in holders if one.person == person), None)
        heads = any(person in one.heads for one in state.departments.values())
        return held or (rights.DEPARTMENT_HEAD if heads else rights.EMPLOYEE)

    def in_sight(self, people: tuple[bytes, ...]) -> None:
        """Follow how those are seen whose rows are in sight."""
        if self._looked_at:
            self._watch(PLACE, people)

    @property
    def title(self) -> str:
        """The name of what the table shows."""
        return next((row.name for row in self.departments.rows if row.id == self.chosen), self._company())

    def choose(self, department: bytes) -> None:
        """Show the people of a department and below."""
        self.chosen = department
        self.checked.clear()
        self.refresh()

    def search(self, text: str) -> None:
        """Show who fits, wherever they are."""
        self._wanted = text.strip()
        self.refresh()

    def check(self, person: bytes) -> None:
        """Choose somebody, or no longer."""
        self.checked ^= {person}
        self._show_checked()

    def check_all(self, *, on: bool) -> None:
        """Choose everyone in the table, or nobody."""
        self.checked = {row.id for row in self.rows.rows} if on else set()
        self._show_checked()

    def _show_checked(self) -> None:
        self.rows.show([replace(row, checked=row.id in self.checked) for row in self.rows.rows])
        self.changed.emit()

    def department_names(self) -> list[tuple[str, bytes]]:
        """Return all departments as they are chosen from: their paths, and their ids."""
        state = self._people.state
        paths = ((" / ".join(part.name for part in self._people.path(one)), one) for one in state.departments)
        return sorted(paths)

    # Doing

    def add(self, person: AddPerson) -> None:
        """Add somebody."""
        self._do(lambda: self._add(person))

    async def _add(self, person: AddPerson) -> None:
        self._tell(await self._admin.add_person(person), person.name, person.number)

    def _tell(self, told: OneTimePassword, name: str, number: str) -> None:
        self.done.emit()
        self.password_told.emit(name, number, told.password)

    def edit(self, change: EditPerson) -> None:
        """Change somebody's record."""
        self._do(lambda: self._then_done(self._admin.edit_person(change)))

    def move(self, people: Sequence[bytes], department: bytes | None) -> None:
        """Move people to a department, or out of all."""
        self._do(lambda: self._then_done(self._move(people, department)))

    async def _move(self, people: Sequence[bytes], department: bytes | None) -> None:
        for person in people:
            await self._admin.edit_person(
                EditPerson(person, department=department, nowhere=department is None)
            )

    def disable(self, person: bytes, successor: bytes | None) -> None:
        """End somebody's access."""
        self._do(lambda: self._then_done(self._admin.disable_person(person, successor)))

    def enable(self, person: bytes) -> None:
        """Let somebody in again."""
        self._do(lambda: self._then_done(self._admin.enable_person(person)))

    def reset_password(self, row: AdminRow) -> None:
        """Give somebody a one-time password."""
        self._do(lambda: self._reset(row))

    async def _reset(self, row: AdminRow) -> None:
        self._tell(await self._admin.reset_password(row.id), row.name, row.person.number)

    def assign(self, person: bytes, role: str, department: bytes | None) -> None:
        """Give somebody a role, everywhere or in one department."""
        reach = () if department is None else (department,)
        self._do(lambda: self._then_done(self._admin.assign_role(person, role, reach)))

    def add_department(self, name: str, parent: bytes | None) -> None:
        """Add a department."""
        self._do(lambda: self._then_done(self._admin.add_department(name, parent)))

    def edit_department(
        self,
        department: bytes,
        *,
        name: str | None = None,
        parent: bytes | None = None,
        top: bool = False,
        heads: Sequence[bytes] | None = None,
    ) -> None:
        """Rename or move a department, or name its heads."""
        self._do(
            lambda: self._then_done(
                self._admin.edit_department(department, name=name, parent=parent, top=top, heads=heads)
            )
        )

    def remove_department(self, department: bytes) -> None:
        """Remove a department that nobody is in."""
        self._do(lambda: self._then_done(self._admin.remove_department(department)))

    async def _then_done(self, work: Awaitable[object]) -> None:
        await work
        self.done.emit()

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        self._tasks.start(self._trying(work), "admin")

    async def _trying(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Refusal as refusal:
            self.failed.emit(self._words(refusal), _field(refusal))

    def _words(self, refusal: Refusal) -> str:
        if refusal.code is ErrorCode.BAD_MESSAGE and _field(refusal) in WORDS:
            return QCoreApplication.translate("Admin", "It has characters that nobody can see. Type it anew.")
        return wording(refusal, self._language())


def _field(refusal: Refusal) -> str:
    """Return the field at fault, empty where it is none in particular."""
    part = str(refusal.detail.get("part", "")) if refusal.code is ErrorCode.BAD_MESSAGE else ""
    return {ErrorCode.NUMBER_TAKEN: "number", ErrorCode.CONFLICT: "name"}.get(refusal.code, part)
