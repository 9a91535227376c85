"""Adding, changing, disabling people: what is refused to whom, and what leaving does."""

from typing import Any

import msgspec
import pytest

from server.log.submission import Outcome, Submission
from server.org import departments, people, roles
from server.org.change import Change
from server.store import conversations, state
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation, new_id
from shared.model.bodies import Body, GroupBody, MemberBody, MessageBody, encode_body, kind_of
from shared.model.conversation import ConversationKind
from shared.model.decide import Actor
from shared.model.entry import Header, SignedEntry, encode_header
from shared.model.rights import Right, Role
from shared.model.state import ConversationInfo, decode_value, state_key
from shared.protocol.admin import (
    AddPerson,
    DisablePerson,
    EditPerson,
    EnablePerson,
    ResetPassword,
)
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.org import SetNote, SetOwnCard
from shared.wire.message import Request
from shared.wire.router import Router
from tests.server.org.conftest import ADMIN, MEMBER, OWNER, Company


async def write(
    company: Company, author: str, conversation: bytes, body: Body, to: str | None = None
) -> Outcome:
    """Append an entry as somebody."""
    person, device = company[author], new_id()
    header = Header(conversation, new_id(), person, device, 1, 0, 1, kind_of(body), company.office.now)
    signed = SignedEntry(encode_header(header), encode_body(body), bytes(64))
    outcomes: list[Outcome] = []
    other = None if to is None else company[to]
    company.office.log.submit(Submission(Actor(person, device), signed, outcomes.append, other))
    await company.office.log.drain()
    return outcomes[0]


async def say(company: Company, author: str, to: str) -> Outcome:
    """Write to somebody alone."""
    conversation = direct_conversation(company[author], company[to])
    return await write(company, author, conversation, MessageBody("在吗"), to)


def detail(outcome: Outcome) -> dict[str, object]:
    assert isinstance(outcome, Refusal), outcome
    return dict(outcome.detail)


async def refused(company: Company, name: str, request: Request[Any]) -> Refusal:
    """Return what a request of somebody's is refused with."""
    with pytest.raises(Refusal) as caught:
        await company.ask(name, request)
    return caught.value


# Adding and changing


async def test_someone_added_can_sign_in_once_and_is_in_the_groups(company: Company) -> None:
    request = AddPerson(
        "A7", " 赵敏 ", company["平台组"], "测试", 3, ("8001", "8001", " 139 "), "z@example.com"
    )
    added = await company.ask("王芳", request)
    company.ids["赵敏"] = added.person
    person = await company.person("赵敏")
    assert (person.name, person.phones, person.rank) == ("赵敏", ("8001", "139"), 3)
    assert "赵敏" in await company.group("研发部")
    _, answer = await company.office.sign_in("A7", password=added.password)
    assert answer.must_change


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": "0"}, ErrorCode.NUMBER_TAKEN),
        ({"name": " "}, ErrorCode.BAD_MESSAGE),
        ({"name": "a\x1b[2J"}, ErrorCode.BAD_MESSAGE),
        ({"phones": ("1;2",)}, ErrorCode.BAD_MESSAGE),
        ({"phones": ("",)}, ErrorCode.BAD_MESSAGE),
        ({"mail": "a\nb"}, ErrorCode.BAD_MESSAGE),
        ({"level": "P6\x1b[2J"}, ErrorCode.BAD_MESSAGE),
        ({"level": "P\n6"}, ErrorCode.BAD_MESSAGE),
        ({"level": "P\u202e6"}, ErrorCode.BAD_MESSAGE),
        ({"department": bytes(16)}, ErrorCode.NOT_FOUND),
    ],
)
async def test_words_and_numbers_are_checked(
    company: Company, changes: dict[str, Any], code: ErrorCode
) -> None:
    request = EditPerson(company["李伟"], **changes)
    assert (await refused(company, "王芳", request)).code is code


@pytest.mark.parametrize("level", ["级" * (limits.NAME_LENGTH + 1), 6, ["P6"], b"P6"])
def test_what_is_no_level_never_gets_here(level: object) -> None:
    added: list[object] = ["admin.add_person", "A7", "赵敏", None, "", 0, [], "", level]
    edited: list[object] = ["admin.edit_person", bytes(16), *[None] * 3, False, *[None] * 4, level]
    for array in (added, edited):
        with pytest.raises(Refusal) as caught:
            Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(array)))
        assert caught.value.code is ErrorCode.BAD_MESSAGE


