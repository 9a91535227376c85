"""Changing the policy: roles, who holds them, and for how long a message can be taken back."""

from msgspec.structs import replace

from server.org.change import Change
from server.org.words import checked
from server.store.policy import load_policy
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.rights import (
    EMPLOYEE,
    HOUSE_ROLE_IDS,
    SUPER_ADMIN,
    Holder,
    Policy,
    Powers,
    Right,
    Role,
    encode_policy,
)

RIGHT = Right.MANAGE_ROLES


def put_role(change: Change, role: Role) -> None:
    """Make a role, or change its name and rights; roles of the house keep their names.

    Raises Refusal `not_allowed` (reason "house", "too_many", "rank", "scope"), `bad_message`.
    """
    change.check_reach(RIGHT, None)
    policy = change.policies.current(change.connection)
    house = role.id in HOUSE_ROLE_IDS
    if role.id == SUPER_ADMIN:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="house")
    if set(role.rights) - set(Right):
        raise Refusal(ErrorCode.BAD_MESSAGE, part="rights")
    rights = tuple(right for right in Right if right in role.rights)
    named = Role(checked(role.id, "id"), "" if house else checked(role.name, "name"), rights)
    before = next((one for one in policy.roles if one.id == named.id), None)
    for one in (named,) if before is None else (named, before):
        change.check_given(_powers(one))
    if before is None and len(policy.roles) >= limits.ROLES:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.ROLES)
    kept = tuple(named if one.id == named.id else one for one in policy.roles)
    _put(change, replace(policy, roles=kept if before is not None else (*kept, named)))


def remove_role(change: Change, role: str) -> None:
    """Remove a role that nobody holds; raises Refusal `not_empty`, `not_found`, `not_allowed`."""
    change.check_reach(RIGHT, None)
    policy = change.policies.current(change.connection)
    if role in HOUSE_ROLE_IDS:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="house")
    change.check_given(_powers(_role(policy, role)))
    if any(one.role == role for one in policy.holders):
        raise Refusal(ErrorCode.NOT_EMPTY)
    _put(change, replace(policy, roles=tuple(one for one in policy.roles if one.id != role)))


def assign_role(change: Change, person: bytes, role: str, departments: tuple[bytes, ...] = ()) -> None:
    """Give someone a role and the departments it reaches; an employee's is that of all others.

    Raises Refusal `not_found`, `not_allowed` (reason "last", "too_many", "rank", "scope", "house").
    """
    change.check_reach(RIGHT, change.person(person).department)
    change.check_rank(person)
    policy = change.policies.current(change.connection)
    found = _role(policy, role)
    departments = tuple(dict.fromkeys(departments))
    if not set(departments) <= set(change.tree.departments):
        raise Refusal(ErrorCode.NOT_FOUND, part="department")
    if role == SUPER_ADMIN and departments:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="house")  # whoever may mend everything, may so everywhere
    change.check_given(_powers(found, departments))
    if role != SUPER_ADMIN:
        change.check_not_last(person)
    holders = tuple(one for one in policy.holders if one.person != person)
    if role != EMPLOYEE or departments:
        holders = (*holders, Holder(person, role, departments))
    if len(holders) > limits.HOLDERS:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.HOLDERS)
    _put(change, replace(policy, holders=holders))
    change.moved(person)


def set_recall_time(change: Change, seconds: int) -> None:
    """Set for how many seconds one's own message can be taken back."""
    change.check_reach(RIGHT, None)
    policy = change.policies.current(change.connection)
    _put(change, replace(policy, recall_seconds=seconds))


def begin_policy(change: Change) -> bool:
    """Put a first policy in force where there is none, as after an upgrade; tell whether anybody governs."""
    policy = change.policies.current(change.connection)
    if load_policy(change.connection) is None:
        change.policies.change(change.connection, policy)
    return any(
        one.role == SUPER_ADMIN and change.policies.enabled(change.connection, one.person)
        for one in policy.holders
    )


def _role(policy: Policy, role: str) -> Role:
    found = next((one for one in policy.roles if one.id == role), None)
    if found is None:
        raise Refusal(ErrorCode.NOT_FOUND, part="role")
    return found


def _powers(role: Role, departments: tuple[bytes, ...] = ()) -> Powers:
    rights = tuple(Right) if role.id == SUPER_ADMIN else role.rights
    return Powers(dict.fromkeys(rights, departments))


def _put(change: Change, policy: Policy) -> None:
    if len(encode_policy(policy)) > limits.POLICY - 1024:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.POLICY)
    change.policies.change(change.connection, policy)
