"""Names: initials, blank ones, and direction kept to themselves."""

import pytest

from client.viewmodels.people.naming import initials, isolated, shown_name, shows_nothing


@pytest.mark.parametrize(
    ("name", "long", "short"),
    [
        ("林晓雨", "晓雨", "雨"),
        ("张伟", "张伟", "伟"),
        ("王志强（信息中心）", "志强", "强"),
        ("Elena Petrova", "EP", "E"),
        ("elena", "E", "E"),
        ("Anna Maria van Dijk", "AD", "A"),
        ("Лев Толстой", "ЛТ", "Л"),
        ("7号", "号", "号"),
        ("", "", ""),
        ("\u200b", "", ""),
        ("!!! ???", "", ""),
    ],
)
def test_initials(name: str, long: str, short: str) -> None:
    assert initials(name) == long
    assert initials(name, short=True) == short


@pytest.mark.parametrize("name", ["", "  ", "\u200b\u200d", "\u202e", "\u0301"])
def test_a_blank_name_shows_the_number(name: str) -> None:
    assert shows_nothing(name)
    assert shown_name(name, "HC0342") == "HC0342"


def test_a_name_stands_on_one_line() -> None:
    assert shown_name("张\n伟\t(x)", "1") == "张 伟 (x)"


def test_direction_stays_inside_of_a_name() -> None:
    assert isolated("\u202egnp") == "\u2068\u202egnp\u2069"
