"""The tree of departments, as it stands inside one transaction."""

from collections.abc import Iterable, Iterator, Mapping

from server.store.connection import Connection
from server.store.departments import Department, all_departments


class Tree:
    """Departments by id, with what is above and below each."""

    def __init__(self, departments: Iterable[Department]) -> None:
        self._departments = {one.id: one for one in departments}
        self._below: dict[bytes | None, list[Department]] = {}
        for one in self._departments.values():
            self._below.setdefault(one.parent, []).append(one)
        for siblings in self._below.values():
            siblings.sort(key=lambda one: (one.position, one.name, one.id))

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
