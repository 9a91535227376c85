"""Names are read as they are typed: every reading of a character, in full or by initials."""

import pytest

from shared.model.pinyin import reads_as, syllables


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("张三", ({"zhang"}, {"san"})),
        ("吕布", ({"lv", "lu"}, {"bu"})),
        ("Emma W", ({"emma"}, {"w"})),
        ("", ()),
    ],
)
def test_readings(name: str, readings: tuple[set[str], ...]) -> None:
    assert syllables(name) == readings


def test_a_surname_has_all_its_readings() -> None:
    assert {"zeng", "ceng"} <= syllables("曾琳")[0]
    assert {"shan", "dan", "chan"} <= syllables("单晓东")[0]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *(("zhangsan", True), ("zs", True), ("zhangs", True), ("zsan", True), ("z", True), ("san", True)),
        *(("zhang san", True), ("ZS", True), ("zhansan", False), ("sz", False), ("", False), ("zsx", False)),
    ],
)
def test_typed(typed: str, found: bool) -> None:
    assert reads_as(typed, syllables("张三")) is found
