"""The groups that follow the tree: departments and all staff are made to equal it, entry by entry.

In a department's group is everyone of the department and all below it, and its heads, who are its
admins. In the group of all staff is everyone but guests; its admins are those of the organisation.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from server.log.desk import Desk
from server.org.policies import Policies
from server.org.tree import Tree
from server.store.connection import Connection
from server.store.following import FollowingGroup, following_groups
from server.store.memberships import following_of
from server.store.organisation import Organisation
from server.store.people import find_person, places_of_people
from server.store.policy import headed_by
from shared import limits
from shared.ids import department_conversation, staff_conversation
from shared.model.bodies import GroupBody, MemberBody, RulesBody
from shared.model.conversation import ConversationKind, Rank
from shared.model.rights import ADMIN, GUEST, SUPER_ADMIN, Policy

_RANKS = {Rank.ADMIN: "admin", Rank.MEMBER: "member"}


class Wanted(Struct, frozen=True):
    """A group as the tree wants it."""

    kind: ConversationKind
    name: str
    members: Mapping[bytes, Rank]


class Placing(Protocol):
    """What a change knows that people are placed by."""

    @property
    def connection(self) -> Connection:
        """Where it is read and written."""
        ...

    @property
    def desk(self) -> Desk:
        """Where entries are made."""
        ...

    @property
    def organisation(self) -> Organisation:
        """Whose tree it is."""
        ...

    @property
    def policies(self) -> Policies:
        """Who is a guest, and who governs."""
        ...

    @property
    def tree(self) -> Tree:
        """The departments as they are."""
        ...


def follow(connection: Connection, desk: Desk, organisation: Organisation, policies: Policies) -> int:
    """Append what the groups lack to equal the tree; return how many entries that took.

    Costs one read of places and members where nothing differs.
    """
    before = len(desk.placed)
    there = following_groups(connection)
    tree = Tree.read(connection)
    wanted = _wanted(connection, tree, organisation, policies.current(connection))
    for group, one in wanted.items():
        _equal(desk, group, one, there.get(group))
    for group, standing in there.items():
        if group not in wanted and not standing.disbanded:
            _change(desk, group, "remove", sorted(standing.members))
            desk.append(group, RulesBody(disbanded=True))
    return len(desk.placed) - before


def follow_people(change: Placing, people: Collection[bytes]) -> None:
    """Put single people into the groups they belong to, and out of the others, where the tree itself stayed.

    Costs what they cost, however many others there are.
    """
    add: dict[bytes, list[bytes]] = {}
    remove: dict[bytes, list[bytes]] = {}
    ranks: dict[tuple[bytes, Rank], list[bytes]] = {}
    for person in sorted(people):
        wanted = _groups_of(change, person)
        there = following_of(change.connection, person)
        for group in there.keys() - wanted.keys():
            remove.setdefault(group, []).append(person)
        for group in wanted.keys() - there.keys():
            add.setdefault(group, []).append(person)
        for group, rank in wanted.items():
            if there.get(group, Rank.MEMBER) is not rank:
                ranks.setdefault((group, rank), []).append(person)
    for group, gone in sorted(remove.items()):
        _change(change.desk, group, "remove", gone)
    for group, come in sorted(add.items()):
        if change.desk.head(group) is None:
            _found(change, group, come)
        else:
            _change(change.desk, group, "add", come)
    for (group, rank), given in sorted(ranks.items()):
        _change(change.desk, group, _RANKS[rank], given)


def _groups_of(change: Placing, person: bytes) -> dict[bytes, Rank]:
    found = find_person(change.connection, person)
    if found is None or found.disabled:
        return {}
    above = change.tree.ancestors(found.department)
    groups = {department_conversation(one.id): Rank.MEMBER for one in above}
    headed = headed_by(change.connection, person)
    groups |= {department_conversation(one): Rank.ADMIN for one in headed}
    staff = _staff([person], change.policies.current(change.connection))
    return groups | {staff_conversation(change.organisation.id): rank for rank in staff.values()}


def _found(change: Placing, group: bytes, people: Sequence[bytes]) -> None:
    """Found the group of all staff, or that of a department, with the first who are in it."""
    names = {department_conversation(one.id): one.name for one in change.tree.departments.values()}
    kind = ConversationKind.DEPARTMENT if group in names else ConversationKind.STAFF
    wanted = Wanted(kind, names.get(group, change.organisation.name), dict.fromkeys(people, Rank.MEMBER))
    _equal(change.desk, group, wanted, None)


def _wanted(
    connection: Connection, tree: Tree, organisation: Organisation, policy: Policy
) -> dict[bytes, Wanted]:
    places = places_of_people(connection)
    enabled = {person for person, _ in places}
    within: dict[bytes, dict[bytes, Rank]] = {department: {} for department in tree.departments}
    above = {one: [up.id for up in tree.ancestors(one)] for one in tree.departments}
    for person, department in places:
        for one in above.get(department, ()) if department is not None else ():
            within[one][person] = Rank.MEMBER
    found: dict[bytes, Wanted] = {}
    for one in tree.departments.values():
        members = within[one.id] | {head: Rank.ADMIN for head in one.heads if head in enabled}
        wanted = Wanted(ConversationKind.DEPARTMENT, one.name, members)
        found[department_conversation(one.id)] = wanted
    staff = Wanted(ConversationKind.STAFF, organisation.name, _staff(enabled, policy))
    found[staff_conversation(organisation.id)] = staff
    return found


def _staff(enabled: Iterable[bytes], policy: Policy) -> dict[bytes, Rank]:
    roles = {one.person: one for one in policy.holders}
    staff: dict[bytes, Rank] = {}
    for person in enabled:
        holder = roles.get(person)
        if holder is None or holder.role != GUEST:
            governs = holder is not None and holder.role in {SUPER_ADMIN, ADMIN} and not holder.departments
            staff[person] = Rank.ADMIN if governs else Rank.MEMBER
    return staff


def _equal(desk: Desk, group: bytes, wanted: Wanted, there: FollowingGroup | None) -> None:
    """Make one group equal; one that nobody has been in yet is not founded for nobody."""
    if there is None:
        if not wanted.members:
            return
        people = sorted(wanted.members)
        first, *more = _chunks(people)
        desk.append(group, GroupBody(wanted.name, tuple(first), wanted.kind.value))
        for chunk in more:
            desk.append(group, MemberBody(chunk[0], "add", tuple(chunk[1:])))
        members = dict.fromkeys(people, Rank.MEMBER)
    else:
        if there.name != wanted.name:
            desk.append(group, RulesBody(name=wanted.name))
        members = there.members
        _change(desk, group, "remove", sorted(members.keys() - wanted.members.keys()))
        added = sorted(wanted.members.keys() - members.keys())
        _change(desk, group, "add", added)
        members = {**members, **dict.fromkeys(added, Rank.MEMBER)}
    for rank, change in _RANKS.items():
        given = [person for person, one in wanted.members.items() if one is rank]
        _change(desk, group, change, sorted(one for one in given if members[one] is not rank))


def _change(desk: Desk, group: bytes, change: str, people: Sequence[bytes]) -> None:
    for chunk in _chunks(people):
        desk.append(group, MemberBody(chunk[0], change, tuple(chunk[1:])))


def _chunks(people: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(people), limits.MEMBERS):
        yield people[start : start + limits.MEMBERS]
