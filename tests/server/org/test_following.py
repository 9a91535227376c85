"""The groups of departments and of all staff equal the tree after every change."""

import random

import pytest

from server.log import read
from server.org import departments, people, roles
from server.org.change import Change
from server.org.following import follow
from server.store.connection import Connection
from server.store.departments import all_departments
from server.store.people import all_people
from shared.errors import Refusal
from shared.ids import department_conversation
from shared.model.bodies import GroupBody, decode_body
from shared.model.entry import START, decode_header, signed_bytes
from shared.model.rights import GUEST
from shared.protocol.admin import AddPerson, EditDepartment, EditPerson
from tests.server.org.conftest import ADMIN, MEMBER, Company


async def test_a_department_has_everyone_of_it_and_below_and_its_heads_govern(company: Company) -> None:
    assert await company.group("研发部") == {"李伟": ADMIN, "张敏": MEMBER, "刘洋": MEMBER}
    assert await company.group("平台组") == {"张敏": ADMIN, "刘洋": MEMBER}
    assert await company.group("市场部") == {"陈静": MEMBER}


async def test_the_group_of_all_staff_has_everyone_and_admins_govern_it(company: Company) -> None:
    people = {"李伟", "张敏", "刘洋", "陈静"}
    assert await company.staff() == {"王芳": ADMIN, **dict.fromkeys(people, MEMBER)}
    await company.change(lambda change: roles.assign_role(change, company["陈静"], "admin"))
    assert (await company.staff())["陈静"] == ADMIN
    await company.change(lambda change: roles.assign_role(change, company["陈静"], GUEST))
    assert "陈静" not in await company.staff()
    assert await company.group("市场部") == {"陈静": MEMBER}


async def test_whoever_moves_leaves_one_group_and_enters_the_other(company: Company) -> None:
    request = EditPerson(company["刘洋"], department=company["市场部"])
    await company.change(lambda change: people.edit_person(change, request))
    assert await company.group("研发部") == {"李伟": ADMIN, "张敏": MEMBER}
    assert await company.group("市场部") == {"陈静": MEMBER, "刘洋": MEMBER}
    gone = await company.head(department_conversation(company["平台组"]))
    assert gone is not None
    # What was written up to the move stays readable, and nothing after it.
    assert gone.members[company["刘洋"]].visible[-1].last == gone.seq


async def test_a_department_that_moves_takes_its_people_along(company: Company) -> None:
    request = EditDepartment(company["平台组"], parent=company["市场部"])
    await company.change(lambda change: departments.edit_department(change, request))
    assert await company.group("研发部") == {"李伟": ADMIN}
    assert await company.group("市场部") == {"陈静": MEMBER, "张敏": MEMBER, "刘洋": MEMBER}
    assert await company.group("平台组") == {"张敏": ADMIN, "刘洋": MEMBER}


async def test_a_head_from_elsewhere_is_in_the_group_while_head(company: Company) -> None:
    await company.heads("市场部", "王芳")
    assert await company.group("市场部") == {"陈静": MEMBER, "王芳": ADMIN}
    await company.heads("市场部")
    assert await company.group("市场部") == {"陈静": MEMBER}


async def test_a_new_name_is_that_of_the_group_too(company: Company) -> None:
    request = EditDepartment(company["市场部"], name="市场与销售")
    await company.change(lambda change: departments.edit_department(change, request))
    head = await company.head(department_conversation(company["市场部"]))
    assert head is not None
    assert head.rules.name == "市场与销售"


async def test_a_department_without_people_has_no_group_and_one_removed_is_over(company: Company) -> None:
    await company.department("筹备组")
    assert await company.head(department_conversation(company["筹备组"])) is None
    await company.change(lambda change: people.disable_person(change, company["陈静"]))
    await company.change(lambda change: departments.remove_department(change, company["市场部"]))
    head = await company.head(department_conversation(company["市场部"]))
    assert head is not None
    assert head.rules.disbanded
    assert head.audience == ()


