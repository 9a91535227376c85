"""The tree of departments, as it stands inside one transaction."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping

from server.store.connection import Connection
from server.store.departments import Department, all_departments
from server.store.people import folded


class Tree:
    """Departments by id, with what is above and below each."""

    def __init__(self, departments: Iterable[Department]) -> None:
        self._departments: dict[bytes, Department] = {}
        self._below: dict[bytes | None, list[Department]] = {}
        self._named: dict[tuple[bytes | None, str], Department] = {}
        for one in sorted(departments, key=_order):
            self._enter(one)

    def put(self, department: Department) -> None:
        """Take a department in as it is now: added, changed, removed."""
        before = self._departments.pop(department.id, None)
        if before is not None:
            self._below[before.parent].remove(before)
            del self._named[before.parent, folded(before.name)]
        if not department.removed:
            self._enter(department)

    def _enter(self, one: Department) -> None:
        self._departments[one.id] = one
        self._named[one.parent, folded(one.name)] = one
        insort(self._below.setdefault(one.parent, []), one, key=_order)

    @classmethod
    def read(cls, connection: Connection) -> "Tree":
        """Read the departments that there are."""
        return cls(all_departments(connection))

    @property
    def departments(self) -> Mapping[bytes, Department]:
        """All departments by id."""
        return self._departments

    def children(self, department: bytes | None) -> list[Department]:
        """Return the departments right below one, or at the top, in the order they are shown."""
        return self._below.get(department, [])

    def named(self, parent: bytes | None, name: str) -> Department | None:
        """Return the department of a name right below one, however it is typed; no two have the same."""
        return self._named.get((parent, folded(name)))

    def ancestors(self, department: bytes | None) -> list[Department]:
        """Return a department and those above it, upwards."""
        found: list[Department] = []
        while department is not None and department in self._departments:
            one = self._departments[department]
            found.append(one)
            department = one.parent
        return found

    def subtree(self, department: bytes) -> set[bytes]:
        """Return a department and all below it."""
        found = {department}
        waiting = [department]
        while waiting:
            below = [one.id for one in self.children(waiting.pop())]
            found.update(below)
            waiting += below
        return found

    def covered(self, departments: Iterable[bytes]) -> set[bytes]:
        """Return these departments and all below them."""
        found: set[bytes] = set()
        for one in departments:
            if one in self._departments and one not in found:
                found |= self.subtree(one)
        return found

    def height(self, department: bytes) -> int:
        """Return how many levels a department and what is below it take."""
        return 1 + max((self.height(one.id) for one in self.children(department)), default=0)

    def path(self, department: bytes | None) -> tuple[str, ...]:
        """Return the names from the top down to a department."""
        return tuple(one.name for one in reversed(self.ancestors(department)))

    def walk(self) -> Iterator[Department]:
        """Go through all departments, each before those below it, as a page shows them."""
        waiting = list(reversed(self.children(None)))
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(self.children(one.id))


def _order(one: Department) -> tuple[int, str, bytes]:
    return one.position, one.name, one.id
