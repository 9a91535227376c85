"""What a table would change of the directory: worked out on one snapshot, and again where it is applied."""

import hashlib
from collections import Counter

import msgspec

from server.org.change import Change
from server.org.paths import find_path, join_path
from server.org.tables.columns import CHINESE, NO, YES, Column, Table
from server.org.tables.wanted import SHOWN, Wanted, read_row
from server.store.people import Person, all_people, folded
from shared import limits
from shared.errors import Refusal
from shared.model.rights import Right
from shared.protocol.admin import ImportChange, ImportPreview, RowError

KEY_SIZE = 16
KINDS = ("added", "changed", "moved", "disabled", "enabled", "department", "unchanged")

Path = tuple[str, ...]


class Step(msgspec.Struct, frozen=True):
    """What becomes of one person: `before` is None for who is added; what is not wanted is None."""

    before: Person | None
    wanted: Wanted
    kinds: tuple[str, ...]
    details: tuple[str, ...] = ()


class Plan(msgspec.Struct):
    """All of it, in the order of the table."""

    headings: dict[Column, str]
    steps: list[Step] = []
    departments: list[Path] = []
    errors: list[RowError] = []

    @property
    def counts(self) -> dict[str, int]:
        """How many changes of each kind there would be."""
        counted = Counter(kind for step in self.steps for kind in step.kinds or ("unchanged",))
        counted["department"] = len(self.departments)
        return {kind: counted[kind] for kind in KINDS}

    @property
    def changes(self) -> list[ImportChange]:
        """Every change as it is told, departments first."""
        made = [ImportChange(0, "department", "", join_path(path)) for path in self.departments]
        people = [
            ImportChange(step.wanted.row, kind, step.wanted.number, step.wanted.name, step.details)
            for step in self.steps
            for kind in step.kinds
        ]
        return made + people

    def key(self) -> bytes:
        """Name this plan: the same table on a directory that differs in what matters has another."""
        told = msgspec.msgpack.encode([self.changes, self.errors])
        return hashlib.sha256(told).digest()[:KEY_SIZE]

    def preview(self) -> ImportPreview:
        """Return what is told of the plan, cut to what one message takes."""
        changes, errors = self.changes, self.errors
        told = tuple(_within(changes[: limits.IMPORT_LINES]))
        return ImportPreview(self.key(), self.counts, told, tuple(errors[: limits.IMPORT_LINES]), len(errors))


def make_plan(change: Change, table: Table, *, disable_missing: bool) -> Plan:
    """Compare a table with the directory, as far as the actor's rights reach."""
    change.powers().require(Right.MANAGE_PEOPLE)
    return _Planner(change, table).plan(disable_missing=disable_missing)


