"""Roles and who holds them: what can be changed, by whom, and what never."""

import pytest

from server.org import people, roles
from server.org.change import Change
from server.store.policy import load_policy
from shared import limits
from shared.errors import ErrorCode
from shared.ids import new_id
from shared.model.rights import Policy, Right, Role, decode_policy, policy_bytes
from shared.protocol.admin import AssignRole, PutRole, RemoveRole, SetRecallTime
from tests.server.org.conftest import Company
from tests.server.org.test_people import refused


async def policy(company: Company) -> Policy:
    """Return the policy in force, once its signature holds."""
    found = await company.office.database.read(load_policy)
    assert found is not None
    signed, _ = found
    assert company.office.authority.signed(policy_bytes(signed.document), signed.signature)
    return decode_policy(signed.document)


async def test_every_change_is_numbered_dated_and_signed(company: Company) -> None:
    before = await policy(company)
    company.office.pass_time(10)
    await company.ask("王芳", SetRecallTime(300))
    after = await policy(company)
    assert (after.number, after.issued, after.recall_seconds) == (before.number + 1, before.issued + 10, 300)


async def test_roles_are_made_changed_held_and_removed(company: Company) -> None:
    await company.ask("王芳", PutRole(Role("hr", " 人事 ", (Right.MANAGE_PEOPLE, Right.TALK))))
    made = {role.id: role for role in (await policy(company)).roles}["hr"]
    assert made == Role("hr", "人事", (Right.TALK, Right.MANAGE_PEOPLE))
    await company.ask("王芳", AssignRole(company["陈静"], "hr", (company["市场部"],)))
    assert (await refused(company, "王芳", RemoveRole("hr"))).code is ErrorCode.NOT_EMPTY
    await company.ask("王芳", AssignRole(company["陈静"], "employee"))
    await company.ask("王芳", RemoveRole("hr"))
    assert (await refused(company, "王芳", RemoveRole("hr"))).code is ErrorCode.NOT_FOUND
    assert [one.role for one in (await policy(company)).holders] == ["super_admin"]


async def test_roles_of_the_house_stay(company: Company) -> None:
    request = PutRole(Role("super_admin", "", ()))
    assert (await refused(company, "王芳", request)).detail == {"reason": "house"}
    for role in ("super_admin", "employee", "guest"):
        assert (await refused(company, "王芳", RemoveRole(role))).detail == {"reason": "house"}
    await company.ask("王芳", PutRole(Role("guest", "Visitors", (Right.TALK,))))
    assert {role.id: role for role in (await policy(company)).roles}["guest"] == Role(
        "guest", "", (Right.TALK,)
    )


async def test_there_is_always_a_super_admin(company: Company) -> None:
    request = AssignRole(company["王芳"], "employee")
    assert (await refused(company, "王芳", request)).detail == {"reason": "last"}
    await company.ask("王芳", AssignRole(company["李伟"], "super_admin"))
    await company.change(lambda change: people.disable_person(change, company["李伟"]))
    # One who has left does not count.
    assert (await refused(company, "王芳", request)).detail == {"reason": "last"}
    await company.change(lambda change: people.enable_person(change, company["李伟"]))
    await company.ask("王芳", request)


async def test_nobody_gives_what_they_lack(company: Company) -> None:
    warden = Role("warden", "权限员", (Right.MANAGE_ROLES, Right.TALK))
    await company.change(lambda change: roles.put_role(change, warden))
    await company.change(lambda change: roles.assign_role(change, company["陈静"], "warden"))
    more = Role("helper", "助手", (Right.MANAGE_PEOPLE,))
    for request in (
        PutRole(more),
        PutRole(Role("admin", "", ())),
        AssignRole(company["陈静"], "super_admin"),
        AssignRole(company["陈静"], "admin"),
        AssignRole(company["王芳"], "guest"),
    ):
        assert (await refused(company, "陈静", request)).detail == {"reason": "rank"}
    await company.ask("陈静", PutRole(Role("talker", "说话", (Right.TALK,))))


@pytest.mark.parametrize(
    ("role", "departments", "code"),
    [
        ("nothing", (), ErrorCode.NOT_FOUND),
        ("admin", (bytes(16),), ErrorCode.NOT_FOUND),
        ("super_admin", (b"here",), ErrorCode.NOT_ALLOWED),
    ],
)
async def test_roles_and_departments_that_are_none(
    company: Company, role: str, departments: tuple[bytes, ...], code: ErrorCode
) -> None:
    reached = tuple(company["市场部"] if one == b"here" else one for one in departments)
    request = AssignRole(company["李伟"], role, reached)
    assert (await refused(company, "王芳", request)).code is code
    assert (await refused(company, "王芳", AssignRole(new_id(), "admin"))).code is ErrorCode.NOT_FOUND


async def test_words_of_roles_are_checked(company: Company) -> None:
    for role in (Role("x", "\x00", ()), Role("\n", "x", ()), Role("x", "x", ("people.eat",))):
        assert (await refused(company, "王芳", PutRole(role))).code is ErrorCode.BAD_MESSAGE


async def test_roles_have_an_end(company: Company) -> None:
    made = len((await policy(company)).roles)

    def many(change: Change) -> None:
        for number in range(limits.ROLES - made):
            roles.put_role(change, Role(f"r{number}", f"角色{number}", ()))

    await company.change(many)
    request = PutRole(Role("one_more", "再来一个", ()))
    assert (await refused(company, "王芳", request)).detail["reason"] == "too_many"
