"""Tests of agreeing on a version."""

import pytest

from shared.wire import version


@pytest.mark.parametrize(
    ("oldest", "newest", "agreed"),
    [(1, 1, 1), (1, 9, 1), (0, 1, 1), (-5, 3, 1), (2, 9, None), (0, 0, None), (5, 1, None), (-3, -1, None)],
)
def test_against_version_one_alone(oldest: int, newest: int, agreed: int | None) -> None:
    assert version.agree(oldest, newest) == agreed


def test_the_newest_common_version_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "OLDEST", 3)
    monkeypatch.setattr(version, "NEWEST", 5)
    assert version.agree(1, 2) is None
    assert version.agree(1, 3) == 3
    assert version.agree(4, 9) == 5
    assert version.agree(5, 5) == 5
    assert version.agree(6, 9) is None