async def test_the_founding_entry_is_the_organisations_and_everyone_is_told(company: Company) -> None:
    group = department_conversation(company["平台组"])
    page = await company.office.database.read(lambda db: read.after(db, company["张敏"], group, START, 10))
    entry = page.entries[0]
    header = decode_header(entry.header)
    body = decode_body(header.kind, entry.body)
    assert isinstance(body, GroupBody)
    assert (body.name, body.group, header.author) == ("平台组", "department", bytes(16))
    signed = signed_bytes(entry.header, entry.body)
    assert company.office.authority.signed(signed, entry.signature)


async def test_nothing_is_appended_where_nothing_differs(company: Company) -> None:
    office = company.office
    made = await office.log.act(lambda db, desk: follow(db, desk, office.organisation, office.policies))
    assert made == 0


async def test_a_start_mends_what_differs(company: Company) -> None:
    def behind(db: Connection) -> None:
        db.execute("UPDATE person SET department = ? WHERE id = ?", (company["市场部"], company["刘洋"]))

    await company.office.database.write(behind)
    await company.office.directory.begin()
    assert await company.group("市场部") == {"陈静": MEMBER, "刘洋": MEMBER}


@pytest.mark.parametrize("size", [4_100])
async def test_thousands_come_in_chunks(company: Company, size: int) -> None:
    def work(change: Change) -> None:
        for number in range(size):
            request = AddPerson(f"n{number}", "某人", company["市场部"])
            people.add_person(change, request, "$none")

    await company.change(work)
    head = await company.head(department_conversation(company["市场部"]))
    assert head is not None
    assert len(head.audience) == size + 1
    assert head.seq < 8


@pytest.mark.parametrize("seed", range(4))
async def test_any_changes_leave_every_group_equal_to_the_tree(company: Company, seed: int) -> None:
    luck = random.Random(seed)
    tree = ["研发部", "平台组", "市场部"]
    folk = ["李伟", "张敏", "刘洋", "陈静"]
    for step in range(40):
        await _something(company, luck, tree, folk, step)
        await _check(company)
    office = company.office
    made = await office.log.act(lambda db, desk: follow(db, desk, office.organisation, office.policies))
    assert made == 0


async def _something(
    company: Company, luck: random.Random, tree: list[str], folk: list[str], step: int
) -> None:
    name, place, other = luck.choice(folk), luck.choice(tree), luck.choice(tree)
    try:
        match luck.randrange(7):
            case 0:
                await company.hire(f"人{step}", place)
                folk.append(f"人{step}")
            case 1:
                request = EditPerson(company[name], department=company[place])
                await company.change(lambda change: people.edit_person(change, request))
            case 2:
                await company.department(f"部{step}", place)
                tree.append(f"部{step}")
            case 3:
                edit = EditDepartment(company[place], parent=company[other])
                await company.change(lambda change: departments.edit_department(change, edit))
            case 4:
                await company.heads(place, *luck.sample(folk, 2))
            case 5:
                await company.change(lambda change: people.disable_person(change, company[name]))
            case _:
                await company.change(lambda change: people.enable_person(change, company[name]))
    except Refusal:
        return  # a cycle, or a head who has left: nothing was changed


async def _check(company: Company) -> None:
    """Compute who belongs where in the plainest way, and compare."""
    here = {
        one.id: one.department for one in await company.office.database.read(all_people) if not one.disabled
    }
    parents = {one.id: one.parent for one in await company.office.database.read(all_departments)}
    heads = {one.id: one.heads for one in await company.office.database.read(all_departments)}

    def within(place: bytes | None, department: bytes) -> bool:
        while place is not None and place != department:
            place = parents[place]
        return place == department

    names = {identity: name for name, identity in company.ids.items()}
    for department in parents:
        wanted = {names[one]: MEMBER for one, place in here.items() if within(place, department)}
        wanted |= {names[one]: ADMIN for one in heads[department] if one in here}
        assert await company.members(department_conversation(department)) == wanted
    assert set(await company.staff()) == {names[one] for one in here}
