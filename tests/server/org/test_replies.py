"""Quick replies: one's own and the company's, kept, ordered, removed; by whom, and how many."""

import msgspec
import pytest

from server.features.org.listing import list_people
from server.store import state
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.replies import QuickReply
from shared.model.rights import Right, Role
from shared.model.state import decode_value, state_key
from shared.protocol.admin import AssignRole, PutReply, PutRole, RemoveReply
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.org import CompanyReply, People
from shared.protocol.replies import SetReply
from shared.wire.router import Router
from tests.server.org.conftest import Company
from tests.server.org.test_people import refused

HELLO, BYE = new_id(), new_id()


async def kept(company: Company, name: str, reply: bytes) -> QuickReply | None:
    key = state_key("reply", reply)
    value = await company.office.database.read(lambda db: state.get(db, company[name], key))
    return None if value is None else decode_value(value, QuickReply)


async def version(company: Company, name: str) -> int:
    return await company.office.database.read(lambda db: state.version_of(db, company[name]))


async def listed(company: Company, name: str, newer_than: int = 0) -> People:
    organisation = company.office.organisation.id
    return await company.office.database.read(
        lambda db: list_people(db, organisation, company[name], newer_than)
    )


# One's own


async def test_my_own_are_kept_changed_and_removed(company: Company) -> None:
    await company.ask("刘洋", SetReply(HELLO, "您好\n请稍等", " 问候 ", 2))
    assert await kept(company, "刘洋", HELLO) == QuickReply("您好\n请稍等", "问候", 2)
    await company.ask("刘洋", SetReply(HELLO, "您好", "", 0))
    assert await kept(company, "刘洋", HELLO) == QuickReply("您好")
    before = await version(company, "刘洋")
    await company.ask("刘洋", SetReply(HELLO, "您好", "", 0))
    await company.ask("刘洋", SetReply(BYE, ""))
    assert await version(company, "刘洋") == before
    for _ in range(2):
        await company.ask("刘洋", SetReply(HELLO, ""))
    assert await kept(company, "刘洋", HELLO) == QuickReply()
    assert await version(company, "刘洋") == before + 1
    assert await kept(company, "李伟", HELLO) is None


async def test_what_was_removed_stays_so(company: Company) -> None:
    await company.ask("刘洋", SetReply(HELLO, "您好"))
    await company.ask("刘洋", SetReply(HELLO, ""))
    refusal = await refused(company, "刘洋", SetReply(HELLO, "又来了"))
    assert (refusal.code, refusal.detail) == (ErrorCode.NOT_FOUND, {"part": "reply"})


async def test_nobody_keeps_them_without_end(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "REPLIES", 2)
    monkeypatch.setattr(limits, "REPLIES_EVER", 3)
    ids = [new_id() for _ in range(4)]
    for one in ids[:2]:
        await company.ask("刘洋", SetReply(one, "您好"))
    refusal = await refused(company, "刘洋", SetReply(ids[2], "您好"))
    assert refusal.detail == {"reason": "too_many", "limit": 2}
    await company.ask("刘洋", SetReply(ids[0], ""))
    await company.ask("刘洋", SetReply(ids[2], "您好"))
    await company.ask("刘洋", SetReply(ids[2], ""))
    refusal = await refused(company, "刘洋", SetReply(ids[3], "您好"))
    assert refusal.code is ErrorCode.NOT_ALLOWED
    await company.ask("刘洋", SetReply(ids[1], "改一改"))
    await company.ask("李伟", SetReply(ids[3], "您好"))


@pytest.mark.parametrize(
    ("request_", "part"),
    [
        (SetReply(HELLO, " \n "), "text"),
        (SetReply(HELLO, "您好", "一\n二"), "category"),
        (SetReply(HELLO, "您好", "\u202e"), "category"),
    ],
)
async def test_what_nobody_could_read_is_not_kept(company: Company, request_: SetReply, part: str) -> None:
    refusal = await refused(company, "刘洋", request_)
    assert (refusal.code, refusal.detail) == (ErrorCode.BAD_MESSAGE, {"part": part})
    company_s = PutReply(HELLO, request_.text, request_.category)
    refusal = await refused(company, "王芳", company_s)
    assert (refusal.code, refusal.detail) == (ErrorCode.BAD_MESSAGE, {"part": part})


