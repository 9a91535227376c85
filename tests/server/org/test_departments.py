"""The tree of departments: what it takes, and what it refuses."""

import pytest

from server.org import departments, roles
from server.org.change import Change
from server.org.paths import find_path, join_path, split_path
from server.org.tree import Tree
from server.store.departments import find_department
from shared import limits
from shared.errors import ErrorCode
from shared.ids import new_id
from shared.model.rights import DEPARTMENT_HEAD, Right, Role
from shared.protocol.admin import AddDepartment, EditDepartment, EditPerson, RemoveDepartment
from tests.server.org.conftest import Company
from tests.server.org.test_people import refused, restricted


async def test_adding_again_changes_nothing(company: Company) -> None:
    request = AddDepartment(new_id(), "财务部", None, 5)
    await company.ask("王芳", request)
    await company.ask("王芳", request)
    other = AddDepartment(request.department, "财务二部", None, 5)
    assert (await refused(company, "王芳", other)).code is ErrorCode.CONFLICT


@pytest.mark.parametrize("name", ["市场部", " 市场部 "])
async def test_siblings_have_names_of_their_own(company: Company, name: str) -> None:
    request = AddDepartment(new_id(), name)
    assert (await refused(company, "王芳", request)).code is ErrorCode.CONFLICT
    await company.ask("王芳", AddDepartment(new_id(), name, company["研发部"]))


async def test_a_tree_has_no_cycles_and_an_end(company: Company) -> None:
    cycle = EditDepartment(company["研发部"], parent=company["平台组"])
    assert (await refused(company, "王芳", cycle)).detail == {"reason": "cycle"}
    itself = EditDepartment(company["研发部"], parent=company["研发部"])
    assert (await refused(company, "王芳", itself)).detail == {"reason": "cycle"}

    def deep(change: Change) -> bytes:
        above = company["市场部"]
        for level in range(limits.DEPARTMENT_DEPTH - 1):
            above = departments.add_department(change, new_id(), f"第{level}级", above).id
        return above

    deepest = await company.change(deep)
    request = AddDepartment(new_id(), "再深一级", deepest)
    assert (await refused(company, "王芳", request)).detail["reason"] == "depth"
    under = EditDepartment(company["市场部"], parent=company["研发部"])
    assert (await refused(company, "王芳", under)).detail["reason"] == "depth"


async def test_only_what_is_empty_is_removed(company: Company) -> None:
    for name in ("研发部", "市场部"):
        assert (await refused(company, "王芳", RemoveDepartment(company[name]))).code is ErrorCode.NOT_EMPTY
    empty = await company.department("筹备组")
    await company.ask("王芳", RemoveDepartment(empty))
    assert (await refused(company, "王芳", RemoveDepartment(empty))).code is ErrorCode.NOT_FOUND
    kept = await company.office.database.read(lambda db: find_department(db, empty))
    assert kept is not None
    assert kept.removed
    again = AddDepartment(empty, "筹备组")
    assert (await refused(company, "王芳", again)).code is ErrorCode.CONFLICT


async def test_heads_are_people_who_are_here(company: Company) -> None:
    for nobody in (new_id(), bytes(16)):
        request = EditDepartment(company["市场部"], heads=(nobody,))
        assert (await refused(company, "王芳", request)).code is ErrorCode.NOT_FOUND


async def test_an_admin_of_departments_changes_none_of_the_others(company: Company) -> None:
    await restricted(company)
    await company.ask("陈静", AddDepartment(new_id(), "测试组", company["平台组"]))
    for request in (
        AddDepartment(new_id(), "顶层部门"),
        EditDepartment(company["市场部"], name="x"),
        EditDepartment(company["平台组"], top=True),
        EditDepartment(company["平台组"], parent=company["市场部"]),
        RemoveDepartment(company["市场部"]),
    ):
        assert (await refused(company, "陈静", request)).detail == {"reason": "scope"}


async def test_nobody_makes_themselves_more_by_heading_a_department(company: Company) -> None:
    rights = (Right.MANAGE_PEOPLE, Right.SEE_EVERYONE)
    await company.change(lambda change: roles.put_role(change, Role(DEPARTMENT_HEAD, "", rights)))
    planner = Role("planner", "规划", (Right.MANAGE_DEPARTMENTS,))
    await company.change(lambda change: roles.put_role(change, planner))
    await company.change(lambda change: roles.assign_role(change, company["陈静"], "planner"))
    mine = EditDepartment(company["研发部"], heads=(company["陈静"],))
    assert (await refused(company, "陈静", mine)).detail == {"reason": "rank"}
    await company.ask("陈静", EditDepartment(company["研发部"], name="研发中心"))


async def test_a_head_may_do_what_heads_may_in_that_department_alone(company: Company) -> None:
    rights = (Right.MANAGE_PEOPLE, Right.SEE_EVERYONE)
    await company.change(lambda change: roles.put_role(change, Role(DEPARTMENT_HEAD, "", rights)))
    below, beside = EditPerson(company["刘洋"], title="x"), EditPerson(company["陈静"], title="x")
    assert (await refused(company, "李伟", beside)).detail == {"reason": "scope"}
    await company.ask("李伟", below)
    await company.heads("研发部")
    assert (await refused(company, "李伟", below)).detail == {"right": Right.MANAGE_PEOPLE}


@pytest.mark.parametrize("names", [("研发部", "平台组"), ("R&D/QA", "a\\b"), ("\\",), ("/", "\\/")])
def test_a_path_leads_back_to_its_names(names: tuple[str, ...]) -> None:
    assert split_path(join_path(names)) == names


async def test_a_path_is_found_however_it_is_typed(company: Company) -> None:
    tree = await company.office.database.read(Tree.read)
    found = find_path(tree, split_path(" 研发部 // 平台组/"))
    assert found is not None
    assert found.id == company["平台组"]
    assert find_path(tree, split_path("平台组")) is None
    assert find_path(tree, ()) is None
    assert [one.name for one in tree.walk()] == ["研发部", "平台组", "市场部"]
