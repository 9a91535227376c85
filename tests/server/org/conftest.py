"""A small company whose directory is changed, and looked at."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

from server.core.sessions import Session
from server.log.desk import Desk
from server.org import departments, people
from server.org.change import Change
from server.store import conversations
from server.store.connection import Connection
from server.store.people import Person, find_person
from shared.ids import department_conversation, new_id, staff_conversation
from shared.model.conversation import Rank
from shared.protocol.admin import AddPerson, EditDepartment
from shared.wire.message import Reply, Request
from tests.server import office as offices
from tests.server.office import Office

T = TypeVar("T")
R = TypeVar("R", bound=Reply)


@dataclass
class Company:
    """An office with departments and people, by the names that tests give them."""

    office: Office
    ids: dict[str, bytes]

    def __getitem__(self, name: str) -> bytes:
        return self.ids[name]

    async def change(self, work: Callable[[Change], T], actor: str | None = None) -> T:
        """Run one change, as somebody or as the command line."""

        def whole(connection: Connection, desk: Desk) -> T:
            who = None if actor is None else self[actor]
            change = Change(connection, desk, self.office.organisation, self.office.policies, who)
            result = work(change)
            change.finish()
            return result

        return await self.office.log.act(whole)

    async def department(self, name: str, parent: str | None = None) -> bytes:
        above = None if parent is None else self[parent]
        self.ids[name] = new_id()
        await self.change(lambda change: departments.add_department(change, self[name], name, above))
        return self[name]

    async def hire(self, name: str, department: str | None = None, title: str = "") -> bytes:
        request = AddPerson(str(len(self.ids)), name, None if department is None else self[department], title)
        person = await self.change(lambda change: people.add_person(change, request, "$none"))
        self.ids[name] = person.id
        return person.id

    async def heads(self, department: str, *names: str) -> None:
        request = EditDepartment(self[department], heads=tuple(self[name] for name in names))
        await self.change(lambda change: departments.edit_department(change, request))

    def session(self, name: str) -> Session:
        """Return a session of somebody's, as if signed in."""
        session = self.office.link()
        session.person, session.device = self[name], new_id()
        return session

    async def ask(self, name: str, request: Request[R]) -> R:
        """Ask as somebody."""
        return await self.office.ask(self.session(name), request)

    # Looking

    async def group(self, department: str) -> dict[str, str]:
        """Return who is in a department's group, and their rank."""
        return await self.members(department_conversation(self[department]))

    async def staff(self) -> dict[str, str]:
        """Return who is in the group of all staff, and their rank."""
        return await self.members(staff_conversation(self.office.organisation.id))

    async def members(self, conversation: bytes) -> dict[str, str]:
        head = await self.head(conversation)
        names = {identity: name for name, identity in self.ids.items()}
        return (
            {}
            if head is None
            else {names[one.person]: one.rank.value for one in head.members.values() if one.current}
        )

    async def head(self, conversation: bytes) -> conversations.Head | None:
        return await self.office.database.read(lambda db: conversations.load_head(db, conversation))

    async def person(self, name: str) -> Person:
        found = await self.office.database.read(lambda db: find_person(db, self[name]))
        assert found is not None
        return found


MEMBER, ADMIN, OWNER = Rank.MEMBER.value, Rank.ADMIN.value, Rank.OWNER.value


@pytest.fixture
def office(tmp_path: Path) -> Generator[Office]:
    with offices.office(tmp_path) as made:
        yield made


@pytest.fixture
async def company(office: Office) -> Company:
    """王芳 governs; 研发部 has 平台组 below it; 市场部 stands beside it."""
    made = Company(office, {})
    await made.hire("王芳")
    await made.department("研发部")
    await made.department("平台组", "研发部")
    await made.department("市场部")
    await made.hire("李伟", "研发部", "研发总监")
    await made.hire("张敏", "平台组", "组长")
    await made.hire("刘洋", "平台组", "工程师")
    await made.hire("陈静", "市场部", "市场总监")
    await made.heads("研发部", "李伟")
    await made.heads("平台组", "张敏")
    return made
