"""Changing departments: added, renamed, moved, given heads, removed."""

from dataclasses import replace

from server.org.change import Change
from server.org.words import checked
from server.store.departments import Department, find_department, save_department
from server.store.people import people_in, save_person
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.rights import BOUNDED, DEPARTMENT_HEAD, Powers, Right
from shared.protocol.admin import EditDepartment

RIGHT = Right.MANAGE_DEPARTMENTS


def add_department(
    change: Change, department: bytes, name: str, parent: bytes | None, position: int | None = None
) -> Department:
    """Add a department, after its siblings unless a position is given; repeating it changes nothing."""
    change.check_reach(RIGHT, parent)
    _check_parent(change, parent)
    there = find_department(change.connection, department)
    wanted = Department(department, parent, checked(name, "name"), position or 0)
    if there is not None:
        if (there.removed, there.parent, there.name) != (False, parent, wanted.name):
            raise Refusal(ErrorCode.CONFLICT, part="department")
        return there
    _check_fits(change, parent, 1)
    _check_name(change, wanted)
    if len(change.tree.departments) >= limits.DEPARTMENTS:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.DEPARTMENTS)
    if position is None:
        siblings = change.tree.children(parent)
        wanted = replace(wanted, position=siblings[-1].position + 1 if siblings else 0)
    saved = save_department(change.connection, wanted)
    change.department_changed(saved)
    return saved


def edit_department(change: Change, request: EditDepartment) -> Department:
    """Rename or move a department, or name its heads; what is None stays."""
    change.check_reach(RIGHT, request.department)
    before = _department(change, request.department)
    after = before
    if request.name is not None:
        after = replace(after, name=checked(request.name, "name"))
    if request.position is not None:
        after = replace(after, position=request.position)
    if request.top or request.parent is not None:
        after = replace(after, parent=None if request.top else request.parent)
    if request.heads is not None:
        after = replace(after, heads=tuple(dict.fromkeys(request.heads)))
    if set(after.heads) != set(before.heads):
        _check_heads(change, before, after)
    if after.parent != before.parent:
        _check_move(change, after)
    if (after.name, after.parent) != (before.name, before.parent):
        _check_name(change, after)
    if after == before:
        return before
    saved = save_department(change.connection, after)
    change.department_changed(saved)
    return saved


def remove_department(change: Change, department: bytes) -> None:
    """Remove a department that holds neither departments nor people who are still here."""
    change.check_reach(RIGHT, department)
    before = _department(change, department)
    people = people_in(change.connection, [department])
    if change.tree.children(department) or not all(person.disabled for person in people):
        raise Refusal(ErrorCode.NOT_EMPTY)
    for person in people:
        save_person(change.connection, replace(person, department=None))
    change.department_changed(save_department(change.connection, replace(before, heads=(), removed=True)))


def _department(change: Change, department: bytes) -> Department:
    found = change.tree.departments.get(department)
    if found is None:
        raise Refusal(ErrorCode.NOT_FOUND, part="department")
    return found


def _check_parent(change: Change, parent: bytes | None) -> None:
    if parent is not None:
        _department(change, parent)


def _check_fits(change: Change, parent: bytes | None, height: int) -> None:
    if len(change.tree.ancestors(parent)) + height > limits.DEPARTMENT_DEPTH:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="depth", limit=limits.DEPARTMENT_DEPTH)


def _check_name(change: Change, department: Department) -> None:
    """Refuse two siblings of one name: nobody could tell them apart, nor a table name them."""
    sibling = change.tree.named(department.parent, department.name)
    if sibling is not None and sibling.id != department.id:
        raise Refusal(ErrorCode.CONFLICT, part="name")


def _check_move(change: Change, after: Department) -> None:
    change.check_reach(RIGHT, after.parent)
    _check_parent(change, after.parent)
    if after.parent is not None and after.parent in change.tree.subtree(after.id):
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="cycle")
    _check_fits(change, after.parent, change.tree.height(after.id))
    # Whoever heads a department above has that role's rights over this one from now on.
    change.check_given(_rights_of_heads(change, after.id))


def _check_heads(change: Change, before: Department, after: Department) -> None:
    for person in set(after.heads) - set(before.heads):
        if change.person(person).disabled:
            raise Refusal(ErrorCode.NOT_FOUND, part="person")
    change.check_given(_rights_of_heads(change, after.id))


def _rights_of_heads(change: Change, department: bytes) -> Powers:
    roles = change.policies.current(change.connection).roles
    rights = next((role.rights for role in roles if role.id == DEPARTMENT_HEAD), ())
    return Powers({right: (department,) for right in rights if right in BOUNDED})
