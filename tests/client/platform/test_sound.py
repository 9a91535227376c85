"""The sound of a message: made here, played by whatever the system brings."""

import io
import os
import stat
import sys
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from client.platform import sound
from client.platform.chime import chime
from client.platform.sound import PlayedSound, player, write_sound

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")


def samples() -> list[int]:
    with wave.open(io.BytesIO(chime())) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert 0.3 < file.getnframes() / file.getframerate() < 0.8
        return array("h", file.readframes(file.getnframes())).tolist()


def test_it_begins_and_ends_in_silence_and_is_never_too_loud() -> None:
    heard = samples()
    assert abs(heard[0]) < 200
    assert abs(heard[-1]) < 200
    assert 4_000 < max(map(abs, heard)) < 16_000


def test_two_notes_can_be_told_apart() -> None:
    heard = samples()
    crossings = [
        sum(1 for one, next_one in pairwise(part) if one < 0 <= next_one)
        for part in (heard[400:2000], heard[4000:5600])
    ]
    assert crossings[1] > crossings[0]


def test_its_file_is_written_once(tmp_path: Path) -> None:
    file = write_sound(tmp_path)
    assert file.read_bytes() == chime()
    file.write_bytes(b"what a user put there")
    assert write_sound(tmp_path).read_bytes() == b"what a user put there"


def program(folder: Path, name: str, text: str) -> Path:
    made = folder / name
    made.write_text(f"#!{sys.executable}\n{text}\n", encoding="utf-8")
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return made


@posix
def test_the_first_player_there_is_gets_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    note = tmp_path / "note"
    text = f"import sys, time; open({str(note)!r}, 'a').write(sys.argv[-1] + chr(10)); time.sleep(0.3)"
    program(tmp_path, "paplay", text)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert player() == ("paplay",)
    file = write_sound(tmp_path)
    played = PlayedSound(file, player())
    played.ring()
    played.ring()
    qtbot.waitUntil(note.exists)
    played.ring()
    qtbot.wait(600)
    played.ring()
    qtbot.waitUntil(lambda: note.read_text(encoding="utf-8").count("\n") == 2)
    # Three while one played were one.
    assert note.read_text(encoding="utf-8") == f"{file}\n" * 2
    played.close()


@posix
def test_a_player_that_hangs_ends_with_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    note = tmp_path / "note"
    text = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    hanging = program(tmp_path, "hangs", text)
    played = PlayedSound(tmp_path / "file", (str(hanging),))
    played.ring()
    qtbot.waitUntil(lambda: note.exists() and bool(note.read_text(encoding="utf-8")))
    played.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text(encoding="utf-8")), 0)


@posix
def test_without_a_player_the_desktop_beeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    beeps: list[bool] = []
    monkeypatch.setattr(sound.QApplication, "beep", lambda: beeps.append(True))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert player() == ()
    PlayedSound(tmp_path / "file", player()).ring()
    assert beeps == [True]