@pytest.mark.parametrize("tag", ["replies.set", "admin.put_reply"])
@pytest.mark.parametrize(
    "fields",
    [
        [bytes(15), "您好"],
        [bytes(16), "好" * (limits.REPLY_LENGTH + 1)],
        [bytes(16), "您好", "类" * (limits.NAME_LENGTH + 1)],
        [bytes(16), "您好", "", -1],
        [bytes(16), "您好", "", 2**31],
        [bytes(16), 7],
        [bytes(16)],
    ],
)
def test_what_is_over_its_limits_never_gets_here(tag: str, fields: list[object]) -> None:
    with pytest.raises(Refusal) as caught:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode([tag, *fields])))
    assert caught.value.code is ErrorCode.BAD_MESSAGE


# The company's


async def test_the_companys_are_everybodys_to_read(company: Company) -> None:
    before = (await listed(company, "刘洋")).version
    await company.ask("王芳", PutReply(HELLO, "您好", " 问候 ", 3))
    await company.ask("王芳", PutReply(HELLO, "您好", "问候", 3))
    page = await listed(company, "刘洋", before)
    assert page.replies == (CompanyReply(HELLO, "您好", "问候", 3, False, before + 1),)
    assert page.version == before + 1
    assert (page.people, page.departments, page.policy) == ((), (), None)
    for _ in range(2):
        await company.ask("王芳", RemoveReply(HELLO))
    page = await listed(company, "刘洋", before + 1)
    assert page.replies == (CompanyReply(HELLO, "", "", 0, True, before + 2),)
    assert page.version == before + 2
    assert (await listed(company, "刘洋")).replies == ()


async def test_the_companys_come_page_by_page(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [new_id() for _ in range(5)]
    before = (await listed(company, "刘洋")).version
    for one in ids:
        await company.ask("王芳", PutReply(one, "好" * limits.REPLY_LENGTH))
    monkeypatch.setattr(limits, "PAGE_BYTES", 7 * limits.REPLY_LENGTH)
    told: list[bytes] = []
    last, more = before, True
    while more:
        page = await listed(company, "刘洋", last)
        told += [one.reply for one in page.replies]
        assert len(page.replies) <= 2
        last, more = page.last, page.more
    assert told == ids


async def test_only_who_has_the_right_changes_the_companys(company: Company) -> None:
    for request in (PutReply(HELLO, "您好"), RemoveReply(HELLO)):
        refusal = await refused(company, "刘洋", request)
        assert refusal.detail == {"right": Right.MANAGE_REPLIES.value}
    await company.ask("王芳", PutRole(Role("service", "客服主管", (Right.MANAGE_REPLIES,))))
    # The right is about everyone: a role that reaches one department alone has it as well.
    await company.ask("王芳", AssignRole(company["刘洋"], "service", (company["市场部"],)))
    await company.ask("刘洋", PutReply(HELLO, "您好"))
    assert [one.text for one in (await listed(company, "李伟")).replies] == ["您好"]


async def test_what_is_not_there_and_what_is_too_many(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REPLIES", 1)
    refusal = await refused(company, "王芳", RemoveReply(BYE))
    assert (refusal.code, refusal.detail) == (ErrorCode.NOT_FOUND, {"part": "reply"})
    await company.ask("王芳", PutReply(HELLO, "您好"))
    refusal = await refused(company, "王芳", PutReply(BYE, "再见"))
    assert refusal.detail == {"reason": "too_many", "limit": 1}
    await company.ask("王芳", PutReply(HELLO, "大家好"))
    await company.ask("王芳", RemoveReply(HELLO))
    refusal = await refused(company, "王芳", PutReply(HELLO, "您好"))
    assert (refusal.code, refusal.detail) == (ErrorCode.NOT_FOUND, {"part": "reply"})
    await company.ask("王芳", PutReply(BYE, "再见"))
