"""Pictures and files as they are drawn in the chat."""

from collections.abc import Callable

import pytest

from client.core.link.transfers import Transfer
from client.ui.chat.log.row_layout import spoken
from client.ui.chat.pictures.thumbnails import Pictures
from client.ui.chat.pictures.viewer import Unpacked
from client.viewmodels.people.naming import isolated
from shared.errors import ErrorCode, Refusal
from tests.client.fakes.identities import person_id
from tests.client.ui.attachments.chat import Chat, rgb
from tests.client.ui.attachments.samples import RED
from tests.client.ui.attachments.seen import seen

Then = Callable[[Unpacked | None], None]

pytestmark = pytest.mark.qt_log_ignore("raise|window masks|grabbing the keyboard", extend=True)


async def test_a_picture_is_drawn_once_it_is_there_and_nothing_jumps(chat: Chat) -> None:
    chat.files.refusal = Refusal(ErrorCode.OFFLINE)
    await chat.comes(chat.picture())
    await chat.office.settle()
    before = chat.last.layout.bubble, chat.last.top
    assert chat.colour() != rgb(RED)
    chat.files.refusal = None
    chat.office.company.auth.go(up=True)
    await seen(lambda: chat.colour() == rgb(RED))
    assert (chat.last.layout.bubble, chat.last.top) == before


async def test_a_file_is_not_fetched_before_somebody_wants_it(chat: Chat) -> None:
    await chat.comes(chat.file())
    await chat.office.settle()
    assert not chat.files.loaded


async def test_a_picture_is_fetched_once_for_all_that_show_it(chat: Chat) -> None:
    same = chat.picture()
    await chat.comes(same)
    await seen(lambda: chat.colour() == rgb(RED))
    await chat.comes(same)
    await seen(lambda: chat.colour() == rgb(RED))
    await chat.office.settle()
    assert len(chat.files.loaded) == 1


async def test_a_picture_that_can_not_be_shown_is_not_asked_for_again_and_again(chat: Chat) -> None:
    broken = chat.files.attachment(b"no picture", "a.png", "image/png", 40, 30)
    await chat.comes(broken)
    for _ in range(5):
        await chat.office.settle()
        chat.timeline.viewport().update()
    assert len(chat.files.loaded) == 1


async def test_the_pictures_of_a_chat_are_kept_no_longer_than_it_is_shown(chat: Chat) -> None:
    await chat.comes(chat.picture())
    (kept,) = chat.panel.findChildren(Pictures)
    await seen(lambda: kept.taken > 0)
    chat.office.model.actions.open(person_id(1))
    assert kept.taken == 0
    chat.office.model.actions.open(person_id(0))
    await seen(lambda: kept.taken > 0 and chat.colour() == rgb(RED))
    chat.office.model.chats.main.leave()
    assert kept.taken == 0


async def test_own_and_others_messages_stand_at_their_sides(chat: Chat) -> None:
    await chat.comes(chat.picture(), chat.file(), own=True)
    own = chat.last.layout
    assert own.bare
    assert own.bubble.right() == own.width - 20
    assert chat.target(0).box.right() == own.bubble.right()
    await chat.comes(chat.picture(), text="words")
    other = chat.last.layout
    assert not other.bare
    assert other.bubble.contains(chat.target(0).box)
    assert other.text.y() >= chat.target(0).box.bottom()


async def test_a_reader_is_told_what_comes(chat: Chat) -> None:
    await chat.comes(chat.picture(), chat.file(), text="看")
    words = spoken(chat.last.layout)
    assert f"[Picture] {isolated('合影.png')}" in words
    assert f"[File] {isolated('表.xlsx')}" in words
    assert words.endswith("看")


async def test_how_far_a_file_is_is_drawn(chat: Chat) -> None:
    file = chat.file()
    await chat.comes(file)
    row = chat.last.layout.row.id

    def drawn_now() -> bytes:
        image = chat.timeline.viewport().grab().toImage()
        return bytes(image.constBits())

    at_rest = drawn_now()
    chat.files.move(Transfer(row, file.digest, 300, 1000))
    await chat.office.settle()
    moving = drawn_now()
    assert moving != at_rest
    chat.files.move(Transfer(row, file.digest, 900, 1000))
    await chat.office.settle()
    assert drawn_now() != moving