async def test_a_level_is_words_that_stay_until_others_are_given(company: Company) -> None:
    added = await company.ask("王芳", AddPerson("A7", "赵敏", level=" P6 "))
    company.ids["赵敏"] = added.person
    assert (await company.person("赵敏")).level == "P6"
    await company.ask("王芳", EditPerson(added.person, level="高级工程师"))
    await company.ask("王芳", EditPerson(added.person, title="测试"))
    assert (await company.person("赵敏")).level == "高级工程师"
    await company.ask("王芳", EditPerson(added.person, level=""))
    assert (await company.person("赵敏")).level == ""


async def test_an_edit_that_changes_nothing_has_no_version(company: Company) -> None:
    before = (await company.person("李伟")).version
    await company.ask("王芳", EditPerson(company["李伟"], title="研发总监"))
    assert (await company.person("李伟")).version == before


async def test_own_cards_are_changed_with_the_right_to(company: Company) -> None:
    await company.ask("刘洋", SetOwnCard("路漫漫\n其修远兮", ("8002",)))
    found = await company.person("刘洋")
    assert (found.signature, found.phones, found.title) == ("路漫漫\n其修远兮", ("8002",), "工程师")
    await company.change(lambda change: roles.assign_role(change, company["刘洋"], "guest"))
    assert (await refused(company, "刘洋", SetOwnCard("x"))).detail == {"right": "org.own_card"}


# Rights, reach and rank


async def restricted(company: Company) -> None:
    """陈静 governs 研发部 and all below it, nothing else."""
    await company.change(
        lambda change: roles.assign_role(change, company["陈静"], "admin", (company["研发部"],))
    )


async def test_an_admin_of_departments_reaches_no_further(company: Company) -> None:
    await restricted(company)
    await company.ask("陈静", EditPerson(company["刘洋"], title="高级工程师"))
    away = EditPerson(company["刘洋"], department=company["市场部"])
    assert (await refused(company, "陈静", away)).detail == {"reason": "scope"}
    nowhere = EditPerson(company["刘洋"], nowhere=True)
    assert (await refused(company, "陈静", nowhere)).detail == {"reason": "scope"}
    assert (await refused(company, "陈静", AddPerson("9", "新人"))).detail == {"reason": "scope"}
    assert (await refused(company, "陈静", ResetPassword(company["王芳"]))).detail == {"reason": "scope"}
    await company.ask("陈静", AddPerson("9", "新人", company["平台组"]))


async def test_nobody_changes_someone_who_may_do_more(company: Company) -> None:
    await restricted(company)
    await company.change(lambda change: roles.assign_role(change, company["李伟"], "admin"))
    for request in (ResetPassword(company["李伟"]), DisablePerson(company["李伟"])):
        assert (await refused(company, "陈静", request)).detail == {"reason": "rank"}
    await company.change(lambda change: roles.assign_role(change, company["张敏"], "super_admin"))
    assert (await refused(company, "李伟", ResetPassword(company["张敏"]))).detail == {"reason": "rank"}


async def test_a_right_taken_counts_at_once(company: Company) -> None:
    await restricted(company)
    await company.change(lambda change: roles.assign_role(change, company["陈静"], "employee"))
    request = EditPerson(company["刘洋"], title="x")
    assert (await refused(company, "陈静", request)).detail == {"right": Right.MANAGE_PEOPLE}


# Leaving


async def test_who_leaves_is_in_no_group_and_nobody_writes_to_them(company: Company) -> None:
    await say(company, "李伟", "刘洋")
    group = new_id()
    await write(company, "刘洋", group, GroupBody("聚餐", (company["李伟"], company["陈静"])))
    await company.ask("王芳", DisablePerson(company["刘洋"], company["陈静"]))
    assert "刘洋" not in {**await company.group("平台组"), **await company.staff()}
    assert await company.members(group) == {"李伟": MEMBER, "陈静": OWNER}
    assert detail(await say(company, "李伟", "刘洋")) == {"reason": "left"}
    key = state_key("conversation", group)
    left = await company.office.database.read(lambda db: state.get(db, company["刘洋"], key))
    assert left is not None
    assert decode_value(left, ConversationInfo) == ConversationInfo(
        ConversationKind.GROUP, None, "聚餐", left=True
    )
    assert (await company.person("刘洋")).successor == company["陈静"]
    await company.ask("王芳", EnablePerson(company["刘洋"]))
    assert not isinstance(await say(company, "李伟", "刘洋"), Refusal)
    assert "刘洋" in await company.group("平台组")
    assert "刘洋" not in await company.members(group)


