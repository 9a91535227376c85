"""Messages are found by their words and files, newest first, page by page."""

from msgspec.structs import replace

from client.core.sync.writing import NewEntry
from client.store import search
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import Attachment, EditBody, MessageBody, encode_body
from shared.model.entry import Entry
from shared.model.words import Query
from shared.protocol.log import Appended
from tests.client.making import ServerLog, id_of
from tests.client.store.search.device import Device

HOUR = 3_600_000


async def test_words_are_found_newest_first(device: Device) -> None:
    desk = device.desk
    for text in ("明天开会", "报告好了", "会开完了", "再开会 Report"):
        desk.log.say(desk.other, text)
    await device.store()
    await device.index()
    assert await device.words("开会") == ["再开会 Report", "明天开会"]
    assert await device.words("会") == ["再开会 Report", "会开完了", "明天开会"]
    assert await device.words("rep") == ["再开会 Report"]
    assert await device.words("port") == []
    (hit,) = (await device.find("报告")).hits
    assert (hit.id, hit.seq, hit.author) == (id_of(desk.log.entries[1]), 2, desk.other.person)
    assert (hit.conversation, hit.time) == (desk.conversation, 1_790_000_000_002)
    assert [hit.words[first:last] for first, last in hit.places] == ["报告"]


async def test_names_of_files_are_found(device: Device) -> None:
    desk = device.desk
    file = Attachment(bytes(32), "二线设备点检表_0925.xlsx", 5)
    desk.log.write(desk.other, MessageBody("", attachments=(file,)))
    desk.log.write(desk.other, MessageBody("看一下", attachments=(file, Attachment(bytes(32), "b.PDF", 1))))
    await device.store()
    await device.index()
    assert len(await device.words("点检表")) == len(await device.words("0925")) == 2
    assert await device.words("看一下 pdf") == ["看一下 二线设备点检表_0925.xlsx b.PDF"]
    desk.log.write(desk.other, EditBody(id_of(desk.log.entries[1]), "请查收"))
    await device.store()
    await device.index()
    assert await device.words("请查收 pdf") == ["请查收 二线设备点检表_0925.xlsx b.PDF"]


async def test_one_conversation_alone_can_be_searched(device: Device) -> None:
    desk = device.desk
    desk.log.say(desk.other, "这里开会")
    elsewhere = ServerLog(bytes(16))
    elsewhere.say(desk.other, "那里开会")
    await device.store()
    await device.store(elsewhere)
    await device.index()
    assert len(await device.words("开会")) == 2
    (hit,) = (await device.find("开会", conversation=elsewhere.conversation)).hits
    assert hit.words == "那里开会"
    assert (await device.find("开会", conversation=b"\xff" * 16)).hits == ()


async def test_pages_go_on_where_the_last_one_ended(device: Device) -> None:
    desk = device.desk
    for number in range(25):
        desk.log.say(desk.other, f"开会 {number}")
    await device.store()
    await device.index()
    found, further = list[str](), 0
    for expected in (10, 10, 5):
        page = await device.find("开会", 10, before=further)
        assert len(page.hits) == expected
        found += [hit.words for hit in page.hits]
        further = page.further
    assert further == 0
    assert found == [f"开会 {number}" for number in reversed(range(25))]


async def test_time_is_the_order_whenever_a_message_came_to_this_device(device: Device) -> None:
    desk = device.desk
    logs = [ServerLog(bytes([number]) * 16) for number in range(3)]
    for number, log in enumerate(logs):
        said = log.say(desk.other, f"开会 {number}")
        log.entries[0] = replace(said, received=(5 - number) * HOUR)
        await device.store(log)
        await device.index()
    assert await device.words("开会") == ["开会 0", "开会 1", "开会 2"]


async def test_what_has_no_place_cannot_be_gone_to(device: Device) -> None:
    desk = device.desk
    first = desk.log.say(desk.other, "没有位置")
    alone = Entry(0, 0, 0, 0, first.header, first.body, first.signature, b"")
    await device.cache.store_unplaced(desk.conversation, [alone])
    await device.index()
    assert await device.words("位置") == []
    await device.store()
    assert await device.words("位置") == ["没有位置"]


def leaving(device: Device, text: str, conversation: bytes = b"") -> NewEntry:
    desk = device.desk
    here, body = conversation or desk.conversation, encode_body(MessageBody(text))
    return NewEntry(here, new_id(), desk.me.person, desk.me.identity.device, "message", body, 1)


async def test_what_is_not_sent_yet_is_found_first_and_once(device: Device) -> None:
    desk, sign = device.desk, device.desk.me.identity.sign
    desk.log.say(desk.other, "开会吗")
    await device.store()
    await device.index()
    waiting, _ = await device.cache.queue_message(leaving(device, "马上开会"), sign)
    refused, _ = await device.cache.queue_message(leaving(device, "不开会了"), sign)
    await device.cache.fail(refused.id, Refusal(ErrorCode.NOT_ALLOWED))
    held, _ = await device.cache.queue_message(leaving(device, "开会 图纸", bytes(16)), sign, held=True)
    assert await device.words("开会") == ["开会 图纸", "不开会了", "马上开会", "开会吗"]
    found = (await device.find("开会", conversation=desk.conversation)).hits
    assert [(hit.id, hit.seq) for hit in found[:2]] == [(refused.id, 0), (waiting.id, 0)]
    assert [hit.words[slice(*hit.places[0])] for hit in found] == ["开会"] * 3
    hidden = await device.cache.find_messages(Query.of("开会"), 10, hidden={held.id, refused.id})
    assert [hit.words for hit in hidden.hits] == ["马上开会", "开会吗"]
    placed = desk.log.append(waiting.entry)
    await device.cache.place(waiting.id, Appended(placed.seq, placed.counted, placed.received, placed.link))
    await device.index()
    assert await device.words("开会") == ["开会 图纸", "不开会了", "马上开会", "开会吗"]
    await device.cache.drop(refused.id)
    assert await device.words("不开") == []


async def test_what_is_not_sent_yet_stands_on_the_first_page_alone(device: Device) -> None:
    desk = device.desk
    for number in range(3):
        desk.log.say(desk.other, f"开会 {number}")
    await device.store()
    await device.index()
    await device.cache.queue_message(leaving(device, "马上开会"), desk.me.identity.sign)
    first = await device.find("开会", 2)
    assert [hit.words for hit in first.hits] == ["马上开会", "开会 2", "开会 1"]
    rest = await device.find("开会", 2, before=first.further)
    assert [hit.words for hit in rest.hits] == ["开会 0"]


async def test_hidden_messages_stay_hidden(device: Device) -> None:
    desk = device.desk
    first = desk.log.say(desk.other, "开会")
    desk.log.say(desk.other, "开会吗")
    await device.store()
    await device.index()
    found = await device.cache.find_messages(Query.of("开会"), 10, hidden={id_of(first)})
    assert [hit.words for hit in found.hits] == ["开会吗"]


async def test_a_long_text_shows_what_was_found_in_it(device: Device) -> None:
    desk = device.desk
    desk.log.say(desk.other, "前言\n" * 400 + "然后是关键字，" + "后话" * 400)
    await device.store()
    await device.index()
    (hit,) = (await device.find("关键字")).hits
    assert hit.words.startswith("…")
    assert len(hit.words) == search.AROUND + 1
    (place,) = hit.places
    assert hit.words[slice(*place)] == "关键字"
    assert place[0] <= search.BEFORE + 1
