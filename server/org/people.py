"""Changing people: added, edited, moved, disabled, enabled, given a new password."""

from dataclasses import replace

from msgspec import structs

from server.org.change import Change
from server.org.leaving import bar_direct, leave_groups
from server.org.words import checked, checked_lines, checked_phones
from server.store.accounts import Account, add_account, set_password
from server.store.attempts import forget_failures_of
from server.store.avatars import put_avatar
from server.store.devices import drop_tokens_of
from server.store.people import Person, mark_changed, nobody_yet, person_by_number, save_person
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.avatar import avatar_digest
from shared.model.rights import SUPER_ADMIN, Holder, Right
from shared.protocol.admin import AddPerson, EditPerson
from shared.protocol.org import SetOwnCard

RIGHT = Right.MANAGE_PEOPLE


def add_person(change: Change, request: AddPerson, hashed: str, *, must_change: bool = True) -> Person:
    """Add someone with an account; `hashed` is the Argon2id hash of the password.

    Whoever is the first of an organisation is its super admin: somebody must be.
    Raises Refusal `number_taken`, `not_found`, `not_allowed`, `bad_message`.
    """
    change.check_reach(RIGHT, request.department)
    _check_department(change, request.department)
    first = nobody_yet(change.connection)
    number = checked(request.number, "number")
    _check_number(change, number, None)
    person = save_person(
        change.connection,
        Person(
            *(new_id(), number, checked(request.name, "name"), False, 0, request.department),
            *(checked(request.title, "title", empty=True), request.rank),
            *(checked_phones(request.phones), checked(request.mail, "mail", empty=True)),
            level=checked(request.level, "level", empty=True),
        ),
    )
    add_account(change.connection, new_id(), Account(person.id, hashed, must_change))
    if first:
        policy = change.policies.current(change.connection)
        holders = (*policy.holders, Holder(person.id, SUPER_ADMIN))
        change.policies.change(change.connection, structs.replace(policy, holders=holders))
    change.moved(person.id)
    return person


def edit_person(change: Change, request: EditPerson) -> Person:
    """Change a record; what is None stays. Raises Refusal as `add_person`."""
    before = change.person(request.person)
    change.check_reach(RIGHT, before.department)
    change.check_rank(before.id)
    after = before
    if request.number is not None:
        after = replace(after, number=checked(request.number, "number"))
        _check_number(change, after.number, before.id)
    if request.name is not None:
        after = replace(after, name=checked(request.name, "name"))
    if request.title is not None:
        after = replace(after, title=checked(request.title, "title", empty=True))
    if request.level is not None:
        after = replace(after, level=checked(request.level, "level", empty=True))
    if request.rank is not None:
        after = replace(after, rank=request.rank)
    after = _with_card(after, request.phones, request.mail)
    if request.nowhere or request.department is not None:
        after = replace(after, department=None if request.nowhere else request.department)
    if after.department != before.department:
        change.check_reach(RIGHT, after.department)
        _check_department(change, after.department)
        change.moved(before.id)
    return before if after == before else save_person(change.connection, after)


def set_own_card(change: Change, request: SetOwnCard) -> None:
    """Change one's own card; raises Refusal `not_allowed` (right), `bad_message`."""
    change.powers().require(Right.OWN_CARD)
    before = change.person(change.actor or b"")
    after = _with_card(before, request.phones, request.mail)
    if request.signature is not None:
        after = replace(after, signature=checked_lines(request.signature, "signature"))
    if after != before:
        save_person(change.connection, after)


def set_avatar(change: Change, picture: bytes) -> None:
    """Change one's own picture; an empty one takes it away. Raises Refusal `not_allowed` (right)."""
    change.powers().require(Right.OWN_CARD)
    before = change.person(change.actor or b"")
    digest = avatar_digest(picture)
    if digest != before.avatar:
        put_avatar(change.connection, before.id, picture)
        save_person(change.connection, replace(before, avatar=digest))


def disable_person(change: Change, person: bytes, successor: bytes | None = None) -> Person:
    """End someone's access: they are in no group any more, and nobody writes to them alone."""
    before = change.person(person)
    change.check_reach(RIGHT, before.department)
    change.check_rank(person)
    if change.actor == person:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="self")
    change.check_not_last(person)
    if successor is not None and (successor == person or change.person(successor).disabled):
        raise Refusal(ErrorCode.NOT_FOUND, part="successor")
    if before.disabled and before.successor == successor:
        return before
    after = save_person(change.connection, replace(before, disabled=True, successor=successor))
    leave_groups(change.connection, change.desk, person, successor)
    bar_direct(change.connection, change.desk, person)
    change.moved(person)
    return after


def enable_person(change: Change, person: bytes) -> Person:
    """Let someone in again, with the password and the role they had; the groups they left stay left."""
    before = change.person(person)
    change.check_reach(RIGHT, before.department)
    change.check_rank(person)
    if not before.disabled:
        return before
    after = save_person(change.connection, replace(before, disabled=False, successor=None))
    bar_direct(change.connection, change.desk, person)
    change.moved(person)
    return after


def reset_password(change: Change, person: bytes, hashed: str, *, must_change: bool = True) -> Person:
    """Set a password, sign every device out, and forget failed tries at the one before."""
    found = change.person(person)
    change.check_reach(RIGHT, found.department)
    change.check_rank(person)
    set_password(change.connection, person, hashed, must_change=must_change)
    drop_tokens_of(change.connection, person)
    forget_failures_of(change.connection, person)
    mark_changed(change.connection, person)
    return found


def _with_card(person: Person, phones: tuple[str, ...] | None, mail: str | None) -> Person:
    if phones is not None:
        person = replace(person, phones=checked_phones(phones))
    if mail is not None:
        person = replace(person, mail=checked(mail, "mail", empty=True))
    return person


def _check_number(change: Change, number: str, whose: bytes | None) -> None:
    found = person_by_number(change.connection, number)
    if found is not None and found.id != whose:
        raise Refusal(ErrorCode.NUMBER_TAKEN, name=found.name, number=found.number)


def _check_department(change: Change, department: bytes | None) -> None:
    if department is not None and department not in change.tree.departments:
        raise Refusal(ErrorCode.NOT_FOUND, part="department")
