"""The list: what waits and what failed, the quiet line about the connection."""

from client.core.events import EntryFailed
from shared.errors import ErrorCode, Refusal
from tests.client.fake_services import person_id
from tests.client.ui.test_main_window import Office, office

__all__ = ["office"]


async def test_what_waits_to_be_sent_is_the_preview_and_comes_first(office: Office) -> None:
    chats = office.company.chats
    chats.say_to_me(person_id(0), "hello", 1_790_000_000_000)
    chats.say_to_me(person_id(1), "newer", 1_790_000_060_000)
    await office.show()
    await office.settle()
    assert office.titles() == ["张伟", "陈思远"]
    chats.held_back = True
    conversation = chats.direct(person_id(0))
    await chats.send(conversation, "on my way")
    await office.settle()
    row = office.model.conversations.row(0)
    assert (row.title, row.preview, row.waiting, row.failed) == ("陈思远", "on my way", True, False)
    refused = EntryFailed(conversation, chats.queue[0].id, Refusal(ErrorCode.NOT_ALLOWED))
    office.company.bus.publish(refused)
    await office.settle()
    assert office.model.conversations.row(0).failed
    await office.click_row(0)
    # To look at it decides nothing: it is still not sent.
    await office.settle()
    assert office.model.conversations.row(0).failed
    chats.place_all()
    await office.settle()
    row = office.model.conversations.row(0)
    assert (row.preview, row.waiting, row.failed) == ("on my way", False, False)


async def test_the_list_says_quietly_that_there_is_no_connection(office: Office) -> None:
    await office.show()
    await office.settle()
    line = office.window.list.offline
    assert not line.isVisible()
    office.company.auth.go(up=False, reason=Refusal(ErrorCode.OFFLINE))
    await office.settle(line.isVisible)
    assert line.accessibleName() == "No connection. Trying again…"
    office.company.auth.go(up=True)
    await office.settle(lambda: not line.isVisible())
    assert not line.isVisible()
