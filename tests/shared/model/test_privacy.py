"""Grades of parts of a card: to whom among outside contacts each shows them."""

import pytest

from shared.model.privacy import Grade, known_grade, shows


@pytest.mark.parametrize(
    ("grade", "to_friends", "to_others"),
    [(Grade.EVERYONE, True, True), (Grade.FRIENDS, True, False), (Grade.COLLEAGUES, False, False)],
)
def test_to_whom_a_grade_shows(grade: Grade, to_friends: bool, to_others: bool) -> None:
    assert known_grade(grade.value) is grade
    assert shows(grade.value, friend=True) is to_friends
    assert shows(grade.value, friend=False) is to_others


@pytest.mark.parametrize("word", ["", "family", "EVERYONE", "everyone ", "🦊"])
def test_a_grade_of_a_newer_version_shows_nothing(word: str) -> None:
    assert known_grade(word) is Grade.COLLEAGUES
    assert not shows(word, friend=True)
