"""Pictures of people: whose they are, who may see them, how they are told, and how often they change."""

import pytest

from server.org import roles
from server.store.avatars import find_avatar
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.avatar import avatar_digest
from shared.protocol.admin import EditPerson
from shared.protocol.org import Avatar, GetAvatars, ListPeople, SetAvatar
from tests.server.org.conftest import Company
from tests.shared.samples import PICTURE


def padded(size: int, fill: bytes = b"\0") -> bytes:
    """Return a picture of some bytes."""
    return PICTURE[:-2] + fill * (size - len(PICTURE)) + PICTURE[-2:]


async def told(company: Company, reader: str, *names: str) -> dict[str, bytes]:
    """Return what somebody is told of some people's pictures."""
    names_of = {identity: name for name, identity in company.ids.items()}
    answer = await company.ask(reader, GetAvatars(tuple(company[name] for name in names)))
    return {names_of[one.person]: one.picture for one in answer.avatars}


async def test_a_picture_is_shown_to_colleagues_and_named_in_the_directory(company: Company) -> None:
    before = await company.ask("王芳", ListPeople(0))
    await company.ask("刘洋", SetAvatar(PICTURE))
    page = await company.ask("王芳", ListPeople(before.version))
    assert [(one.person, one.avatar) for one in page.people] == [(company["刘洋"], avatar_digest(PICTURE))]
    assert await told(company, "王芳", "刘洋", "李伟") == {"刘洋": PICTURE, "李伟": b""}
    await company.ask("王芳", EditPerson(company["刘洋"], title="主管"))
    assert (await company.person("刘洋")).avatar == avatar_digest(PICTURE)
    await company.ask("刘洋", SetAvatar(b""))
    assert (await company.person("刘洋")).avatar == b""
    assert await told(company, "王芳", "刘洋") == {"刘洋": b""}
    assert await company.office.database.read(lambda db: find_avatar(db, company["刘洋"])) == b""


async def test_the_same_picture_again_changes_nothing(company: Company) -> None:
    await company.ask("刘洋", SetAvatar(PICTURE))
    version = (await company.person("刘洋")).version
    await company.ask("刘洋", SetAvatar(PICTURE))
    assert (await company.person("刘洋")).version == version


async def test_what_is_no_picture_is_refused(company: Company) -> None:
    with pytest.raises(Refusal) as caught:
        await company.ask("刘洋", SetAvatar(b"GIF89a"))
    assert (caught.value.code, caught.value.detail) == (ErrorCode.BAD_MESSAGE, {"part": "avatar"})
    assert (await company.person("刘洋")).avatar == b""


async def test_who_may_not_change_the_card_may_not_change_the_picture(company: Company) -> None:
    await company.change(lambda change: roles.assign_role(change, company["刘洋"], "guest"))
    with pytest.raises(Refusal) as caught:
        await company.ask("刘洋", SetAvatar(PICTURE))
    assert caught.value.detail == {"right": "org.own_card"}


async def test_who_is_withheld_has_no_picture(company: Company) -> None:
    await company.ask("王芳", SetAvatar(PICTURE))
    await company.ask("陈静", SetAvatar(PICTURE))
    await company.change(lambda change: roles.assign_role(change, company["刘洋"], "guest"))
    assert await told(company, "刘洋", "陈静", "刘洋") == {"陈静": b"", "刘洋": b""}


async def test_an_answer_is_cut_at_its_bytes(company: Company) -> None:
    large = padded(limits.AVATAR)
    await company.ask("刘洋", SetAvatar(large))
    fits = limits.AVATARS_BYTES // limits.AVATAR
    wanted = (company["刘洋"],) * (fits + 3)
    answer = await company.ask("王芳", GetAvatars(wanted))
    assert answer.avatars == (Avatar(company["刘洋"], large),) * fits


async def test_nobody_changes_a_picture_all_day(company: Company) -> None:
    for number in range(limits.AVATAR_CHANGES):
        await company.ask("刘洋", SetAvatar(padded(100 + number)))
    with pytest.raises(Refusal) as caught:
        await company.ask("刘洋", SetAvatar(PICTURE))
    assert caught.value.code is ErrorCode.TOO_MANY_REQUESTS
    await company.ask("李伟", SetAvatar(PICTURE))
