"""Who can be reached: coming, being killed, leaving one device of two, and what people choose."""

import asyncio
import time

import pytest

from tests.support.device import Device, Event
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario

LEASE = 60.0


async def sees(person: Person, other: Person, *, on: Device | None = None) -> str:
    """Return how somebody is seen, and follow them from then on."""
    people = (await (on or person.device).ask("people", find=other.number))["people"]
    return str(next(one["presence"] for one in people if one["number"] == other.number))


async def hears(
    person: Person, other: Person, state: str, since: int = 0, timeout: float = 15.0, text: str = ""
) -> Event:
    wanted = ("presence", other.id, state, text)
    keys = ("event", "person", "state", "text")
    return await person.device.terminal.heard(
        lambda event: tuple(event.get(key) for key in keys) == wanted, timeout, since
    )


async def test_who_comes_and_who_is_killed(office: Office) -> None:
    (wang,) = await office.welcome("王芳")
    li = office.person("李伟")
    assert await sees(wang, li) == "offline"
    await li.signs_in()
    await hears(wang, li, "online")
    assert await sees(li, wang) == "online"
    said = wang.device.terminal.said
    li.device.kill()
    await hears(wang, li, "offline", said, LEASE)


async def test_who_leaves_one_device_of_two_is_still_there(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()
    await sees(wang, li)
    await hears(wang, li, "online")
    said = wang.device.terminal.said
    phone.kill()
    # What comes after the phone's last moment would have come before this.
    await li.device.ask("presence", choice="busy")
    await hears(wang, li, "busy", said)
    states = [event["state"] for event in wang.device.terminal.events(said) if event["event"] == "presence"]
    assert states == ["busy"]
    await li.device.ask("sign_out")
    await hears(wang, li, "offline", said)


async def test_what_is_chosen_holds_on_all_devices_and_through_a_restart(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()
    await sees(wang, li)
    await hears(wang, li, "online")
    await li.device.ask("presence", choice="do_not_disturb")
    await phone.hears(event="presence_choice", state="do_not_disturb")
    await hears(wang, li, "do_not_disturb")
    said = wang.device.terminal.said
    assert await office.server.stop() == 0
    await office.server.start()
    await wang.device.terminal.heard(lambda event: event.get("state") == "up", 15.0, said)
    assert await sees(wang, li) in ("do_not_disturb", "offline")
    await li.device.ask("presence", choice="offline")
    await hears(wang, li, "offline", said)
    states = [event["state"] for event in wang.device.terminal.events(said) if event["event"] == "presence"]
    assert "online" not in states


async def test_nobody_sits_there(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await sees(wang, li)
    await li.device.ask("presence", away=True)
    await hears(wang, li, "away")
    said = wang.device.terminal.said
    await li.device.ask("presence", away=False)
    await hears(wang, li, "online", said)


async def test_words_stand_until_their_time_and_then_the_person_is_online(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()
    await sees(wang, li)
    await hears(wang, li, "online")
    said = wang.device.terminal.said
    until = time.time_ns() // 1_000_000 + 4_000
    await li.device.ask("presence", choice="busy", text="排产会", until=until)
    heard = await hears(wang, li, "busy", said, text="排产会")
    assert heard["until"] == until
    assert len(heard["on"]) == 1
    await phone.hears(event="presence_choice", state="busy", text="排产会", until=until)
    await hears(wang, li, "online", said)
    await phone.hears(event="presence_choice", state="online", text="", until=0)
    assert time.time_ns() // 1_000_000 >= until


async def test_who_is_out_is_so_without_a_device_and_through_a_restart(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await sees(wang, li)
    await li.device.ask("presence", choice="out", text="年假")
    await hears(wang, li, "out", text="年假")
    await li.device.quit()
    said = wang.device.terminal.said
    assert await office.server.stop() == 0
    await office.server.start()
    await wang.device.terminal.heard(lambda event: event.get("state") == "up", 15.0, said)
    assert await sees(wang, li) == "out"
    # A new device of theirs learns of it, too.
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.hears(event="presence_choice", state="out", text="年假")


async def test_who_signs_in_unseen_is_never_seen(office: Office) -> None:
    (wang,) = await office.welcome("王芳")
    li = office.person("李伟")
    phone = li.gets_device()
    phone.start()
    await phone.ask("presence", choice="offline")
    assert await sees(wang, li) == "offline"
    li.id = (await wang.device.ask("people", find=li.number))["people"][0]["person"]
    await hears(wang, li, "offline")
    said = wang.device.terminal.said
    await li.signs_in(phone)
    await phone.online()
    await wang.sends(li, "在吗")
    await li.hears("在吗", on=phone)
    await li.reads(wang, on=phone)
    await asyncio.sleep(5)
    told = [
        event
        for event in wang.device.terminal.events(said)
        if event["event"] in {"presence", "delivered", "read"}
    ]
    assert [event for event in told if event["person"] == li.id] == []
    await phone.ask("presence", choice="online")
    await hears(wang, li, "online", said)
    await wang.device.hears(event="read", person=li.id, seq=1)


async def test_of_two_devices_the_one_touched_last_rings_until_it_is_gone(office: Office) -> None:
    (li,) = await office.welcome("李伟")
    phone = li.gets_device()
    await li.signs_in(phone)
    await phone.online()

    async def rings(device: Device, since: int, *, here: bool, timeout: float = 15.0) -> Event:
        return await device.terminal.heard(
            lambda event: event.get("event") == "device_in_use" and event["rings"] is here, timeout, since
        )

    await rings(li.device, 0, here=True)
    await rings(phone, 0, here=True)
    said = phone.terminal.said
    await li.device.ask("presence", touched=True)
    await rings(phone, said, here=False)
    said = li.device.terminal.said
    await phone.ask("presence", touched=True)
    await rings(li.device, said, here=False)
    said = li.device.terminal.said
    phone.kill()
    # It may come back within some seconds; after that there is this device alone.
    assert (await rings(li.device, said, here=True))["device"] is None
