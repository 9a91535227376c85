"""The command line of dev.py."""

from pathlib import Path

import pytest

from tools import commands, environment, places
from tools.console import Trouble


def test_what_follows_two_dashes_goes_to_the_client() -> None:
    chosen = commands.parser().parse_args(["run", "--empty", "--", "--profile", "x"])
    assert (chosen.empty, chosen.client_arguments) == (True, ["--profile", "x"])


@pytest.mark.parametrize("kind", ["bench", "soak"])
def test_options_of_a_bench_or_soak_are_handed_on(kind: str) -> None:
    chosen = commands.parser().parse_args([kind, "crash", "--seed", "3", "--minutes", "2"])
    assert (chosen.name, chosen.arguments) == ("crash", ["--seed", "3", "--minutes", "2"])


def test_only_programs_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = tmp_path / "tests" / "bench"
    (bench / "peers").mkdir(parents=True)
    (bench / "__init__.py").touch()
    (bench / "rows.py").write_text("x = 1", encoding="utf-8")
    (bench / "messaging.py").write_text("if __name__ == '__main__': ...", encoding="utf-8")
    (bench / "peers" / "__main__.py").touch()
    (bench / "long_day.py").write_text("if __name__ == '__main__': ...", encoding="utf-8")
    monkeypatch.setattr(places, "ROOT", tmp_path)
    assert commands.names("bench") == ["long-day", "messaging", "peers"]


def test_an_unknown_name_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.start_module("bench", "nothing-like-it", []) == 2
    assert capsys.readouterr().out.startswith("bench: one of ")


def test_trouble_is_said_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def troubled() -> Path:
        message = "go online"
        raise Trouble(message)

    monkeypatch.setattr(environment, "setup", troubled)
    assert commands.main(["setup"]) == 2
    assert capsys.readouterr().err.strip() == "go online"
