"""A search has sections: people, groups, messages; it is given up when somebody types on."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtWidgets import QApplication

from client.core.words.wording import Language
from client.viewmodels.conversations.model import Conversation
from client.viewmodels.main.model import MainModel
from client.viewmodels.search.found_rows import (
    FoundRow,
    Heading,
    MessageFound,
    More,
    Section,
    StillComing,
    spoken,
)
from client.viewmodels.search.model import FEW
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import EditBody, ReactionBody, RecallBody
from shared.model.entry import decode_header
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import ME, person_id
from tests.client.until import until

CHEN, ZHANG = person_id(0), person_id(1)
GROUP = b"g" * 16


class Room:
    """A company, and the search of my window on it."""

    def __init__(self, *names: str) -> None:
        self.company: Company = company(*names)
        self.model = MainModel(self.company.services, lambda: Language.ENGLISH)
        self.search = self.model.search
        self.chats = self.company.chats
        self.messages = self.company.search

    async def rows(self, typed: str) -> list[FoundRow]:
        self.search.look_for(typed)
        await until(lambda: self.search.text == typed and self.search.complete)
        return self.search.rows()


@pytest.fixture
async def room(qapp: QApplication) -> AsyncIterator[Room]:
    made = Room("陈思远", "张伟", "何静")
    yield made
    await made.model.close()


async def test_sections_stand_in_order(room: Room) -> None:
    room.chats.group(GROUP, "张家界团建")
    room.chats.say(GROUP, CHEN, "张伟几点到")
    room.chats.say_to_me(ZHANG, "小张你好")
    rows = await room.rows("张")
    names = [row.section if isinstance(row, Heading) else row for row in rows]
    assert names[0] is Section.PEOPLE
    assert isinstance(rows[1], Conversation)
    assert rows[1].title == "张伟"
    assert names[2] is Section.GROUPS
    assert isinstance(rows[3], Conversation)
    assert rows[3].title == "张家界团建"
    assert names[4] is Section.MESSAGES
    first, second = rows[5:]
    assert isinstance(first, MessageFound)
    assert (first.title, first.portrait, first.author, first.words) == ("张伟", ZHANG, "", "小张你好")
    assert isinstance(second, MessageFound)
    assert (second.title, second.conversation, second.author) == ("张家界团建", GROUP, "陈思远")
    assert [second.words[slice(*place)] for place in second.places] == ["张"]
    assert spoken(second) == "张家界团建, \u2068陈思远\u2069: 张伟几点到"


async def test_my_own_words_in_a_group_have_no_name(room: Room) -> None:
    room.chats.group(GROUP, "交付")
    room.chats.say(GROUP, ME, "我来开会")
    row = (await room.rows("开会"))[-1]
    assert isinstance(row, MessageFound)
    assert row.author == ""


async def test_many_people_leave_room_for_messages(qapp: QApplication) -> None:
    room = Room(*(f"王{number}" for number in range(9)))
    room.chats.say_to_me(CHEN, "王工说可以")
    rows = await room.rows("王")
    assert rows[FEW + 1] == More(Section.PEOPLE, 9 - FEW)
    assert isinstance(rows[-1], MessageFound)
    room.search.show_more(Section.PEOPLE)
    people = [row for row in room.search.rows() if isinstance(row, Conversation)]
    assert len(people) == 9
    assert More(Section.PEOPLE, 9 - FEW) not in room.search.rows()
    # Another search shows a few again.
    await room.rows("王1")
    assert More(Section.PEOPLE, 9 - FEW) in await room.rows("王")
    await room.model.close()


async def test_earlier_messages_are_asked_for(room: Room) -> None:
    room.messages.limit = 3
    for number in range(8):
        room.chats.say_to_me(CHEN, f"开会 {number}")
    assert (await room.rows("开会"))[-1] == More(Section.MESSAGES)
    room.search.show_more(Section.MESSAGES)
    await until(lambda: len(words(room.search.rows())) == 6)
    room.search.show_more(Section.MESSAGES)
    await until(lambda: len(words(room.search.rows())) == 8)
    assert words(room.search.rows()) == [f"开会 {number}" for number in reversed(range(8))]
    assert More(Section.MESSAGES) not in room.search.rows()


def words(rows: list[FoundRow]) -> list[str]:
    return [row.words for row in rows if isinstance(row, MessageFound)]


async def test_people_do_not_wait_long_for_messages(room: Room) -> None:
    room.messages.held.clear()
    room.chats.say_to_me(CHEN, "陈列室")
    room.search.look_for("陈")
    await until(lambda: room.search.text == "陈")
    assert not room.search.complete
    assert [type(row) for row in room.search.rows()] == [Heading, Conversation]
    room.messages.held.set()
    await until(lambda: room.search.complete)
    assert words(room.search.rows()) == ["陈列室"]


async def test_who_types_on_gives_the_search_before_up(room: Room) -> None:
    room.messages.held.clear()
    room.chats.say_to_me(CHEN, "开会")
    room.search.look_for("开")
    await until(lambda: bool(room.messages.asked))
    room.search.look_for("开会")
    await until(lambda: room.messages.given_up == ["开"])
    room.messages.held.set()
    await until(lambda: room.search.complete)
    assert room.search.text == "开会"
    room.search.end()
    assert room.search.rows() == []
    assert not room.search.text


async def test_what_is_taken_back_while_it_is_shown_goes(room: Room) -> None:
    said = room.chats.say_to_me(CHEN, "机密的话")
    room.chats.say_to_me(CHEN, "机密的另一句")
    assert len(words(await room.rows("机密"))) == 2
    conversation, entry = room.chats.direct(CHEN), decode_header(said.header).id
    room.chats.say(conversation, CHEN, EditBody(entry, "机密，改过"))
    await until(lambda: "机密，改过" in words(room.search.rows()))
    room.chats.say(conversation, CHEN, RecallBody(entry))
    await until(lambda: words(room.search.rows()) == ["机密的另一句"])


async def test_what_is_taken_back_does_not_bring_the_search_before_back(room: Room) -> None:
    said = room.chats.say_to_me(CHEN, "机密的话")
    room.chats.say_to_me(CHEN, "公开的话")
    await room.rows("机密")
    room.messages.held.clear()
    room.search.look_for("公开")
    await until(lambda: room.messages.asked[-1] == "公开")
    room.chats.say(room.chats.direct(CHEN), CHEN, RecallBody(decode_header(said.header).id))
    await asyncio.sleep(0)
    room.messages.held.set()
    await until(lambda: words(room.search.rows()) == ["公开的话"])
    assert room.search.text == "公开"


async def test_a_reaction_to_what_is_shown_asks_for_nothing(room: Room) -> None:
    said = room.chats.say_to_me(CHEN, "开会")
    await room.rows("开会")
    reaction = ReactionBody(decode_header(said.header).id, "👍", on=True)
    room.chats.say(room.chats.direct(CHEN), CHEN, reaction)
    await asyncio.sleep(0)
    assert room.messages.asked == ["开会"]


async def test_a_message_of_a_conversation_that_is_not_known_is_left_out(room: Room) -> None:
    room.chats.say(b"x" * 16, CHEN, "开会")
    assert words(await room.rows("开会")) == []


async def test_it_says_that_older_messages_are_still_coming(room: Room) -> None:
    room.messages.whole = False
    assert await room.rows("qqqq") == [StillComing()]


async def test_messages_that_cannot_be_searched_leave_people(room: Room) -> None:
    said: list[str] = []
    room.model.troubled.connect(said.append)
    room.messages.failing = Refusal(ErrorCode.STORAGE_FAILED)
    assert [type(row) for row in await room.rows("陈")] == [Heading, Conversation]
    assert len(said) == 1


async def test_a_closed_window_searches_no_more(room: Room) -> None:
    room.messages.held.clear()
    room.search.look_for("开")
    await until(lambda: bool(room.messages.asked))
    await room.search.close()
    assert room.messages.given_up == ["开"]
    await asyncio.sleep(0)
