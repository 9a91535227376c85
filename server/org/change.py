"""One change to the organisation: a transaction, who makes it, and how far they may reach."""

from collections.abc import Collection

from server.log.desk import Desk
from server.org.following import follow, follow_people
from server.org.policies import Policies
from server.org.tree import Tree
from server.store.connection import Connection
from server.store.departments import Department
from server.store.organisation import Organisation
from server.store.people import Person, find_person, mark_changed
from shared.errors import ErrorCode, Refusal
from shared.model.rights import BOUNDED, EVERY_POWER, SUPER_ADMIN, Powers

MANY = 100
"""With more people moved than this, all groups are compared at once."""


class Change:
    """Lives as long as one transaction. `actor` is None for whoever has the machine: they may do everything.

    What is decided is decided here, inside the transaction, by the tree and the policy as they then are.
    """

    def __init__(
        self,
        connection: Connection,
        desk: Desk,
        organisation: Organisation,
        policies: Policies,
        actor: bytes | None = None,
    ) -> None:
        self.connection = connection
        self.desk = desk
        self.organisation = organisation
        self.policies = policies
        self.actor = actor
        self._tree: Tree | None = None
        self._reaches: dict[str, Collection[bytes] | None] = {}
        self._moved: set[bytes] = set()
        self._everybody = False
        self.regraded: set[bytes] = set()
        """Of whose card outside contacts see another part than before."""

    @property
    def tree(self) -> Tree:
        """The departments as they are now."""
        if self._tree is None:
            self._tree = Tree.read(self.connection)
        return self._tree

    def powers(self) -> Powers:
        """Return what whoever makes this change may do."""
        if self.actor is None:
            return EVERY_POWER
        person = find_person(self.connection, self.actor)
        if person is None or person.disabled:
            raise Refusal(ErrorCode.DISABLED)
        return self.policies.powers(self.connection, self.actor)

    def department_changed(self, department: Department) -> None:
        """Know a department as it is now; who heads it, and what rights reach, may be others."""
        self.tree.put(department)
        self._reaches.clear()
        self.policies.forget()
        self._everybody = True

    def moved(self, person: bytes) -> None:
        """Have somebody put into the groups that follow the tree: their place has changed."""
        self._moved.add(person)

    def shown_otherwise(self, person: bytes) -> None:
        """Have somebody's record read anew, since who is outside sees another part of it."""
        mark_changed(self.connection, person)
        self.regraded.add(person)

    def finish(self) -> None:
        """Do what follows from the change, as its last part."""
        if self._everybody or len(self._moved) > MANY:
            follow(self.connection, self.desk, self.organisation, self.policies)
        else:
            follow_people(self, self._moved)

    # What may be changed

    def reach(self, right: str) -> Collection[bytes] | None:
        """Return the departments that the right reaches, None for everything; raises Refusal."""
        if right not in self._reaches:
            departments = self.powers().require(right)
            self._reaches[right] = self.tree.covered(departments) if departments else None
        return self._reaches[right]

    def check_reach(self, right: str, *departments: bytes | None) -> None:
        """Refuse what lies outside a right's reach; None stands for what is in no department.

        Raises Refusal `not_allowed` (right, or reason "scope").
        """
        reach = self.reach(right)
        if reach is not None and not all(one in reach for one in departments):
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="scope")

    def check_rank(self, person: bytes) -> None:
        """Refuse to change who may do what the actor may not; raises `not_allowed` (reason "rank")."""
        if self.actor is not None and self.actor != person:
            self.check_given(self.policies.powers(self.connection, person))

    def check_given(self, given: Powers) -> None:
        """Refuse to hand out, or take, what the actor may not do; raises `not_allowed` (reason "rank")."""
        own = self.powers()
        for right, departments in given.rights.items():
            held = own.rights.get(right)
            if held is None or not self._within(right, departments, held):
                raise Refusal(ErrorCode.NOT_ALLOWED, reason="rank")

    def _within(self, right: str, departments: tuple[bytes, ...], held: tuple[bytes, ...]) -> bool:
        if right not in BOUNDED or not held:
            return True
        return bool(departments) and self.tree.covered(departments) <= self.tree.covered(held)

    def person(self, person: bytes) -> Person:
        """Return someone's record; raises Refusal `not_found`."""
        found = find_person(self.connection, person)
        if found is None:
            raise Refusal(ErrorCode.NOT_FOUND, part="person")
        return found

    def check_not_last(self, person: bytes) -> None:
        """Refuse to take the last super admin away; raises `not_allowed` (reason "last")."""
        holders = self.policies.current(self.connection).holders
        supers = [one.person for one in holders if one.role == SUPER_ADMIN]
        left = [one for one in supers if one != person and self.policies.enabled(self.connection, one)]
        if person in supers and not left:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="last")
