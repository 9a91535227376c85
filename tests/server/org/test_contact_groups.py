"""Groups of colleagues that somebody keeps: begun, changed from several devices, taken away, bounded."""

import msgspec
import pytest

from server.store import state
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.state import ContactGroup, decode_value, state_key
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.org import SetContactGroup
from shared.wire.router import Router
from tests.server.org.conftest import Company

GROUP = new_id()


async def kept(company: Company, name: str, group: bytes = GROUP) -> ContactGroup | None:
    key = state_key("contacts", group)
    value = await company.office.database.read(lambda db: state.get(db, company[name], key))
    return None if value is None else decode_value(value, ContactGroup)


async def refused(company: Company, request: SetContactGroup) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await company.ask("刘洋", request)
    return caught.value


async def test_begun_changed_and_taken_away(company: Company) -> None:
    li, chen = company["李伟"], company["陈静"]
    await company.ask("刘洋", SetContactGroup(GROUP, " 客户经理们 ", 3, (li, li)))
    assert await kept(company, "刘洋") == ContactGroup("客户经理们", 3, (li,))
    await company.ask("刘洋", SetContactGroup(GROUP, add=(chen,)))
    await company.ask("刘洋", SetContactGroup(GROUP, position=0, remove=(li,)))
    assert await kept(company, "刘洋") == ContactGroup("客户经理们", 0, (chen,))
    await company.ask("刘洋", SetContactGroup(GROUP, "经理", remove=(chen,), add=(chen, li)))
    assert await kept(company, "刘洋") == ContactGroup("经理", 0, (chen, li))
    await company.ask("刘洋", SetContactGroup(GROUP, removed=True))
    await company.ask("刘洋", SetContactGroup(GROUP, removed=True))
    assert await kept(company, "刘洋") == ContactGroup(removed=True)
    assert await kept(company, "李伟") is None


async def version(company: Company, name: str) -> int:
    return await company.office.database.read(lambda db: state.version_of(db, company[name]))


async def test_the_same_again_is_no_change_and_nobody_else_keeps_it(company: Company) -> None:
    mine, other = await version(company, "刘洋"), await version(company, "李伟")
    for _ in range(2):
        await company.ask("刘洋", SetContactGroup(GROUP, "客户经理们", add=(company["李伟"],)))
    assert await version(company, "刘洋") == mine + 1
    assert await version(company, "李伟") == other


async def test_what_was_taken_away_stays_so(company: Company) -> None:
    await company.ask("刘洋", SetContactGroup(GROUP, "客户经理们"))
    await company.ask("刘洋", SetContactGroup(GROUP, removed=True))
    refusal = await refused(company, SetContactGroup(GROUP, "又来", add=(company["李伟"],)))
    assert (refusal.code, refusal.detail) == (ErrorCode.NOT_FOUND, {"part": "contact_group"})


async def test_what_was_never_begun(company: Company) -> None:
    refusal = await refused(company, SetContactGroup(GROUP, add=(company["李伟"],)))
    assert (refusal.code, refusal.detail) == (ErrorCode.NOT_FOUND, {"part": "contact_group"})
    await company.ask("刘洋", SetContactGroup(GROUP, "一闪而过", removed=True))
    assert await kept(company, "刘洋") is None


async def test_nobody_that_is_not_there_and_no_name_that_can_not_be_read(company: Company) -> None:
    assert (await refused(company, SetContactGroup(GROUP, "x", add=(new_id(),)))).detail == {"part": "person"}
    for name in ("", "   ", "a\nb", "\u202e"):
        assert (await refused(company, SetContactGroup(GROUP, name))).detail == {"part": "name"}
    assert await kept(company, "刘洋") is None


async def test_bounded_in_number_and_size(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CONTACT_GROUPS", 2)
    monkeypatch.setattr(limits, "CONTACT_GROUPS_EVER", 3)
    monkeypatch.setattr(limits, "CONTACTS", 2)
    everyone = tuple(company[name] for name in ("李伟", "陈静", "张敏"))
    too_many = {"reason": "too_many", "limit": 2}
    assert (await refused(company, SetContactGroup(GROUP, "多", add=everyone))).detail == too_many
    groups = [new_id() for _ in range(4)]
    for one in groups[:2]:
        await company.ask("刘洋", SetContactGroup(one, "组", add=everyone[:2]))
    assert (await refused(company, SetContactGroup(groups[2], "组"))).detail == too_many
    await company.ask("刘洋", SetContactGroup(groups[0], removed=True))
    await company.ask("刘洋", SetContactGroup(groups[2], "组"))
    await company.ask("刘洋", SetContactGroup(groups[1], removed=True))
    assert (await refused(company, SetContactGroup(groups[3], "组"))).detail == too_many


@pytest.mark.parametrize(
    "array",
    [
        ["org.set_contact_group", bytes(15), "x"],
        ["org.set_contact_group", bytes(16), "长" * (limits.NAME_LENGTH + 1)],
        ["org.set_contact_group", bytes(16), "x", -1],
        ["org.set_contact_group", bytes(16), "x", 2**63],
        ["org.set_contact_group", bytes(16), "x", 0, [bytes(16)] * (limits.CONTACTS + 1)],
        ["org.set_contact_group", bytes(16), "x", 0, [bytes(3)]],
        ["org.set_contact_group", bytes(16), "x", 0, [], [bytes(16)] * (limits.CONTACTS_REMOVED + 1)],
        ["org.set_contact_group", bytes(16), "x", 0, [], [], 1],
    ],
)
def test_what_is_over_its_limits_never_gets_here(array: list[object]) -> None:
    with pytest.raises(Refusal) as caught:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(array)))
    assert caught.value.code is ErrorCode.BAD_MESSAGE
