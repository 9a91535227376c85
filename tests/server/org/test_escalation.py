"""Whatever somebody with rights over a part does with them, they reach no further afterwards."""

import random
from typing import Any

import pytest

from server.org import roles
from server.org.policies import read_powers
from server.org.tree import Tree
from server.store.connection import Connection
from server.store.people import Person, all_people
from shared.errors import Refusal
from shared.ids import new_id
from shared.model.rights import BOUNDED, DEPARTMENT_HEAD, EMPLOYEE_POWERS, Powers, Right, Role
from shared.protocol.admin import (
    AddDepartment,
    AddPerson,
    AssignRole,
    DisablePerson,
    EditDepartment,
    EditPerson,
    EnablePerson,
    PutRole,
    RemoveDepartment,
    RemoveRole,
    ResetPassword,
    SetRecallTime,
)
from shared.wire.message import Request
from tests.server.org.conftest import Company

STEPS = 150
TALKING = tuple(EMPLOYEE_POWERS.rights)


class Schemer:
    """陈静 governs 研发部 and all below it, and tries whatever can be asked."""

    def __init__(self, company: Company, luck: random.Random) -> None:
        self.company = company
        self.luck = luck
        self.people = [company[name] for name in ("王芳", "李伟", "张敏", "刘洋", "陈静")]
        self.departments = [company[name] for name in ("研发部", "平台组", "市场部")]
        self.roles = ["super_admin", "admin", "department_head", "employee", "guest", "hr", "mine"]

    def request(self) -> Request[Any]:
        person, other = self.luck.choice(self.people), self.luck.choice(self.people)
        place, under = self.luck.choice(self.departments), self.luck.choice([*self.departments, None])
        rights = tuple(self.luck.sample(list(Right), self.luck.randrange(len(Right))))
        reached = self.luck.choice([(), (place,), tuple(self.departments)])
        fresh = new_id()
        return self.luck.choice(
            [
                AddPerson(fresh.hex(), "新人", under),
                EditPerson(person, title=fresh.hex(), department=under),
                EditPerson(person, nowhere=True),
                DisablePerson(person, other if other != person else None),
                EnablePerson(person),
                ResetPassword(person),
                AddDepartment(fresh, fresh.hex(), under),
                EditDepartment(place, name=fresh.hex(), parent=under, top=under is None),
                EditDepartment(place, heads=(other, person) if other != person else (person,)),
                RemoveDepartment(place),
                PutRole(Role(self.luck.choice(self.roles), "名字", rights)),
                RemoveRole(self.luck.choice(self.roles)),
                AssignRole(person, self.luck.choice(self.roles), reached),
                SetRecallTime(self.luck.randrange(600)),
            ]
        )

    async def tries(self) -> str:
        request = self.request()
        try:
            await self.company.ask("陈静", request)
        except Refusal as refusal:
            return refusal.code.value
        if isinstance(request, AddDepartment):
            self.departments.append(request.department)
        return "done"


def reach(db: Connection, organisation: bytes, person: bytes) -> dict[str, set[bytes] | None]:
    """Return what somebody's governing rights reach, None for everything."""
    powers: Powers = read_powers(db, organisation, person)
    tree = Tree.read(db)
    return {
        right: tree.covered(powers.rights[right]) if powers.rights[right] else None
        for right in BOUNDED
        if right in powers.rights
    }


def outside(db: Connection, within: set[bytes]) -> dict[bytes, Person]:
    return {one.id: one for one in all_people(db) if one.department not in within}


@pytest.mark.parametrize("seed", range(6))
async def test_nobody_reaches_further_by_what_they_may_do(company: Company, seed: int) -> None:
    luck = random.Random(seed)
    governing = (Right.MANAGE_PEOPLE, Right.MANAGE_DEPARTMENTS, Right.MANAGE_ROLES)
    hr = Role("hr", "人事", (*TALKING, Right.MENTION_EVERYONE, *luck.sample(governing, luck.randrange(1, 4))))
    head = Role(DEPARTMENT_HEAD, "", (*TALKING, *luck.sample(governing, luck.randrange(4))))
    for role in (hr, head):
        await company.change(lambda change, one=role: roles.put_role(change, one))
    reached = (company["研发部"],)
    await company.change(lambda change: roles.assign_role(change, company["陈静"], "hr", reached))
    await company.change(lambda change: roles.assign_role(change, company["李伟"], "admin", reached))
    office, schemer, outcomes = company.office, Schemer(company, luck), list[str]()
    tree = await office.database.read(Tree.read)
    others = await office.database.read(lambda db: outside(db, tree.subtree(company["研发部"])))
    for _ in range(STEPS):
        outcomes.append(await schemer.tries())
        tree = await office.database.read(Tree.read)
        own = tree.subtree(company["研发部"]) if company["研发部"] in tree.departments else set[bytes]()
        for person in (company["陈静"], company["刘洋"], company["张敏"]):
            held = await office.database.read(lambda db, one=person: reach(db, office.organisation.id, one))
            assert set(held) <= set(hr.rights) | set(head.rights)
            assert all(departments is not None and departments <= own for departments in held.values())
        now = await office.database.read(lambda db: {one.id: one for one in all_people(db)})
        assert {one: now[one] for one in others} == others
    assert "done" in outcomes or Right.MANAGE_PEOPLE not in hr.rights
    assert "not_allowed" in outcomes
