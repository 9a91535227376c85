"""The directory as this device knows it, and the tree that its departments make."""

from collections.abc import Mapping, Sequence

from client.core.events import PeopleStored, StateStored
from shared.errors import Refusal
from shared.model.rights import EMPLOYEE_POWERS, Policy, Powers, powers_of
from shared.model.state import PersonNote, decode_value, split_key
from shared.protocol.org import Department, Person

NO_NOTE = PersonNote()


class PeopleState:
    """Everyone this device knows of, the departments, the policy, and my notes; changed by events alone."""

    def __init__(self) -> None:
        self.people: dict[bytes, Person] = {}
        self.departments: dict[bytes, Department] = {}
        self.policy: Policy | None = None
        self.notes: dict[bytes, PersonNote] = {}
        self._tree: Tree | None = None

    def apply(self, event: PeopleStored | StateStored) -> None:
        """Take an event in."""
        match event:
            case PeopleStored():
                self._stored(event)
            case StateStored(items):
                for item in items:
                    self._note(item.key, item.value)

    def _stored(self, event: PeopleStored) -> None:
        if event.anew:
            self.people.clear()
            self.departments.clear()
        for person in event.people:
            if person.withheld:
                self.people.pop(person.person, None)
            else:
                self.people[person.person] = person
        for department in event.departments:
            if department.removed:
                self.departments.pop(department.department, None)
            else:
                self.departments[department.department] = department
        self.policy = event.policy or self.policy
        self._tree = None

    def _note(self, key: str, value: bytes) -> None:
        if not key.startswith("person/"):
            return
        try:
            self.notes[split_key(key)[1]] = decode_value(value, PersonNote)
        except Refusal:
            return  # of a newer version, or damaged: nothing is known

    # The tree

    @property
    def tree(self) -> "Tree":
        """The departments as they stand now."""
        if self._tree is None:
            self._tree = Tree(self.people, self.departments)
        return self._tree

    def children(self, department: bytes | None) -> Sequence[Department]:
        """Return the departments right below one, those at the top for None, in their order.

        Where only a part of the tree may be seen, its upper end stands at the top.
        """
        return self.tree.children.get(department, ())

    def count_below(self, department: bytes) -> int:
        """Return how many people with access are in a department and all below it."""
        return self.tree.counts.get(department, 0)

    def path(self, department: bytes) -> Sequence[Department]:
        """Return a department and those above it, from the top; empty for one not known."""
        found: list[Department] = []
        at: bytes | None = department
        while at is not None and (one := self.departments.get(at)) is not None and one not in found:
            found.insert(0, one)
            at = one.parent
        return found

    def members(self, department: bytes | None) -> Sequence[Person]:
        """Return the people with access right in a department; in none that is known for None."""
        return self.tree.people.get(department, ())

    # Names and rights

    def note(self, person: bytes) -> PersonNote:
        """Return what I keep about somebody."""
        return self.notes.get(person, NO_NOTE)

    def powers(self, me: bytes | None) -> Powers:
        """Return what I may do, as far as is known here; the server decides."""
        if self.policy is None or me is None:
            return EMPLOYEE_POWERS
        heads = [one.department for one in self.departments.values() if me in one.heads]
        return powers_of(self.policy, me, heads)


class Tree:
    """Who and what is below each department."""

    def __init__(self, people: Mapping[bytes, Person], departments: Mapping[bytes, Department]) -> None:
        self.children: dict[bytes | None, list[Department]] = {}
        self.people: dict[bytes | None, list[Person]] = {}
        for one in departments.values():
            above = one.parent if one.parent in departments else None
            self.children.setdefault(above, []).append(one)
        for siblings in self.children.values():
            siblings.sort(key=lambda one: (one.position, one.name, one.department))
        for person in people.values():
            if not person.disabled:
                where = person.department if person.department in departments else None
                self.people.setdefault(where, []).append(person)
        self.counts = self._count()

    def _count(self) -> dict[bytes, int]:
        """Count from the leaves up, without recursion: depth is the organisation's affair."""
        order: list[Department] = []
        waiting = list(self.children.get(None, ()))
        while waiting:
            one = waiting.pop()
            order.append(one)
            waiting += self.children.get(one.department, ())
        counts: dict[bytes, int] = {}
        for one in reversed(order):
            below = sum(counts[child.department] for child in self.children.get(one.department, ()))
            counts[one.department] = len(self.people.get(one.department, ())) + below
        return counts
