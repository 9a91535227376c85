"""Logs: what they hold, and what they never do."""

import io
import json
import logging
from pathlib import Path

import pytest
import structlog

from server.core import log as rooms
from server.core.log import Logging, logger


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_events_stand_in_file_and_console_without_their_secrets(tmp_path: Path) -> None:
    console = io.StringIO()
    file = tmp_path / "logs" / "server.log"
    logging_ = Logging("info", file, console)
    logging_.start()
    log = logger("auth")
    log.info("signed in", device=bytes(16), password="hunter2", token=b"t" * 32, text="密谈", frame=b"x" * 99)
    log.debug("not at this level")
    logging.getLogger("uvicorn").warning("a stranger's nonsense")
    logging.getLogger("asyncio").warning("from elsewhere %s", "too")
    logging_.stop()
    assert not structlog.is_configured()
    assert logging.getLogger("uvicorn").level == logging.NOTSET
    first, second = lines(file)
    assert first["event"] == "signed in"
    assert first["device"] == "00" * 16
    assert (first["password"], first["token"], first["text"]) == ("(withheld)",) * 3
    assert first["frame"] == "(99 bytes)"
    assert (first["logger"], first["level"]) == ("auth", "info")
    assert second["event"] == "from elsewhere too"
    for secret in ("hunter2", "密谈", "tttt", "xxxx"):
        assert secret not in console.getvalue() + file.read_text("utf-8")
    assert "signed in" in console.getvalue()


def test_an_exception_is_logged_with_its_traceback(tmp_path: Path) -> None:
    file = tmp_path / "server.log"
    logging_ = Logging("info", file, io.StringIO())
    logging_.start()
    try:
        raise KeyError("lost")
    except KeyError:
        logger("gateway").exception("handler failed")
    logging_.stop()
    [line] = lines(file)
    assert "KeyError: 'lost'" in str(line["exception"])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_does_not_fail_the_end() -> None:
    logging_ = Logging("info", Path("/dev/full"), io.StringIO())
    logging_.start()
    logger("store").info("full")
    logging_.stop()


def test_files_rotate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "FILE_SIZE", 2000)
    monkeypatch.setattr(rooms, "FILES_KEPT", 2)
    logging_ = Logging("info", tmp_path / "server.log", io.StringIO())
    logging_.start()
    for number in range(100):
        logger("x").info("line", number=number)
    logging_.stop()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["server.log", "server.log.1", "server.log.2"]
    assert lines(tmp_path / "server.log")[-1]["number"] == 99
