"""The groups that follow the tree: departments and all staff are made to equal it, entry by entry.

In a department's group is everyone of the department and all below it, and its heads, who are its
admins. In the group of all staff is everyone but guests; its admins are those of the organisation.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from server.log.desk import Desk
from server.org.policies import Policies
from server.org.tree import Tree
from server.store.connection import Connection
from server.store.following import FollowingGroup, following_groups
from server.store.organisation import Organisation
from server.store.people import places_of_people
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
