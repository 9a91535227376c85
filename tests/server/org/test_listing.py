"""The directory as "newer than V": one order of versions, and for each what they may see."""

from typing import Any

import pytest

from server.core.sessions import Session
from server.org import people, roles
from server.org.change import Change
from shared import limits
from shared.model.rights import Right, Role, decode_policy
from shared.protocol.admin import AddPerson, AssignRole, DisablePerson, EditDepartment, EditPerson
from shared.protocol.org import Department, ListPeople, People, PeopleChanged, Person, SetOwnCard
from shared.protocol.sync import LookAgain
from shared.wire.message import Access
from tests.server.org.conftest import Company
from tests.server.org.test_people import say


class Copy:
    """A client's copy of the directory, brought up to date page by page."""

    def __init__(self, company: Company, name: str) -> None:
        self.company = company
        self.name = name
        self.version = 0
        self.scope = b""
        self.people: dict[bytes, Person] = {}
        self.departments: dict[bytes, Department] = {}
        self.policies: list[int] = []
        self.pages: list[People] = []

    async def sync(self) -> "Copy":
        """Read on from the version held, or anew when the scope is another."""
        self.pages = []
        while True:
            page = await self.company.ask(self.name, ListPeople(self.version))
            if page.scope != self.scope and self.version:
                self.version, self.people, self.departments = 0, {}, {}
                self.scope = page.scope
                continue
            self.scope = page.scope
            self._take(page)
            if not page.more:
                return self

    def _take(self, page: People) -> None:
        self.pages.append(page)
        for one in page.people:
            self.people[one.person] = one
            if one.withheld:
                del self.people[one.person]
        for department in page.departments:
            self.departments[department.department] = department
            if department.removed:
                del self.departments[department.department]
        if page.policy is not None:
            self.policies.append(decode_policy(page.policy.document).number)
        assert page.last > self.version or not page.more
        self.version = page.last

    def names(self) -> set[str]:
        return {one.name for one in self.people.values()}

    def tree(self) -> set[str]:
        return {one.name for one in self.departments.values()}


async def test_a_first_sync_has_people_departments_and_the_policy(company: Company) -> None:
    copy = await Copy(company, "刘洋").sync()
    assert copy.names() == {"王芳", "李伟", "张敏", "刘洋", "陈静"}
    assert copy.tree() == {"研发部", "平台组", "市场部"}
    assert copy.people[company["李伟"]].title == "研发总监"
    assert copy.departments[company["平台组"]].heads == (company["张敏"],)
    assert len(copy.policies) == 1
    assert copy.scope == b""
    again = await copy.sync()
    assert (again.pages[0].people, again.pages[0].departments, again.pages[0].policy) == ((), (), None)


async def test_a_delta_has_what_changed_and_nothing_else(company: Company) -> None:
    copy = await Copy(company, "刘洋").sync()
    await company.ask("王芳", EditPerson(company["陈静"], title="市场副总", level="M4"))
    await company.ask("王芳", EditDepartment(company["市场部"], name="市场与销售"))
    await company.ask("王芳", AssignRole(company["陈静"], "admin"))
    (page,) = (await copy.sync()).pages
    assert [(one.title, one.level) for one in page.people] == [("市场副总", "M4")]
    assert [one.name for one in page.departments] == ["市场与销售"]
    assert page.policy is not None


