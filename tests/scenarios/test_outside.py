"""Somebody from outside: a guest sees of a card what its person lets them, from one moment to the next."""

import pytest

from tests.scenarios.test_groups import until
from tests.support.device import Device, Event
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario

NUMBER, WORDS, LEVEL = "8111", "下午在工地", "M2"


async def card(who: Person, of: Person, *, on: Device | None = None) -> Event:
    """Return what a device holds of somebody's card."""
    people = (await (on or who.device).ask("people", find=of.number))["people"]
    return next(one for one in people if one["number"] == of.number)


async def graded(who: Person, of: Person) -> tuple[list[str], str, str, str]:
    """Return phones, mail, signature and level."""
    one = await card(who, of)
    return one["phones"], one["mail"], one["signature"], one["level"]


async def test_a_guest_sees_what_is_shown_to_guests(office: Office) -> None:
    """张敏 heads the department that 刘洋, a contractor, belongs to; 李伟 is a colleague."""
    await office.server.command("role", "assign", "1004", "guest")
    zhang, liu, li = await office.welcome("张敏", "刘洋", "李伟")
    await zhang.device.ask("own_card", signature=WORDS)
    mail = (await card(zhang, zhang))["mail"]
    whole = ([NUMBER], mail, WORDS, LEVEL)

    async def seen_by_liu() -> object:
        return await graded(liu, zhang)

    async def seen_by_li() -> object:
        return await graded(li, zhang)

    await until(seen_by_liu, ([], "", WORDS, ""))
    await until(seen_by_li, whole)
    assert (await zhang.device.ask("privacy"))["phones"] == "colleagues"

    # She changes her mind, and it is so on the device that is on.
    await zhang.device.ask("privacy", phones="everyone", mail="friends")
    await until(seen_by_liu, ([NUMBER], "", WORDS, ""))
    await zhang.device.ask("note", person=liu.number, favourite=True)
    await until(seen_by_liu, ([NUMBER], mail, WORDS, ""))
    await zhang.device.ask("privacy", phones="colleagues", signature="friends")
    await zhang.device.ask("note", person=liu.number, favourite=False)
    await until(seen_by_liu, ([], "", "", ""))
    await zhang.device.ask("put_contact_group", name="供应商", add=[liu.number])
    await until(seen_by_liu, ([], mail, WORDS, ""))
    assert await seen_by_li() == whole


async def test_words_of_a_status_are_for_whom_they_are_meant(office: Office) -> None:
    await office.server.command("role", "assign", "1004", "guest")
    zhang, liu, li = await office.welcome("张敏", "刘洋", "李伟")
    for one in (liu, li):
        await card(one, zhang)
    await zhang.device.ask("privacy", signature="colleagues")
    await zhang.device.ask("presence", choice="busy", text=WORDS)
    await li.device.hears(event="presence", person=zhang.id, state="busy", text=WORDS)
    await liu.device.hears(event="presence", person=zhang.id, state="busy", text="")
    await zhang.device.ask("privacy", signature="everyone")
    await liu.device.hears(event="presence", person=zhang.id, state="busy", text=WORDS)
    said = [one for one in li.device.terminal.events() if one["event"] == "presence" and one.get("text")]
    assert len(said) == 1, "to a colleague nothing has changed"


async def test_who_comes_in_sees_all_and_who_goes_out_keeps_nothing(office: Office) -> None:
    zhang, liu = await office.welcome("张敏", "刘洋")

    async def seen() -> object:
        return (await graded(liu, zhang))[0::3]

    await until(seen, ([NUMBER], LEVEL))
    await office.server.command("role", "assign", "1004", "guest")
    await until(seen, ([], ""))
    await office.server.command("role", "assign", "1004", "employee")
    await until(seen, ([NUMBER], LEVEL))
    await office.server.command("role", "assign", "1004", "guest")
    await until(seen, ([], ""))
    # What the device kept is gone from its disk as well: it starts with no server to ask.
    await office.server.stop()
    await liu.device.quit()
    liu.device.start()
    assert (await liu.device.resume())["offline"]
    assert await seen() == ([], "")
