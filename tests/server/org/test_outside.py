"""Outside contacts: what of cards they are told, and that nothing else ever reaches them."""

import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from server.org import people, roles
from server.org.change import Change
from server.store import state
from server.store.organisation import people_version
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.privacy import Grade
from shared.model.rights import DEPARTMENT_HEAD, EMPLOYEE, GUEST, Right, Role
from shared.model.state import Privacy, decode_value, encode_value, state_key
from shared.protocol.admin import AddPerson, AssignRole, EditPerson, ExportPeople
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.chat import SetPrivacy
from shared.protocol.org import ListPeople, Person, SetContactGroup, SetNote, SetOwnCard
from shared.wire.message import Request
from shared.wire.router import Router
from tests.server.org.conftest import Company
from tests.server.org.test_listing import Copy

PHONE, MAIL, WORDS, LEVEL = "13800001234", "zhang@example.com", "出差到周五", "P7"
WHOLE = (PHONE, MAIL, WORDS, LEVEL)
KEY = state_key("privacy", b"")
GROUP = new_id()


@pytest.fixture
async def visited(company: Company) -> Company:
    """刘洋 and 赵云 are guests in the department that 张敏 heads; her card is full, and that of 赵云."""
    company.ids["赵云"] = await company.hire("赵云", "平台组")
    for name in ("刘洋", "赵云"):
        await company.change(lambda change, name=name: roles.assign_role(change, company[name], GUEST))
    for name in ("张敏", "赵云"):
        card = EditPerson(company[name], phones=(PHONE,), mail=MAIL, level=LEVEL)
        await company.change(lambda change, card=card: people.edit_person(change, card))
    await company.ask("张敏", SetOwnCard(WORDS))
    return company


def told(copy: Copy, name: str = "张敏") -> tuple[str, ...]:
    """Return what a copy holds of somebody's graded words."""
    one = copy.people[copy.company[name]]
    return tuple(word for word in (*one.phones, one.mail, one.signature, one.level) if word)


async def version(company: Company) -> int:
    return await company.office.database.read(people_version)


async def test_by_default_a_guest_reads_the_signature_alone(visited: Company) -> None:
    assert told(await Copy(visited, "刘洋").sync()) == (WORDS,)
    assert told(await Copy(visited, "陈静").sync()) == WHOLE
    mine = await Copy(visited, "赵云").sync()
    assert told(mine, "赵云") == (PHONE, MAIL, LEVEL)
    assert told(await Copy(visited, "刘洋").sync(), "赵云") == ()


async def test_what_is_hidden_is_in_no_byte(visited: Company) -> None:
    await visited.ask("张敏", SetPrivacy(signature=Grade.COLLEAGUES))
    for since in (0, await version(visited) - 1):
        page = await visited.ask("刘洋", ListPeople(since))
        encoded = msgspec.msgpack.encode(page)
        assert visited["张敏"] in encoded
        for word in (PHONE, MAIL, WORDS):
            assert word.encode() not in encoded
    theirs = msgspec.msgpack.encode(await visited.ask("陈静", ListPeople(0)))
    assert all(word.encode() in theirs for word in (PHONE, MAIL, WORDS))


@pytest.mark.parametrize("grade", list(Grade))
@pytest.mark.parametrize("friend", ["favourite", "group", "blocked", "none"])
async def test_each_grade_to_each_guest(visited: Company, grade: Grade, friend: str) -> None:
    await visited.ask("张敏", SetPrivacy(phones=grade, mail=grade, signature=grade))
    guest = visited["刘洋"]
    if friend != "none":
        await visited.ask("张敏", SetNote(guest, favourite=friend != "group", blocked=friend == "blocked"))
    if friend in ("group", "blocked"):
        await visited.ask("张敏", SetContactGroup(GROUP, "供应商", add=(guest,)))
    is_friend = friend in ("favourite", "group")
    seen = grade is Grade.EVERYONE or (grade is Grade.FRIENDS and is_friend)
    expected = (PHONE, MAIL, WORDS) if seen else ()
    assert told(await Copy(visited, "刘洋").sync()) == expected
    assert told(await Copy(visited, "赵云").sync()) == (
        (PHONE, MAIL, WORDS) if grade is Grade.EVERYONE else ()
    )