class _Planner:
    """Lives as long as one comparison."""

    def __init__(self, change: Change, table: Table) -> None:
        self._change = change
        self._table = table
        self._people = {folded(one.number): one for one in all_people(change.connection)}
        self._plan = Plan(dict(table.headings))
        self._made: dict[Path, Path] = {}
        self._reach = change.reach(Right.MANAGE_PEOPLE)
        self._may_build = change.powers().may(Right.MANAGE_DEPARTMENTS)
        self._building = change.reach(Right.MANAGE_DEPARTMENTS) if self._may_build else None

    def plan(self, *, disable_missing: bool) -> Plan:
        seen: dict[str, int] = {}
        for row in self._table.rows:
            wanted, errors = read_row(row, self._plan.headings)
            self._plan.errors += errors
            key = folded(row.cells[Column.NUMBER])
            if key and key in seen:
                self._error(row.row, Column.NUMBER, "number_twice", row.cells[Column.NUMBER])
            elif wanted is not None:
                self._take(wanted, self._people.get(key))
            seen.setdefault(key, row.row)
        if disable_missing:
            self._miss(set(seen))
        return self._plan

    def _miss(self, seen: set[str]) -> None:
        """Plan to disable who is within reach and not in the table."""
        for key, person in self._people.items():
            within = self._reach is None or person.department in self._reach
            if key not in seen and within and not person.disabled:
                self._take(Wanted(0, person.number, person.name, left=True), person)

    def _take(self, wanted: Wanted, before: Person | None) -> None:
        count = len(self._plan.errors)
        if wanted.department:
            self._find(wanted)
        if before is None:
            kinds: tuple[str, ...] = ("added", "disabled") if wanted.left else ("added",)
            step = Step(None, wanted, kinds)
            self._check_place(wanted, wanted.department or ())
            self._check_head(wanted, wanted.department or (), False)
        else:
            step = self._compare(wanted, before)
            path = self._change.tree.path(before.department)
            path = path if wanted.department is None else wanted.department
            self._check_head(wanted, path, self._heads(before, path))
            if step.kinds:
                self._check_person(step, before)
        if len(self._plan.errors) == count:
            self._plan.steps.append(step)

    # Departments

    def _find(self, wanted: Wanted) -> None:
        """Note the departments of a path that would be made."""
        path = wanted.department or ()
        above = self._standing(path)
        if len(above) == len(path):
            return
        if not self._builds(above):
            self._error(wanted.row, Column.DEPARTMENT, "departments", join_path(path))
            return
        for depth in range(len(above) + 1, len(path) + 1):
            key = tuple(map(folded, path[:depth]))
            if key not in self._made:
                self._made[key] = path[:depth]
                self._plan.departments.append(path[:depth])

    def _standing(self, path: Path) -> Path:
        """Return as much of a path as there is."""
        while path and find_path(self._change.tree, path) is None:
            path = path[:-1]
        return path

    def _builds(self, path: Path) -> bool:
        """Tell whether the actor may change the department at a path, or make some below it."""
        found = find_path(self._change.tree, path)
        within = self._building is None or (found is not None and found.id in self._building)
        return self._may_build and within

    # What may be done

    def _check_place(self, wanted: Wanted, path: Path) -> None:
        found = find_path(self._change.tree, self._standing(path))
        if self._reach is not None and (found is None or found.id not in self._reach):
            self._error(wanted.row, Column.DEPARTMENT, "scope", join_path(path))

    def _check_person(self, step: Step, before: Person) -> None:
        change, wanted = self._change, step.wanted
        if self._reach is not None and before.department not in self._reach:
            self._error(wanted.row, Column.NUMBER, "scope", before.number)
            return
        if "moved" in step.kinds:
            self._check_place(wanted, wanted.department or ())
        try:
            change.check_rank(before.id)
            if "disabled" in step.kinds:
                change.check_not_last(before.id)
        except Refusal as refusal:
            self._error(wanted.row, Column.NUMBER, str(refusal.detail.get("reason")), before.number)
        if "disabled" in step.kinds and before.id == change.actor:
            self._error(wanted.row, Column.NUMBER, "self", before.number)

    def _check_head(self, wanted: Wanted, path: Path, heads: bool) -> None:
        if wanted.head is None or wanted.head == heads:
            return
        if not path:
            self._error(wanted.row, Column.HEAD, "no_department", YES[0])
        elif not self._builds(self._standing(path)):
            self._error(wanted.row, Column.HEAD, "departments", join_path(path))

    def _error(self, row: int, column: Column, reason: str, text: str) -> None:
        heading = self._plan.headings.get(column, CHINESE[column])
        self._plan.errors.append(RowError(row, heading, reason, text[:SHOWN]))

    # What differs

    def _compare(self, wanted: Wanted, before: Person) -> Step:
        kinds: list[str] = []
        details: list[str] = []

        def differs(column: Column, was: object, now: object, kind: str = "changed") -> None:
            if now is not None and was != now:
                heading = self._plan.headings.get(column, CHINESE[column])
                details.append(f"{heading}: {_shown(was)} → {_shown(now)}")
                if kind not in kinds:
                    kinds.append(kind)

        path = self._change.tree.path(before.department)
        place = wanted.department
        if place is not None and tuple(map(folded, place)) == tuple(map(folded, path)):
            place = path
        if wanted.left is not None and wanted.left != before.disabled:
            kinds.append("disabled" if wanted.left else "enabled")
        differs(Column.DEPARTMENT, path, place, "moved")
        differs(Column.NUMBER, before.number, wanted.number)
        differs(Column.NAME, before.name, wanted.name)
        differs(Column.TITLE, before.title, wanted.title)
        differs(Column.LEVEL, before.level, wanted.level)
        differs(Column.RANK, before.rank, wanted.rank)
        differs(Column.PHONES, before.phones, wanted.phones)
        differs(Column.MAIL, before.mail, wanted.mail)
        differs(Column.HEAD, self._heads(before, path if place is None else place), wanted.head)
        return Step(before, wanted, tuple(kinds), tuple(details))

    def _heads(self, person: Person, path: Path) -> bool:
        found = find_path(self._change.tree, path)
        return found is not None and person.id in found.heads


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return YES[0] if value else NO[1]
    if isinstance(value, tuple):
        return join_path(value)[:SHOWN]  # pyright: ignore[reportUnknownArgumentType] - paths and phones
    return str(value)[:SHOWN]


def _within(changes: list[ImportChange]) -> list[ImportChange]:
    """Cut at a page's bytes."""
    size = 0
    for count, one in enumerate(changes):
        size += 64 + 3 * sum(map(len, (one.number, one.name, *one.details)))
        if size > limits.PAGE_BYTES:
            return changes[:count]
    return changes
