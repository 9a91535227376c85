"""In a group people go by the name I noted, then by the one they took there, then by their own."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QApplication

from client.core.words.wording import Language
from client.viewmodels.conversations.model import Conversation
from client.viewmodels.main.model import MainModel
from shared.model.state import PersonNote
from shared.protocol.groups import Member
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import ME, person_id

pytestmark = pytest.mark.gui

GROUP = (1).to_bytes(16, "big")
CHEN = person_id(0)


@dataclass
class Desk:
    """A group that lies in the list and was not opened."""

    office: Company
    model: MainModel
    told: list[str]

    def call(self, nickname: str) -> None:
        mine = Member(ME, "owner", False, "林晓雨", "1")
        self.office.groups.put(GROUP, "Lunch", [mine, Member(CHEN, "member", False, "陈思远", "2", nickname)])
        self.model.list.update()

    def note(self, remark: str) -> None:
        self.office.people.note(CHEN, PersonNote(remark=remark))
        self.model.list.update()

    @property
    def row(self) -> Conversation:
        (found,) = self.model.list.group_rows()
        return found


@pytest_asyncio.fixture
async def desk(qapp: QApplication) -> AsyncGenerator[Desk]:
    office = company("陈思远")
    office.chats.group(GROUP, "Lunch")
    office.chats.say(GROUP, CHEN, "noodles")
    model = MainModel(office.services, lambda: Language.ENGLISH)
    told: list[str] = []

    def note(_where: bytes, who: str, _words: str) -> None:
        told.append(who)

    model.arrivals.arrived.connect(note)
    yield Desk(office, model, told)
    await model.close()


async def test_the_list_says_the_name_taken_in_the_group(desk: Desk) -> None:
    assert desk.row.author == "陈思远"
    desk.call("小陈")
    assert desk.row.author == "小陈"
    desk.note("远哥")
    assert desk.row.author == "远哥"
    desk.note("")
    desk.call("")
    assert desk.row.author == "陈思远"


async def test_who_types_goes_by_that_name(desk: Desk) -> None:
    desk.call("小陈")
    desk.office.chats.type(GROUP, CHEN, active=True)
    desk.model.list.update()
    assert desk.row.typing == "小陈"
    desk.note("远哥")
    assert desk.row.typing == "远哥"


async def test_a_notification_says_it_too(desk: Desk) -> None:
    desk.call("小陈")
    desk.office.chats.say(GROUP, CHEN, "rice")
    desk.note("远哥")
    desk.office.chats.say(GROUP, CHEN, "tea")
    assert desk.told == ["Lunch · 小陈", "Lunch · 远哥"]


async def test_outside_the_group_nobody_goes_by_it(desk: Desk) -> None:
    desk.call("小陈")
    desk.office.chats.say_to_me(CHEN, "just to you")
    desk.model.list.update()
    assert desk.told == ["陈思远"]
    assert desk.model.directory.shown(CHEN) == "陈思远"
