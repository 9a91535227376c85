"""The totals of a test run are read from pytest's closing lines, and failures are never lost."""

import pytest

from tools import testing
from tools.console import Trouble
from tools.testing import Outcome, count, is_closing, totals


@pytest.mark.parametrize(
    ("line", "passed", "failed", "skipped"),
    [
        ("============================== 12 passed in 0.44s ==============================", 12, 0, 0),
        ("=========== 1 failed, 2 passed, 3 skipped, 1 error in 61.02s (0:01:01) ===========", 2, 2, 3),
        ("======= 2 passed, 4 deselected, 1 xfailed, 1 xpassed, 2 warnings in 1.00s =======", 3, 1, 0),
        ("============================ no tests ran in 0.01s =============================", 0, 0, 0),
    ],
)
def test_closing_lines_are_counted(line: str, passed: int, failed: int, skipped: int) -> None:
    assert is_closing(line)
    assert count(line) == {"passed": passed, "failed": failed, "skipped": skipped}


@pytest.mark.parametrize(
    "line", ["=== FAILURES ===", "12 passed in 0.44s", "==== short test summary info ===="]
)
def test_other_lines_close_nothing(line: str) -> None:
    assert not is_closing(line)


def test_totals_add_up_over_sections() -> None:
    outcomes = [
        Outcome("check"),
        Outcome("unit", counts={"passed": 5, "failed": 0, "skipped": 1}),
        Outcome("crash", counts={"passed": 2, "failed": 1, "skipped": 0}, good=False),
    ]
    assert totals(outcomes) == "7 passed, 1 failed, 1 skipped"


def test_a_section_that_fails_without_a_failed_test_counts_as_one() -> None:
    assert totals([Outcome("check", good=False)]) == "0 passed, 1 failed"
    assert totals([Outcome("unit", good=False, counts={"passed": 3, "failed": 0, "skipped": 0})]) == (
        "3 passed, 1 failed"
    )


def test_trouble_fails_a_section(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def troubled() -> list[Outcome]:
        message = "the disk is full"
        raise Trouble(message)

    monkeypatch.setitem(testing.RUN, "setup", troubled)
    monkeypatch.setattr(testing.processes, "end_leftovers", dict[int, str])
    assert [one.good for one in testing.run_section("setup")] == [False]
    assert "the disk is full" in capsys.readouterr().out
