"""Log files rotate, and where one cannot be renamed nothing old is lost and nothing grows for ever."""

import logging
from pathlib import Path

import pytest

from server.core import log_file
from server.core.log_file import LogFile

SIZE, KEPT = 1000, 3


class Writing:
    """A log file, and what it holds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = LogFile(folder / "server.log", SIZE, KEPT)
        self.count = 0

    def write(self, lines: int) -> None:
        for _ in range(lines):
            self.count += 1
            self.file.emit(
                logging.LogRecord("x", logging.INFO, "", 0, f"{self.count:05} {'x' * 93}", (), None)
            )

    def numbers(self, name: str) -> range:
        lines = [int(line.split()[0]) for line in (self.folder / name).read_text("utf-8").splitlines()]
        assert lines == list(range(lines[0], lines[-1] + 1))
        return range(lines[0], lines[-1] + 1)

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def writing(tmp_path: Path) -> Writing:
    return Writing(tmp_path)


def hold_open(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Refuse to rename some files, as Windows does while anyone has them open."""
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if self.name in names or target.name in names:
            raise PermissionError(13, "in use by another process", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)


def test_the_newest_files_stay(writing: Writing) -> None:
    writing.write(95)
    assert writing.names() == ["server.log", "server.log.1", "server.log.2", "server.log.3"]
    held = [writing.numbers(name) for name in reversed(writing.names())]
    assert [(one.start, one.stop) for one in held] == [(64, 73), (73, 82), (82, 91), (91, 96)]
    writing.file.close()


def test_a_file_held_open_grows_and_the_others_stay(
    writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing.write(30)
    old = {name: (writing.folder / name).read_bytes() for name in writing.names()[1:]}
    with monkeypatch.context() as held:
        hold_open(held, "server.log")
        held.setattr(log_file, "AGAIN", 0.0)
        writing.write(10)
        assert {name: (writing.folder / name).read_bytes() for name in old} == old
        assert writing.numbers("server.log").stop == 41
    writing.write(1)
    assert writing.numbers("server.log.1").stop == 41
    assert writing.numbers("server.log").start == 41
    writing.file.close()


def test_a_file_held_open_for_long_takes_no_more_room_than_all_together(
    writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_open(monkeypatch, "server.log")
    writing.write(200)
    assert writing.names() == ["server.log"]
    assert SIZE * KEPT < (writing.folder / "server.log").stat().st_size < SIZE * (KEPT + 1)
    writing.file.close()


def test_an_old_file_held_open_keeps_none_from_being_written(
    writing: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing.write(30)
    hold_open(monkeypatch, "server.log.2")
    writing.write(40)
    assert writing.numbers("server.log").stop == 71
    assert len(writing.names()) <= KEPT + 2
    writing.file.close()