async def test_pages_follow_one_order_of_versions(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PEOPLE", 2)
    copy = await Copy(company, "刘洋").sync()
    assert len(copy.pages) == 4
    assert copy.names() == {"王芳", "李伟", "张敏", "刘洋", "陈静"}
    assert copy.tree() == {"研发部", "平台组", "市场部"}
    assert len(copy.policies) == 1


async def test_a_page_has_an_end_in_bytes(company: Company) -> None:
    def many(change: Change) -> None:
        for number in range(1_000):
            card = ("职" * 64, 0, tuple(f"{index}{'电' * 31}" for index in range(4)), "邮" * 128, "级" * 64)
            people.add_person(change, AddPerson(f"n{number}", "名" * 64, None, *card), "$none")

    await company.change(many)
    copy = await Copy(company, "刘洋").sync()
    assert len(copy.people) == 1_005
    assert len(copy.pages) > 1


@pytest.mark.parametrize("asked", [-1, -(2**63), 2**63 - 1, 2**64 - 1])
async def test_versions_that_never_were(company: Company, asked: int) -> None:
    page = await company.ask("刘洋", ListPeople(asked))
    assert bool(page.people) == (asked < 0)


# What may be seen


async def guest(company: Company, name: str) -> None:
    await company.change(lambda change: roles.assign_role(change, company[name], "guest"))


async def test_who_may_not_see_everyone_sees_the_own_part(company: Company) -> None:
    await guest(company, "刘洋")
    copy = await Copy(company, "刘洋").sync()
    # The own department, the way up from it, and who heads it.
    assert copy.names() == {"张敏", "刘洋", "李伟"}
    assert copy.tree() == {"研发部", "平台组"}
    assert copy.scope != b""
    await company.ask("王芳", EditPerson(company["陈静"], title="市场副总"))
    (page,) = (await copy.sync()).pages
    assert page.people == (Person(company["陈静"], "", "", False, page.people[0].version, withheld=True),)


async def test_who_comes_and_goes_within_sight(company: Company) -> None:
    await guest(company, "刘洋")
    copy = await Copy(company, "刘洋").sync()
    scope = copy.scope
    await company.ask("王芳", EditPerson(company["陈静"], department=company["平台组"]))
    assert "陈静" in (await copy.sync()).names()
    await company.ask("王芳", EditPerson(company["陈静"], department=company["市场部"]))
    assert "陈静" not in (await copy.sync()).names()
    assert copy.scope == scope


async def test_another_scope_is_read_anew(company: Company) -> None:
    copy = await Copy(company, "刘洋").sync()
    await guest(company, "刘洋")
    assert (await copy.sync()).names() == {"张敏", "刘洋", "李伟"}
    await company.heads("研发部", "陈静")
    assert (await copy.sync()).names() == {"张敏", "刘洋", "陈静"}
    await company.ask("王芳", EditDepartment(company["平台组"], parent=company["市场部"]))
    assert (await copy.sync()).tree() == {"平台组", "市场部"}
    await company.change(lambda change: roles.assign_role(change, company["刘洋"], "employee"))
    assert len((await copy.sync()).names()) == 5


async def test_whom_one_talks_with_is_seen(company: Company) -> None:
    await guest(company, "刘洋")
    assert "陈静" not in (await Copy(company, "刘洋").sync()).names()
    await say(company, "陈静", "刘洋")
    copy = await Copy(company, "刘洋").sync()
    assert "陈静" in copy.names()
    assert copy.people[company["陈静"]].department is None
    assert "市场部" not in copy.tree()


async def test_who_manages_a_part_sees_it(company: Company) -> None:
    hr = Role("hr", "人事", (Right.MANAGE_PEOPLE,))
    await company.change(lambda change: roles.put_role(change, hr))
    await company.ask("王芳", AssignRole(company["陈静"], "hr", (company["平台组"],)))
    copy = await Copy(company, "陈静").sync()
    assert copy.names() == {"张敏", "刘洋", "李伟", "陈静"}
    assert copy.tree() == {"市场部", "平台组", "研发部"}


# Being told


def signed_in(company: Company, name: str) -> Session:
    session = company.office.link()
    session.enter(company[name], b"d" * 16, Access.SIGNED_IN)
    return session


async def directory_events(company: Company, session: Session) -> list[Any]:
    return [one for one in company.office.heard(session) if isinstance(one, PeopleChanged | LookAgain)]


async def test_everyone_is_told_at_once_of_what_is_done_here(company: Company) -> None:
    await company.office.directory.look()
    session = signed_in(company, "刘洋")
    await company.ask("王芳", EditPerson(company["陈静"], title="市场副总"))
    (told,) = await directory_events(company, session)
    for words in ("忙", "更忙", "忙完了"):
        await company.ask("陈静", SetOwnCard(words))
    # Cards are anybody's, and told together.
    assert await directory_events(company, session) == []
    await company.office.directory.look()
    assert await directory_events(company, session) == [PeopleChanged(told.version + 3)]
    await company.ask("陈静", SetOwnCard("忙完了"))
    await company.office.directory.look()
    assert await directory_events(company, session) == []


async def test_what_another_process_did_may_have_brought_entries(company: Company) -> None:
    await company.office.directory.look()
    session = signed_in(company, "刘洋")
    await company.change(lambda change: people.edit_person(change, EditPerson(company["陈静"], title="x")))
    await company.office.directory.look()
    told = await directory_events(company, session)
    assert [type(one) for one in told] == [PeopleChanged, LookAgain]
    await company.office.directory.look()
    assert await directory_events(company, session) == []


async def test_what_both_did_is_not_taken_for_the_own(company: Company) -> None:
    await company.office.directory.look()
    session = signed_in(company, "刘洋")
    await company.change(lambda change: people.edit_person(change, EditPerson(company["陈静"], title="x")))
    await company.ask("王芳", DisablePerson(company["张敏"]))
    told = await directory_events(company, session)
    assert LookAgain() in told