async def test_a_choice_reaches_the_copy_that_is_held(visited: Company) -> None:
    copy = await Copy(visited, "刘洋").sync()
    scope = copy.scope
    await visited.ask("张敏", SetPrivacy(phones=Grade.EVERYONE))
    assert told(await copy.sync()) == (PHONE, WORDS)
    assert len(copy.pages) == 1
    await visited.ask("张敏", SetPrivacy(phones=Grade.FRIENDS, signature=Grade.COLLEAGUES))
    assert told(await copy.sync()) == ()
    await visited.ask("张敏", SetNote(visited["刘洋"], favourite=True))
    assert told(await copy.sync()) == (PHONE,)
    await visited.ask("张敏", SetNote(visited["刘洋"], blocked=True))
    assert told(await copy.sync()) == ()
    await visited.ask("张敏", SetNote(visited["刘洋"], favourite=False, blocked=False))
    assert told(await copy.sync()) == ()
    await visited.ask("张敏", SetContactGroup(GROUP, "供应商", add=(visited["刘洋"],)))
    assert told(await copy.sync()) == (PHONE,)
    await visited.ask("张敏", SetContactGroup(GROUP, removed=True))
    assert told(await copy.sync()) == ()
    assert copy.scope == scope


async def test_nobody_is_asked_to_read_again_what_is_the_same_for_all(visited: Company) -> None:
    before = await version(visited)
    guest, colleague = visited["刘洋"], visited["李伟"]
    await visited.ask("张敏", SetPrivacy(read=False, phones=Grade.COLLEAGUES))
    await visited.ask("张敏", SetNote(guest, favourite=True))
    await visited.ask("张敏", SetContactGroup(GROUP, "供应商", add=(guest,)))
    assert await version(visited) == before, "nothing is shown to friends"
    await visited.ask("张敏", SetPrivacy(phones=Grade.FRIENDS))
    assert await version(visited) == before + 1
    await visited.ask("张敏", SetNote(colleague, favourite=True))
    await visited.ask("张敏", SetNote(guest, favourite=False, remark="老刘"))
    await visited.ask("张敏", SetContactGroup(GROUP, "供应商们", add=(colleague,)))
    assert await version(visited) == before + 1, "no guest has become a friend, or ceased to be one"
    await visited.ask("张敏", SetContactGroup(GROUP, remove=(guest,)))
    assert await version(visited) == before + 2


async def test_where_nobody_is_a_guest_no_choice_is_heard_of(company: Company) -> None:
    before = await version(company)
    await company.ask("张敏", SetPrivacy(phones=Grade.EVERYONE, signature=Grade.FRIENDS))
    assert await version(company) == before


async def test_whoever_goes_out_or_comes_in_reads_everything_anew(visited: Company) -> None:
    """Also where guests see everyone, so that nothing but this tells the two apart."""
    everyone = Role(GUEST, "", (Right.SEE_EVERYONE,))
    await visited.change(lambda change: roles.put_role(change, everyone))
    copy = await Copy(visited, "陈静").sync()
    assert (told(copy), copy.scope) == (WHOLE, b"")
    await visited.ask("王芳", AssignRole(visited["陈静"], GUEST))
    assert told(await copy.sync()) == (WORDS,)
    assert copy.scope != b""
    assert len(copy.people) == 6
    await visited.ask("王芳", AssignRole(visited["陈静"], EMPLOYEE))
    assert told(await copy.sync()) == WHOLE
    assert copy.scope == b""


async def test_a_guest_who_manages_a_part_sees_its_cards_whole(visited: Company) -> None:
    rights = (Right.SEE_EVERYONE, Right.EXPORT_PEOPLE)
    await visited.change(lambda change: roles.put_role(change, Role(GUEST, "", rights)))
    copy = await Copy(visited, "刘洋").sync()
    assert told(copy) == WHOLE
    await visited.change(
        lambda change: roles.assign_role(change, visited["刘洋"], GUEST, (visited["市场部"],))
    )
    assert told(await copy.sync()) == (WORDS,)
    card = EditPerson(visited["陈静"], phones=("8010",))
    await visited.change(lambda change: people.edit_person(change, card))
    assert (await copy.sync()).people[visited["陈静"]].phones == ("8010",)
    exported = (await visited.ask("刘洋", ExportPeople("csv"))).data.decode("utf-8-sig")
    assert "8010" in exported
    assert PHONE not in exported
    await visited.change(
        lambda change: roles.assign_role(change, visited["刘洋"], GUEST, (visited["平台组"],))
    )
    assert told(await copy.sync()) == WHOLE
    assert copy.people[visited["陈静"]].phones == ()


async def test_a_head_from_outside_is_outside(visited: Company) -> None:
    await visited.heads("平台组", "刘洋")
    assert told(await Copy(visited, "刘洋").sync(), "赵云") == ()
    exporting = Role(DEPARTMENT_HEAD, "", (Right.EXPORT_PEOPLE,))
    await visited.change(lambda change: roles.put_role(change, exporting))
    assert told(await Copy(visited, "刘洋").sync(), "赵云") == (PHONE, MAIL, LEVEL)


