"""Doing what a plan says, in one transaction: by the same rules as one change after another."""

from collections.abc import Mapping, Sequence

from server.org import people
from server.org.change import Change
from server.org.departments import add_department, edit_department
from server.org.paths import find_path
from server.org.tables.plan import Plan, Step
from server.store.people import Person
from shared.ids import new_id
from shared.protocol.admin import AddPerson, EditDepartment, EditPerson


def apply_plan(change: Change, plan: Plan, hashes: Sequence[str]) -> None:
    """Apply a plan just made in this transaction; one hash of a password for each who is added.

    Raises Refusal for what a rule forbids, which takes everything back.
    """
    for path in plan.departments:
        parent = find_path(change.tree, path[:-1])
        add_department(change, new_id(), path[-1], None if parent is None else parent.id)
    left = iter(hashes)
    heads: dict[bytes, set[bytes]] = {}
    for step in plan.steps:
        if not step.kinds:
            continue
        done = _add(change, step, next(left)) if step.before is None else _edit(change, step, step.before)
        _note_head(change, step, done, heads)
    for department, wanted in heads.items():
        edit_department(change, EditDepartment(department, heads=tuple(sorted(wanted))))


def added(plan: Plan) -> list[Step]:
    """Return who is added, in the order in which their hashes are taken."""
    return [step for step in plan.steps if step.before is None]


def _place(change: Change, step: Step) -> bytes | None:
    found = find_path(change.tree, step.wanted.department or ())
    return None if found is None else found.id


def _add(change: Change, step: Step, hashed: str) -> Person:
    wanted = step.wanted
    request = AddPerson(
        *(wanted.number, wanted.name, _place(change, step), wanted.title or "", wanted.rank or 0),
        *(wanted.phones or (), wanted.mail or "", wanted.level or ""),
    )
    person = people.add_person(change, request, hashed)
    return people.disable_person(change, person.id) if wanted.left else person


def _edit(change: Change, step: Step, before: Person) -> Person:
    wanted, kinds = step.wanted, step.kinds
    if "enabled" in kinds:
        people.enable_person(change, before.id)
    request: Mapping[str, object] = {
        "number": wanted.number,
        "name": wanted.name,
        "title": wanted.title,
        "level": wanted.level,
        "rank": wanted.rank,
        "phones": wanted.phones,
        "mail": wanted.mail,
    }
    if "moved" in kinds:
        place = _place(change, step)
        request = {**request, "department": place, "nowhere": place is None}
    after = people.edit_person(change, EditPerson(before.id, **request))  # pyright: ignore[reportArgumentType]
    return people.disable_person(change, before.id) if "disabled" in kinds else after


def _note_head(change: Change, step: Step, person: Person, heads: dict[bytes, set[bytes]]) -> None:
    department = person.department
    if step.wanted.head is None or department is None or department not in change.tree.departments:
        return
    before = change.tree.departments[department].heads
    if step.wanted.head != (person.id in before):
        wanted = heads.setdefault(department, set(before))
        (wanted.add if step.wanted.head else wanted.discard)(person.id)
