"""The policy: what each role may, where it reaches, and what a strange document comes to."""

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.rights import (
    ADMIN,
    DEPARTMENT_HEAD,
    EMPLOYEE,
    EMPLOYEE_POWERS,
    GUEST,
    HOUSE_ROLES,
    SUPER_ADMIN,
    Holder,
    Policy,
    Right,
    Role,
    decode_policy,
    encode_policy,
    first_policy,
    powers_of,
)

ORGANISATION = b"o" * 20
SOMEONE, NORTH, SOUTH = new_id(), new_id(), new_id()


def policy(*holders: Holder, roles: tuple[Role, ...] = HOUSE_ROLES) -> Policy:
    """A policy of these holders."""
    return Policy(ORGANISATION, 1, 0, roles, holders)


def test_who_holds_no_role_is_an_employee() -> None:
    assert powers_of(policy(), SOMEONE) == EMPLOYEE_POWERS
    assert not EMPLOYEE_POWERS.may(Right.MANAGE_PEOPLE)


def test_an_organisation_begins_with_its_super_admins() -> None:
    powers = powers_of(first_policy(ORGANISATION, 0, [SOMEONE]), SOMEONE)
    assert all(powers.require(right) == () for right in Right)


def test_an_admin_manages_all_but_roles_within_the_departments_given() -> None:
    powers = powers_of(policy(Holder(SOMEONE, ADMIN, (NORTH,))), SOMEONE)
    assert powers.require(Right.MANAGE_PEOPLE) == (NORTH,)
    with pytest.raises(Refusal) as refused:
        powers.require(Right.MANAGE_ROLES)
    assert refused.value.code is ErrorCode.NOT_ALLOWED
    assert refused.value.detail == {"right": "roles.manage"}


def test_a_guest_may_nothing_until_a_role_says_so() -> None:
    assert not powers_of(policy(Holder(SOMEONE, GUEST)), SOMEONE).rights


def test_a_head_has_the_heads_rights_over_the_own_departments_alone() -> None:
    heads = Role(DEPARTMENT_HEAD, "", (Right.MANAGE_PEOPLE, Right.TALK))
    powers = powers_of(policy(roles=(*HOUSE_ROLES[:2], heads, *HOUSE_ROLES[3:])), SOMEONE, [NORTH])
    assert powers.require(Right.MANAGE_PEOPLE) == (NORTH,)
    assert powers.require(Right.TALK) == ()  # an employee's, and without bounds


def test_a_right_of_two_roles_reaches_what_either_does_and_no_other_right_does() -> None:
    heads = Role(DEPARTMENT_HEAD, "", (Right.MANAGE_PEOPLE,))
    made = policy(Holder(SOMEONE, ADMIN, (SOUTH,)), roles=(*HOUSE_ROLES[:2], heads, *HOUSE_ROLES[3:]))
    powers = powers_of(made, SOMEONE, [NORTH])
    assert powers.require(Right.MANAGE_PEOPLE) == (SOUTH, NORTH)
    assert powers.require(Right.MANAGE_DEPARTMENTS) == (SOUTH,)


def test_a_super_admin_may_everything_whatever_the_document_says() -> None:
    powers = powers_of(policy(Holder(SOMEONE, SUPER_ADMIN), roles=()), SOMEONE)
    assert set(powers.rights) == set(Right)


def test_a_role_that_is_not_in_the_document_gives_nothing() -> None:
    assert not powers_of(policy(Holder(SOMEONE, "auditor")), SOMEONE).rights
    assert not powers_of(policy(roles=()), SOMEONE).rights  # not even that of employees


def test_a_right_of_a_newer_version_travels_and_means_nothing_here() -> None:
    newer = Role(EMPLOYEE, "", (Right.TALK, "moon.walk"))
    read = decode_policy(encode_policy(policy(roles=(newer,))))
    assert powers_of(read, SOMEONE).may(Right.TALK)
    assert read.roles == (newer,)


@given(st.binary(max_size=200))
def test_strange_bytes_are_refused_as_such(document: bytes) -> None:
    with suppress(Refusal):
        decode_policy(document)


def test_a_deeply_nested_document_is_refused() -> None:
    with pytest.raises(Refusal):
        decode_policy(b"\x91" * 100_000)


def test_fields_of_a_newer_version_are_passed_over() -> None:
    fields = msgspec.msgpack.decode(encode_policy(first_policy(ORGANISATION, 7)))
    assert decode_policy(msgspec.msgpack.encode([*fields, "new"])).issued == 7
