"""What one person may see of the directory."""

import hashlib
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

from server.org.policies import read_powers
from server.org.tree import Tree
from server.store.connection import Connection
from server.store.memberships import direct_peers
from server.store.people import find_person
from shared.model.rights import Powers, Right

SCOPE_SIZE = 8
_SEEING = (Right.SEE_EVERYONE, Right.MANAGE_PEOPLE, Right.EXPORT_PEOPLE, Right.MANAGE_DEPARTMENTS)
"""Who may change or export people sees them."""


class Scope(Struct, frozen=True):
    """Departments whose people are seen, departments seen beside those, and people seen wherever they are."""

    within: AbstractSet[bytes]
    departments: AbstractSet[bytes]
    people: AbstractSet[bytes]

    def digest(self) -> bytes:
        """Name this scope: another one has another name."""
        parts = (*sorted(self.within), b"|", *sorted(self.departments), b"|", *sorted(self.people))
        return hashlib.sha256(b"".join(parts)).digest()[:SCOPE_SIZE]

    def sees(self, person: bytes, department: bytes | None) -> bool:
        """Tell whether somebody of a department is seen."""
        return department in self.within or person in self.people


def scope_of(connection: Connection, organisation: bytes, person: bytes) -> Scope | None:
    """Return what a person may see, None for everything.

    Without the right to see everyone that is the own department and all below it, the way up from
    there and who heads it, and whoever one talks with alone.
    """
    return scope_by(connection, read_powers(connection, organisation, person), person)


def scope_by(connection: Connection, powers: Powers, person: bytes) -> Scope | None:
    """Return what a person may see who has these powers, None for everything."""
    reached = [powers.rights[right] for right in _SEEING if right in powers.rights]
    if () in reached:
        return None
    tree = Tree.read(connection)
    found = find_person(connection, person)
    own = None if found is None else found.department
    roots = {one for departments in reached for one in departments}
    if own is not None:
        roots.add(own)
    within = tree.covered(roots)
    departments = within | {up.id for root in roots for up in tree.ancestors(root)}
    heads = {head for one in departments for head in tree.departments[one].heads}
    return Scope(within, departments, heads | direct_peers(connection, person) | {person})


def seen_of(
    organisation: bytes, connection: Connection, person: bytes, people: Sequence[bytes]
) -> tuple[bytes, ...]:
    """Return those of some people whom a person may see."""
    scope = scope_of(connection, organisation, person)
    if scope is None:
        return tuple(people)
    found = (find_person(connection, one) for one in people)
    return tuple(one.id for one in found if one is not None and scope.sees(one.id, one.department))