async def test_who_is_out_of_sight_stays_there(visited: Company) -> None:
    copy = await Copy(visited, "刘洋").sync()
    await visited.ask("陈静", SetPrivacy(phones=Grade.EVERYONE))
    (page,) = (await copy.sync()).pages
    assert page.people == (Person(visited["陈静"], "", "", False, page.version, withheld=True),)


async def test_a_page_of_many_is_cut_and_filtered(visited: Company) -> None:
    def many(change: Change) -> None:
        for number in range(600):
            request = AddPerson(f"n{number}", f"名{number}", visited["平台组"], phones=(PHONE,))
            people.add_person(change, request, "$none")

    await visited.change(many)
    copy = await Copy(visited, "刘洋").sync()
    assert len(copy.people) == 604
    assert {one.phones for one in copy.people.values()} == {()}


# Whatever happens


async def anything(visited: Company, chance: random.Random) -> None:
    """Do what anybody may do, or have it done to them."""
    names = ("张敏", "刘洋", "赵云", "陈静", "李伟")
    who, other = chance.choice(names), visited[chance.choice(names)]
    phones, mail, signature = (chance.choice([None, *Grade]) for _ in range(3))
    requests: list[Request[Any]] = [
        SetPrivacy(phones=phones, mail=mail, signature=signature),
        SetNote(other, favourite=chance.random() < 0.6),
        SetNote(other, blocked=visited[who] != other and chance.random() < 0.4),
        SetContactGroup(GROUP, "组", add=(other,)),
        SetContactGroup(GROUP, "组", remove=(other,)),
    ]
    role = chance.choice([GUEST, GUEST, EMPLOYEE])
    card = EditPerson(other, phones=(PHONE,), mail=MAIL)
    changes: list[Callable[[Change], object]] = [
        lambda change: roles.assign_role(change, other, role),
        lambda change: people.edit_person(change, card),
    ]
    drawn = chance.randrange(len(requests) + len(changes))
    if drawn < len(requests):
        await visited.ask(who, requests[drawn])
    else:
        await visited.change(changes[drawn - len(requests)])


@pytest.mark.parametrize("seed", range(6))
async def test_a_copy_brought_up_equals_one_read_anew(visited: Company, seed: int) -> None:
    """A change that alters what somebody sees must reach the copy they hold."""
    chance = random.Random(seed)
    await visited.change(lambda change: roles.put_role(change, Role(GUEST, "", (Right.SEE_EVERYONE,))))
    copies = [await Copy(visited, name).sync() for name in ("刘洋", "赵云", "陈静", "张敏")]
    for _ in range(40):
        await anything(visited, chance)
        for copy in copies:
            fresh = await Copy(visited, copy.name).sync()
            assert (await copy.sync()).people == fresh.people


# What nobody should say


@pytest.mark.parametrize(
    "array",
    [
        ["chat.set_privacy", None, None, "nobody"],
        ["chat.set_privacy", None, None, None, ""],
        ["chat.set_privacy", None, None, None, None, "Everyone"],
        ["chat.set_privacy", None, None, 0],
        ["chat.set_privacy", None, None, True],
        ["chat.set_privacy", None, None, ["everyone"]],
        ["chat.set_privacy", None, None, b"everyone"],
        ["chat.set_privacy", None, None, "every\x00one"],
    ],
)
def test_a_grade_that_is_none(array: list[object]) -> None:
    with pytest.raises(Refusal) as caught:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(array)))
    assert caught.value.code is ErrorCode.BAD_MESSAGE


async def test_what_a_newer_server_kept_shows_nothing_here(visited: Company) -> None:
    value = encode_value(Privacy(phones="family", mail="everyone", signature="family"))
    await visited.office.database.write(lambda db: state.put(db, visited["张敏"], {KEY: value}))
    assert told(await Copy(visited, "刘洋").sync()) == (MAIL,)


async def test_of_a_choice_what_is_not_named_stays(visited: Company) -> None:
    async def kept() -> Any:
        value = await visited.office.database.read(lambda db: state.get(db, visited["刘洋"], KEY))
        return None if value is None else decode_value(value, Privacy)

    await visited.ask("刘洋", SetPrivacy())
    assert await kept() is None
    await visited.ask("刘洋", SetPrivacy(mail=Grade.FRIENDS))
    await visited.ask("刘洋", SetPrivacy(typing=False))
    assert await kept() == Privacy(read=True, typing=False, mail="friends")
