"""Server and clients end, in order or not, and go on where they were."""

import signal

import pytest

from tests.support.device import Refused
from tests.support.office import Office

pytestmark = pytest.mark.scenario


async def test_a_server_restarts_in_order_and_everybody_comes_back(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "维护之前")
    assert await office.server.stop() == 0
    for person in (wang, li):
        await person.device.hears(event="connection", state="down")
    waiting = [await wang.says(li, f"维护之中 {number}") for number in range(3)]
    assert [one["id"] for one in (await wang.device.ask("status"))["outbox"]] == [
        one["id"] for one in waiting
    ]
    await office.server.start()
    for one in waiting:
        await wang.device.hears(30.0, event="sent", id=one["id"])
    await li.hears("维护之中 2", timeout=30.0)
    assert await li.texts_with(wang) == ["维护之前", *(f"维护之中 {number}" for number in range(3))]
    await office.server.verify()


async def test_a_server_is_killed_in_the_middle_of_a_word(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    lines = [f"{number}" for number in range(60)]
    for line in lines[:40]:
        wang.device.tell("send", to=li.number, text=line)
    await li.hears("5")
    office.server.kill()
    for line in lines[40:]:
        await wang.says(li, line)
    await office.server.start()
    await li.hears(lines[-1], timeout=30.0)
    assert await li.texts_with(wang) == await wang.texts_with(li) == lines
    await office.server.verify()


async def test_a_killed_client_sends_what_it_had_taken_over(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await office.server.stop()
    lines = [f"离线 {number}" for number in range(5)]
    for line in lines:
        await wang.says(li, line)
    wang.device.kill()
    await office.server.start()
    wang.device.start()
    await wang.device.resume()
    await li.hears(lines[-1], timeout=30.0)
    assert await li.texts_with(wang) == lines
    assert await wang.texts_with(li) == lines


async def test_what_waits_is_cancelled_also_by_a_client_that_started_again(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await office.server.stop()
    await wang.device.hears(event="connection", state="down")
    first, second, third = [await wang.says(li, text) for text in ("不发了", "这条要发", "也不发了")]
    await wang.device.ask("cancel", id=first["id"])
    wang.device.kill()
    wang.device.start()
    await wang.device.resume()
    await wang.device.ask("cancel", id=third["id"])
    status = await wang.device.ask("status")
    assert [(one["id"], one["offered"]) for one in status["outbox"]] == [(second["id"], False)]
    await office.server.start()
    await li.hears("这条要发", timeout=30.0)
    assert await li.texts_with(wang) == await wang.texts_with(li) == ["这条要发"]
    with pytest.raises(Refused, match="not_found"):
        await wang.device.ask("cancel", id=second["id"])
    await office.server.verify()


async def test_what_a_server_may_have_is_not_cancelled(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    for process in office.server.processes:
        process.send_signal(signal.SIGSTOP)
    said = await wang.says(li, "也许到了")
    with pytest.raises(Refused, match="not_allowed"):
        await wang.device.ask("cancel", id=said["id"])
    for process in office.server.processes:
        process.send_signal(signal.SIGCONT)
    await wang.device.hears(30.0, event="sent", id=said["id"])
    await li.hears("也许到了")
    assert await li.texts_with(wang) == ["也许到了"]


async def test_a_client_starts_and_shows_what_it_has_without_a_server(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "记在本机")
    await li.hears("记在本机")
    await office.server.stop()
    await li.device.quit()
    li.device.start()
    assert (await li.device.resume())["offline"] is True
    assert await li.texts_with(wang) == ["记在本机"]
    queued = await li.says(wang, "稍后到")
    await office.server.start()
    await li.device.hears(30.0, event="sent", id=queued["id"])
    await wang.hears("稍后到", timeout=30.0)
