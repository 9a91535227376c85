"""What a person's devices learn of one that comes in new, or at a new place; and who ends that."""

import msgspec
import pytest

from server.store import state
from server.store.connection import Connection
from shared import limits
from shared.errors import Refusal
from shared.ids import new_id
from shared.model.state import Arrival, decode_value, state_key
from shared.protocol.auth import ConfirmArrival, NewDevice, RevokeDevice
from shared.protocol.catalogue import CATALOGUE
from shared.wire.router import Router
from tests.server.office import Laptop, Office

HOME, FAR = "192.0.2.7", "198.51.100.4"


async def arrival(office: Office, person: bytes, device: Laptop) -> Arrival | None:
    """Return what is kept of a device's arrival."""
    key = state_key("arrival", device.id)
    value = await office.database.read(lambda db: state.get(db, person, key))
    return None if value is None else decode_value(value, Arrival)


async def test_of_the_only_device_nothing_is_said(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    laptop = office.laptop()
    _, answer = await office.sign_in("1001", laptop, HOME)
    await office.resume(laptop, answer.token)
    assert await arrival(office, wang.id, laptop) is None


async def test_a_new_device_is_kept_for_those_that_are_off(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    await office.sign_in("1001")
    phone = office.laptop()
    phone.name = "手机"
    session, _ = await office.sign_in("1001", phone, FAR)
    assert await arrival(office, wang.id, phone) == Arrival("手机", "linux", FAR, office.now)
    assert office.heard(session) == []


async def test_a_known_device_at_a_new_place_is_told_of_once(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    mine, _ = await office.sign_in("1001", address=HOME)
    phone = office.laptop()
    _, answer = await office.sign_in("1001", phone, "192.0.2.99")
    office.heard(mine)
    for address in ("192.0.2.40", FAR, "198.51.100.200"):
        session = office.link(address)
        await office.ask(session, phone.resume(session, answer.token))
    facts = (phone.id, phone.name, "linux", FAR, office.now)
    assert [one for one in office.heard(mine) if isinstance(one, NewDevice)] == [
        NewDevice(*facts, known=True)
    ]
    kept = await arrival(office, wang.id, phone)
    assert kept is not None
    assert (kept.address, kept.known) == (FAR, True)
    # By password it would be the same.
    await office.sign_in("1001", phone, "203.0.113.1")
    assert [one.address for one in office.heard(mine) if isinstance(one, NewDevice)] == ["203.0.113.1"]


async def test_a_wrong_token_at_a_new_place_is_told_to_nobody(office: Office) -> None:
    await office.hire("1001", "王芳")
    mine, _ = await office.sign_in("1001", address=HOME)
    phone = office.laptop()
    await office.sign_in("1001", phone, HOME)
    office.heard(mine)
    session = office.link(FAR)
    with pytest.raises(Refusal):
        await office.ask(session, phone.resume(session, bytes(32)))
    with pytest.raises(Refusal):
        await office.sign_in("1001", phone, FAR, password="wrong")
    assert office.heard(mine) == []


async def test_what_was_confirmed_or_signed_out_is_told_no_more(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    mine, _ = await office.sign_in("1001")
    one, two = office.laptop(), office.laptop()
    for device in (one, two):
        await office.sign_in("1001", device)
    await office.ask(mine, ConfirmArrival(one.id))
    await office.ask(mine, RevokeDevice(two.id))
    for device in (one, two):
        kept = await arrival(office, wang.id, device)
        assert kept is not None
        assert kept.confirmed
    version = await office.database.read(lambda db: state.version_of(db, wang.id))
    for device in (one.id, new_id()):
        await office.ask(mine, ConfirmArrival(device))
    assert await office.database.read(lambda db: state.version_of(db, wang.id)) == version


async def test_who_came_in_does_not_take_back_that_they_came(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    mine, _ = await office.sign_in("1001")
    one, two = office.laptop(), office.laptop()
    thief, _ = await office.sign_in("1001", one)
    office.pass_time(1)
    again, _ = await office.sign_in("1001", two)
    await office.ask(thief, ConfirmArrival(one.id))
    await office.ask(again, ConfirmArrival(one.id))
    await office.ask(thief, RevokeDevice(one.id))
    kept = await arrival(office, wang.id, one)
    assert kept is not None
    assert not kept.confirmed
    await office.ask(mine, ConfirmArrival(two.id))
    await office.ask(again, ConfirmArrival(one.id))
    kept = await arrival(office, wang.id, one)
    assert kept is not None
    assert kept.confirmed


async def test_nobody_confirms_for_others(office: Office) -> None:
    wang = await office.hire("1001", "王芳")
    await office.hire("1002", "李伟")
    await office.sign_in("1001")
    phone = office.laptop()
    await office.sign_in("1001", phone)
    thief, _ = await office.sign_in("1002")
    await office.ask(thief, ConfirmArrival(phone.id))
    kept = await arrival(office, wang.id, phone)
    assert kept is not None
    assert not kept.confirmed


async def test_places_are_kept_in_bounds(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PLACES", 3)
    wang = await office.hire("1001", "王芳")
    laptop = office.laptop()
    for number in range(6):
        office.pass_time(1)
        await office.sign_in("1001", laptop, f"10.0.{number}.1")

    def held(db: Connection) -> list[str]:
        rows = db.execute("SELECT network FROM place WHERE person = ? ORDER BY seen", (wang.id,))
        return [row[0] for row in rows]

    assert await office.database.read(held) == ["10.0.3.0/24", "10.0.4.0/24", "10.0.5.0/24"]


async def test_a_place_somebody_comes_back_to_is_not_among_the_oldest(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PLACES", 2)
    await office.hire("1001", "王芳")
    mine, _ = await office.sign_in("1001", address=HOME)
    phone, tablet = office.laptop(), office.laptop()
    _, answer = await office.sign_in("1001", phone, HOME)
    for number in range(3):
        office.pass_time(2 * 3600)
        session = office.link(HOME)
        await office.ask(session, phone.resume(session, answer.token))
        office.pass_time(1)
        await office.sign_in("1001", tablet, f"10.0.{number}.1")
    told = [one.address for one in office.heard(mine) if isinstance(one, NewDevice)]
    assert told == [HOME, "10.0.0.1", "10.0.1.1", "10.0.2.1"], "at home the phone is new, and then no more"


@pytest.mark.parametrize("array", [["auth.confirm_arrival"], ["auth.confirm_arrival", bytes(15)]])
def test_what_is_malformed_never_gets_here(array: list[object]) -> None:
    with pytest.raises(Refusal):
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(array)))
