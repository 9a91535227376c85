"""What happened to a group, in words."""

import pytest

from client.core.sync.group_changes import Change
from client.viewmodels.messages.system_lines import line_of, words
from client.viewmodels.people.naming import isolated
from shared.ids import ORGANISATION
from shared.model.bodies import (
    Body,
    GroupBody,
    MemberBody,
    MessageBody,
    NicknameBody,
    NoticeBody,
    RulesBody,
    kind_of,
)
from shared.model.fold import Standing

ME, ZHANG, HE, LI, WU = (bytes([number]) * 16 for number in range(1, 6))
NAMES = {ME: "林晓雨", ZHANG: "张伟", HE: "何静", LI: "李雪梅", WU: "吴佳怡"}


class Names:
    """Five people, of whom the first reads."""

    def shown(self, person: bytes) -> str:
        return NAMES[person]

    def own_name(self, person: bytes) -> str:
        return NAMES[person]

    def called(self, person: bytes) -> tuple[str, ...]:
        return (NAMES[person],)

    def is_me(self, person: bytes) -> bool:
        return person == ME


def said(author: bytes, body: Body) -> str | None:
    standing = Standing(b"e" * 16, 1, author, kind_of(body), 0, 1, body, getattr(body, "text", ""))
    line = line_of(standing, Names())
    return None if line is None else line.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("author", "body", "line"),
    [
        (ZHANG, MemberBody(HE, "add"), "张伟 added 何静"),
        (ZHANG, MemberBody(ME, "add"), "张伟 added you"),
        (ME, MemberBody(HE, "add", (LI,)), "You added 何静, 李雪梅"),
        (ZHANG, MemberBody(HE, "add", (LI, WU, ME)), "张伟 added 何静, 李雪梅, 吴佳怡 and others, 4 people"),
        (HE, MemberBody(HE, "join"), "何静 joined"),
        (ME, MemberBody(ME, "leave"), "You left"),
        (ORGANISATION, MemberBody(HE, "add"), "何静 joined"),
        (ORGANISATION, MemberBody(ME, "remove"), "You left"),
        (ORGANISATION, MemberBody(HE, "admin"), "Now in charge here: 何静"),
        (ORGANISATION, MemberBody(ME, "admin"), "Now in charge here: you"),
        (ORGANISATION, MemberBody(HE, "owner"), "The group belongs to 何静 now"),
        (ORGANISATION, RulesBody(name="研发一部"), "The group is called “研发一部” now"),
        (ZHANG, MemberBody(HE, "mute"), "张伟 muted 何静"),
        (ZHANG, MemberBody(HE, "fly"), "Something changed for 何静. A newer version tells."),
        (ZHANG, GroupBody("装配二组", (ZHANG, ME)), "张伟 began this group with you"),
        (ZHANG, GroupBody("装配二组"), "张伟 began this group"),
        (ORGANISATION, GroupBody("研发部", group="department"), "The department's group begins here"),
        (ZHANG, NoticeBody(" 9 月 26 日\n前完成 "), "张伟 set the notice: 9 月 26 日 前完成"),
        (ZHANG, NoticeBody(" "), "张伟 took the notice away"),
        (ME, RulesBody(name="交付攻坚"), "You renamed the group “交付攻坚”"),
        (ZHANG, RulesBody(mute_all=True), "张伟 muted everyone but owner and admins"),
        (
            ZHANG,
            RulesBody(joining="open", from_start=True),
            "张伟 opened the group to everyone; 张伟 let newcomers see what was said before",
        ),
        (ZHANG, RulesBody(disbanded=True), "张伟 disbanded the group"),
        (ZHANG, NicknameBody("小张"), "张伟 took the name “小张” in this group"),
        (ME, NicknameBody(""), "You took the usual name in this group again"),
        (ME, RulesBody(ends=0), "You let the group go on without an end"),
        (ZHANG, MessageBody("好"), None),
    ],
)
def test_what_happened_is_said(author: bytes, body: Body, line: str | None) -> None:
    assert said(author, body) == line


def test_names_do_not_turn_the_words_around_them() -> None:
    standing = Standing(b"e" * 16, 1, ZHANG, "member", 0, 1, MemberBody(HE, "add"), "")
    assert line_of(standing, Names()) == f"{isolated('张伟')} added {isolated('何静')}"


def test_there_are_words_for_every_change() -> None:
    assert set(words()) == set(Change)


def test_an_end_is_said_with_day_and_time() -> None:
    line = said(ZHANG, RulesBody(ends=1_790_000_000_000))
    assert line is not None
    assert line.startswith("张伟 let the group end on 21 Sep, ") or "21 Sep 2026, " in line
    assert (said(ORGANISATION, RulesBody(ends=1)) or "").startswith("This group ends on 1 Jan 1970, ")
