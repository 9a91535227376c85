"""The organisation as a tree of departments and people, and the rows of it that are unfolded."""

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from client.viewmodels.people.naming import Presence, shown_name
from shared.protocol.org import Department, Person

HERE = frozenset(Presence) - {Presence.OFFLINE, Presence.INVISIBLE}
"""How somebody is seen who can be reached in one way or another."""


FAVOURITES = b"favourites"
Count = tuple[int, int | None]
"""How many people, and how many of them can be reached; None while that is not known."""


class Branch(StrEnum):
    """What a row of the tree is."""

    FAVOURITES = "favourites"
    CONTACT_GROUP = "contact_group"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    PERSON = "person"


class TreeRow(Struct, frozen=True):
    """One row. `place` tells rows apart where somebody stands twice: the branch's id before the own one.

    A branch counts the people in it and below; `here` is how many of them can be reached, None while
    that is not known. A person has a `title` and `words` of their own below the name.
    """

    place: tuple[bytes, bytes]
    kind: Branch
    name: str
    depth: int = 0
    unfolded: bool = False
    people: int = 0
    here: int | None = None
    title: str = ""
    words: str = ""
    presence: Presence | None = None

    @property
    def id(self) -> bytes:
        """The id of the department or person."""
        return self.place[1]


class Sight(Struct, frozen=True):
    """How I see a person: presence and words to it, the name I gave them, and the systems they are on."""

    presence: Presence | None = None
    words: str = ""
    name: str = ""
    systems: tuple[str, ...] = ()


class Section(Struct, frozen=True):
    """Colleagues that stand above the organisation under a name of mine."""

    kind: Branch
    place: bytes
    name: str
    people: Sequence[Person]


class Hierarchy(Protocol):
    """Departments below departments, and the people in them in their order; None is what has none above."""

    def children(self, department: bytes | None) -> Sequence[Department]: ...

    def people_in(self, department: bytes | None) -> Sequence[Person]: ...


class OrganisationTree:
    """One version of the hierarchy: what was asked for once is kept until the directory changes.

    So are the rows of people: of thousands that are unfolded, few are seen otherwise a moment later.
    """

    def __init__(self, hierarchy: Hierarchy) -> None:
        self._hierarchy = hierarchy
        self._below: dict[bytes | None, Sequence[Department]] = {}
        self._inside: dict[bytes | None, Sequence[Person]] = {}
        self._rows: dict[tuple[bytes, bytes, int], tuple[Sight, TreeRow]] = {}

    def below(self, department: bytes | None) -> Sequence[Department]:
        """Return the departments right below one, or those at the top."""
        if department not in self._below:
            self._below[department] = self._hierarchy.children(department)
        return self._below[department]

    def inside(self, department: bytes | None) -> Sequence[Person]:
        """Return the people right in a department, or those who are in none."""
        if department not in self._inside:
            self._inside[department] = self._hierarchy.people_in(department)
        return self._inside[department]

    def everyone(self, department: bytes | None) -> Iterator[Person]:
        """Return the people in a department and below."""
        yield from self.inside(department)
        for one in self.below(department):
            yield from self.everyone(one.department)

    def row(self, place: bytes, person: Person, depth: int, sight: Sight) -> TreeRow:
        """Return somebody's row in a branch: the one of before where it would say the same."""
        key = (place, person.person, depth)
        kept = self._rows.get(key)
        if kept is None or kept[0] != sight:
            kept = self._rows[key] = sight, _person_row(place, person, depth, sight)
        return kept[1]


def _person_row(place: bytes, person: Person, depth: int, sight: Sight) -> TreeRow:
    return TreeRow(
        place=(place, person.person),
        kind=Branch.PERSON,
        name=sight.name or shown_name(person.name, person.number),
        depth=depth,
        title=person.title,
        words=sight.words or person.signature,
        presence=sight.presence,
    )


class Unfolding:
    """Makes the rows of a tree: `unfolded` names the branches that are open, `sight` how people are seen."""

    def __init__(
        self, tree: OrganisationTree, unfolded: Collection[bytes], sight: Callable[[bytes], Sight]
    ) -> None:
        self._tree = tree
        self._unfolded = unfolded
        self._sight = sight
        self._counts: dict[bytes | None, Count] = {}
        self._seen: dict[bytes, Sight] = {}

    def rows(self, root: bytes, company: str, sections: Sequence[Section] = ()) -> list[TreeRow]:
        """Return all rows; `sections` of mine stand above."""
        rows: list[TreeRow] = []
        for one in sections:
            rows.append(self._branch(one.kind, one.place, one.name, 0, self._count_people(one.people)))
            if one.place in self._unfolded:
                rows += [self._person(one.place, person, 1) for person in one.people]
        rows.append(self._branch(Branch.ORGANISATION, root, company, 0, self._count(None)))
        if root in self._unfolded:
            rows += self._inside(None, root, 1)
        return rows

    def _inside(self, department: bytes | None, place: bytes, depth: int) -> Iterator[TreeRow]:
        """Return the rows of one branch: its people, then what lies below; at the top the other way."""
        people = [self._person(place, one, depth) for one in self._tree.inside(department)]
        if department is not None:
            yield from people
        for one in self._tree.below(department):
            count = self._count(one.department)
            yield self._branch(Branch.DEPARTMENT, one.department, one.name, depth, count)
            if one.department in self._unfolded:
                yield from self._inside(one.department, one.department, depth + 1)
        if department is None:
            yield from people

    def _count(self, department: bytes | None) -> Count:
        """Count who is in a department and below, once."""
        if department not in self._counts:
            people, here = self._count_people(self._tree.inside(department))
            for one in self._tree.below(department):
                more, more_here = self._count(one.department)
                people += more
                here = None if here is None or more_here is None else here + more_here
            self._counts[department] = people, here
        return self._counts[department]

    def _count_people(self, people: Collection[Person]) -> Count:
        seen = [self._see(one.person).presence for one in people]
        return len(seen), None if None in seen else sum(one in HERE for one in seen)

    def _branch(self, kind: Branch, place: bytes, name: str, depth: int, count: Count) -> TreeRow:
        return TreeRow((b"", place), kind, name, depth, place in self._unfolded, *count)

    def _person(self, place: bytes, person: Person, depth: int) -> TreeRow:
        return self._tree.row(place, person, depth, self._see(person.person))

    def _see(self, person: bytes) -> Sight:
        """Look at somebody once: they count, and have a row."""
        seen = self._seen.get(person)
        if seen is None:
            seen = self._seen[person] = self._sight(person)
        return seen
