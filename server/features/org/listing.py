"""The directory as "newer than V": people, departments, replies and the policy in one order of versions."""

import hashlib
from collections.abc import Iterable

from server.org.outside import Outsider, outsider_by
from server.org.policies import read_policy
from server.org.scope import SCOPE_SIZE, Scope, scope_by
from server.store import departments as department_rows
from server.store import people as person_rows
from server.store import replies as reply_rows
from server.store.connection import Connection
from server.store.organisation import people_version, restored_at
from server.store.policy import headed_by, load_policy
from shared import limits
from shared.model.rights import powers_of
from shared.protocol.org import CompanyReply, Department, People, Person

LARGEST = 2**63 - 1
_FIXED = 80
"""Bytes of a record beside its words, at most."""

Row = person_rows.Person | department_rows.Department | reply_rows.CompanyReply


def list_people(connection: Connection, organisation: bytes, person: bytes, newer_than: int) -> People:
    """Return what changed after a directory version, as this person may see it, at most a page of it."""
    since = min(max(newer_than, 0), LARGEST)
    rules = read_policy(connection, organisation)
    powers = powers_of(rules, person, headed_by(connection, person))
    scope = scope_by(connection, powers, person)
    outsider = outsider_by(connection, rules, powers, person)
    people = person_rows.people_newer_than(connection, since, limits.PEOPLE + 1)
    departments = department_rows.departments_newer_than(connection, since, limits.PEOPLE + 1)
    replies = reply_rows.replies_newer_than(connection, since, limits.PEOPLE + 1)
    rows = sorted((*people, *departments, *replies), key=lambda one: one.version)
    page = _page(rows)
    more = len(page) < len(rows)
    version = people_version(connection)
    last = page[-1].version if more else version
    policy = load_policy(connection)
    told = policy is not None and since < policy[1] <= last
    return People(
        version=version,
        people=tuple(_people(connection, page, scope, outsider, first=since == 0)),
        more=more,
        departments=tuple(_departments(page, scope, first=since == 0)),
        policy=policy[0] if policy is not None and told else None,
        scope=_name(scope, outsider, restored_at(connection)),
        last=last,
        replies=tuple(_replies(page, first=since == 0)),
    )


def _name(scope: Scope | None, outsider: Outsider | None, restored: int) -> bytes:
    """Name what may be seen: whoever comes in from outside, or goes out, reads everything anew.

    So does everybody after a restore, by whose versions nothing is known of a copy of before.
    """
    name = b"" if scope is None else scope.digest()
    if outsider is not None:
        name = outsider.digest(scope)
    return hashlib.sha256(name + restored.to_bytes(8)).digest()[:SCOPE_SIZE] if restored else name


def _page(rows: list[Row]) -> list[Row]:
    """Cut at a page's records, and at its bytes; the first always fits."""
    size = 0
    for count, row in enumerate(rows[: limits.PEOPLE]):
        size += _size(row)
        if count and size > limits.PAGE_BYTES:
            return rows[:count]
    return rows[: limits.PEOPLE]


def _size(row: Row) -> int:
    """Return about how many bytes a record takes: three for each letter, as Chinese ones have."""
    if isinstance(row, person_rows.Person):
        words = (row.number, row.name, row.title, row.level, row.mail, row.signature, *row.phones)
        return _FIXED + 3 * sum(map(len, words))
    if isinstance(row, reply_rows.CompanyReply):
        return _FIXED + 3 * len(row.text) + 3 * len(row.category)
    return _FIXED + 3 * len(row.name) + 18 * len(row.heads)


def _people(
    connection: Connection,
    page: Iterable[Row],
    scope: Scope | None,
    outsider: Outsider | None,
    *,
    first: bool,
) -> Iterable[Person]:
    """Return the people of a page; a copy that is begun anew has nobody to be withheld from it."""
    for row in page:
        if not isinstance(row, person_rows.Person):
            continue
        if scope is None or scope.sees(row.id, row.department):
            one = row if outsider is None else outsider.card(connection, row)
            department = one.department
            if scope is not None and department not in scope.departments:
                department = None
            yield Person(
                *(one.id, one.number, one.name, one.disabled, one.version, department, one.title),
                *(one.rank, one.phones, one.mail, one.signature, one.successor),
                avatar=one.avatar,
                level=one.level,
            )
        elif not first:
            yield Person(row.id, "", "", False, row.version, withheld=True)


def _departments(page: Iterable[Row], scope: Scope | None, *, first: bool) -> Iterable[Department]:
    """Return the departments of a page; one that may not be seen is as one that was removed."""
    for one in page:
        if not isinstance(one, department_rows.Department):
            continue
        if scope is None or one.id in scope.departments:
            yield Department(one.id, one.parent, one.name, one.position, one.heads, one.removed, one.version)
        elif not first:
            yield Department(one.id, None, "", 0, (), True, one.version)


def _replies(page: Iterable[Row], *, first: bool) -> Iterable[CompanyReply]:
    """Return the quick replies of a page; they are everybody's to see."""
    for one in page:
        if isinstance(one, reply_rows.CompanyReply) and not (first and one.removed):
            yield CompanyReply(one.id, one.text, one.category, one.place, one.removed, one.version)