async def test_what_nobody_was_named_for_passes_to_the_admin_and_then_the_eldest(company: Company) -> None:
    group = new_id()
    await write(company, "刘洋", group, GroupBody("聚餐", (company["李伟"],)))
    await write(company, "刘洋", group, MemberBody(company["陈静"], "add"))
    await write(company, "刘洋", group, MemberBody(company["陈静"], "admin"))
    await company.change(lambda change: people.disable_person(change, company["刘洋"], company["王芳"]))
    assert await company.members(group) == {"李伟": MEMBER, "陈静": OWNER}
    await company.change(lambda change: people.disable_person(change, company["陈静"]))
    assert await company.members(group) == {"李伟": OWNER}
    await company.change(lambda change: people.disable_person(change, company["李伟"]))
    assert await company.members(group) == {}


async def test_sessions_end_with_the_access(company: Company) -> None:
    added = await company.ask("王芳", AddPerson("A7", "赵敏"))
    session, _ = await company.office.sign_in("A7", password=added.password)
    await company.ask("王芳", DisablePerson(added.person))
    assert session.closing
    again = await company.ask("王芳", ResetPassword(added.person))
    await company.ask("王芳", EnablePerson(added.person))
    session, _ = await company.office.sign_in("A7", password=again.password)
    await company.ask("王芳", ResetPassword(added.person))
    assert session.closing


async def test_whom_nobody_can_disable(company: Company) -> None:
    assert (await refused(company, "王芳", DisablePerson(company["王芳"]))).detail == {"reason": "self"}
    with pytest.raises(Refusal) as caught:
        await company.change(lambda change: people.disable_person(change, company["王芳"]))
    assert caught.value.detail == {"reason": "last"}
    assert (await refused(company, "王芳", DisablePerson(new_id()))).code is ErrorCode.NOT_FOUND
    for successor in (company["刘洋"], new_id()):
        request = DisablePerson(company["刘洋"], successor)
        assert (await refused(company, "王芳", request)).code is ErrorCode.NOT_FOUND
    assert not (await company.person("刘洋")).disabled


# Notes


async def test_who_is_blocked_cannot_write_until_let_again(company: Company) -> None:
    await say(company, "李伟", "刘洋")
    await company.ask("刘洋", SetNote(company["李伟"], remark="老李", blocked=True))
    assert detail(await say(company, "李伟", "刘洋")) == {"reason": "blocked"}
    assert detail(await say(company, "李伟", "刘洋")) == {"reason": "blocked"}
    assert not isinstance(await say(company, "刘洋", "李伟"), Refusal)
    await company.ask("刘洋", SetNote(company["李伟"], blocked=False))
    assert not isinstance(await say(company, "李伟", "刘洋"), Refusal)


async def test_who_is_blocked_beforehand_cannot_begin(company: Company) -> None:
    await company.ask("刘洋", SetNote(company["李伟"], blocked=True))
    assert detail(await say(company, "李伟", "刘洋")) == {"reason": "blocked"}
    direct = direct_conversation(company["李伟"], company["刘洋"])
    assert not await company.office.database.read(lambda db: conversations.exists(db, direct))


async def test_notes_about_nobody_and_about_oneself(company: Company) -> None:
    assert (await refused(company, "刘洋", SetNote(new_id(), "x"))).code is ErrorCode.NOT_FOUND
    assert (await refused(company, "刘洋", SetNote(company["刘洋"], blocked=True))).detail == {
        "reason": "self"
    }
    await company.ask("刘洋", SetNote(company["刘洋"], favourite=True))


# A refusal leaves nothing behind


async def test_what_is_refused_half_way_leaves_no_trace(company: Company) -> None:
    before = await company.group("研发部")

    def work(change: Change) -> None:
        people.edit_person(change, EditPerson(company["刘洋"], department=company["市场部"]))
        departments.add_department(change, new_id(), "新部门", None)
        roles.put_role(change, Role("x", "x", ()))
        change.finish()
        raise Refusal(ErrorCode.CONFLICT)

    with pytest.raises(Refusal):
        await company.change(work)
    assert await company.group("研发部") == before
    assert ADMIN in before.values()
    await company.ask("王芳", EditPerson(company["刘洋"], department=company["市场部"]))
    assert "刘洋" in await company.group("市场部")
