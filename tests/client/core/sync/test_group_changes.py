"""What an entry did to a group, told without words; and both sides have words for all of it."""

import pytest

from client.core.sync.group_changes import Change, GroupChange, changes_of
from client.core.words.wording import Language
from client.terminal.words import group_lines
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

ZHANG, HE, LI = (bytes([number]) * 16 for number in range(1, 4))

NOW = 8


def standing(author: bytes, body: Body) -> Standing:
    return Standing(b"e" * 16, 1, author, kind_of(body), NOW, 1, body, "")


@pytest.mark.parametrize(
    ("author", "body", "changes"),
    [
        (ZHANG, GroupBody("组", (ZHANG, HE)), [GroupChange(Change.GROUP_WITH, ZHANG, (HE,))]),
        (ZHANG, GroupBody("组", (ZHANG,)), [GroupChange(Change.GROUP, ZHANG)]),
        (ZHANG, GroupBody("组", (HE,), group="room"), [GroupChange(Change.ROOM, ZHANG, (HE,))]),
        (ZHANG, GroupBody("组", group="club"), [GroupChange(Change.GROUP, ZHANG)]),
        (ORGANISATION, GroupBody("部", group="department"), [GroupChange(Change.DEPARTMENT, ORGANISATION)]),
        (ZHANG, MemberBody(HE, "add", (LI,)), [GroupChange(Change.ADDED, ZHANG, (HE, LI))]),
        (HE, MemberBody(HE, "join"), [GroupChange(Change.CAME, HE, (HE,))]),
        (ZHANG, MemberBody(HE, "owner"), [GroupChange(Change.HANDED_OVER, ZHANG, (HE,))]),
        (ORGANISATION, MemberBody(HE, "add"), [GroupChange(Change.CAME, ORGANISATION, (HE,))]),
        (ORGANISATION, MemberBody(HE, "owner"), [GroupChange(Change.OWNED, ORGANISATION, (HE,))]),
        (ORGANISATION, MemberBody(HE, "mute"), [GroupChange(Change.MUTED, ORGANISATION, (HE,))]),
        (ORGANISATION, MemberBody(HE, "fly"), [GroupChange(Change.UNKNOWN, ORGANISATION, (HE,))]),
        (ZHANG, NoticeBody(" 一\n二 "), [GroupChange(Change.NOTICE, ZHANG, text="一 二")]),
        (ZHANG, NoticeBody(" \n"), [GroupChange(Change.NO_NOTICE, ZHANG)]),
        (ZHANG, RulesBody(name="新", disbanded=True), [GroupChange(Change.DISBANDED, ZHANG)]),
        (
            ZHANG,
            RulesBody(name="新", joining="by lot", from_start=False, mute_all=True),
            [
                GroupChange(Change.RENAMED, ZHANG, text="新"),
                GroupChange(Change.JOINING, ZHANG),
                GroupChange(Change.FROM_JOINING, ZHANG),
                GroupChange(Change.MUTE_ALL, ZHANG),
            ],
        ),
        (ORGANISATION, RulesBody(name="新"), [GroupChange(Change.CALLED, ORGANISATION, text="新")]),
        (ZHANG, RulesBody(), []),
        (ZHANG, NicknameBody(" 小 张 "), [GroupChange(Change.NICKNAME, ZHANG, (ZHANG,), "小 张")]),
        (ZHANG, NicknameBody(""), [GroupChange(Change.NO_NICKNAME, ZHANG, (ZHANG,))]),
        (
            ZHANG,
            GroupBody("组", group="room", ends=9),
            [GroupChange(Change.ROOM, ZHANG), GroupChange(Change.ENDS, ZHANG, time=9)],
        ),
        (ZHANG, RulesBody(ends=9), [GroupChange(Change.ENDS, ZHANG, time=9)]),
        (ZHANG, RulesBody(ends=0), [GroupChange(Change.ENDS_NEVER, ZHANG)]),
        (ORGANISATION, RulesBody(ends=9), [GroupChange(Change.ENDS_SOON, ORGANISATION, time=9)]),
        (ORGANISATION, RulesBody(ends=8), [GroupChange(Change.ENDED, ORGANISATION, time=8)]),
    ],
)
def test_what_an_entry_changed(author: bytes, body: Body, changes: list[GroupChange]) -> None:
    found = changes_of(standing(author, body))
    assert found is not None
    assert list(found) == changes


def test_a_message_changes_no_group() -> None:
    assert changes_of(standing(ZHANG, MessageBody("好"))) is None


def test_the_terminal_has_words_for_every_change() -> None:
    assert set(group_lines.LINES) == set(Change)


@pytest.mark.parametrize(
    ("body", "language", "line"),
    [
        (MemberBody(HE, "add"), Language.ENGLISH, "You added he"),
        (MemberBody(HE, "add"), Language.CHINESE, "你 添加了 he"),
        (RulesBody(name="新", mute_all=True), Language.CHINESE, "你 把群改名为“新”；你 开启了全员禁言"),
        (RulesBody(about="x"), Language.ENGLISH, "You changed the description"),
        (
            MemberBody(HE, "add", (LI,) * 6),
            Language.ENGLISH,
            "You added he, li, li, li, li and others, 7 people",
        ),
    ],
)
def test_the_terminal_says_it_on_one_line(body: Body, language: Language, line: str) -> None:
    names = {ZHANG: "", HE: "he", LI: "li"}
    assert group_lines.line_of(standing(ZHANG, body), names.__getitem__, language) == line
