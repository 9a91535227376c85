"""Names of saved files: harmless on every system, never another's, and no file is half there."""

import errno
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.services.files.saving import FORBIDDEN, NAME_BYTES, RESERVED, names, safe_name, save
from shared.errors import ErrorCode, Refusal

NAMES = {
    "图纸.dwg": "图纸.dwg",
    "report.tar.gz": "report.tar.gz",
    "../../etc/passwd": "_.._etc_passwd",
    "..\\..\\win.ini": "_.._win.ini",
    "C:\\Windows\\x.exe": "C__Windows_x.exe",
    "a/b:c*d?.txt": "a_b_c_d_.txt",
    "con": "_con",
    "NUL.txt": "_NUL.txt",
    "com1.tar.gz": "_com1.tar.gz",
    "lpt9 .doc": "_lpt9 .doc",
    "COM¹.log": "_COM¹.log",
    "console.log": "console.log",
    "trailing. . ": "trailing",
    ".hidden": "hidden",
    "..": "file",
    "": "file",
    " \t\n": "file",
    "bad\x00\x1fname\x7f.txt": "badname.txt",
    "photo\u202egpj.exe": "photogpj.exe",
    '<>|"': "____",
    "1." + "长" * 100: "1." + "长" * 66,
    "a" * 199 + ". " + "b" * 40: "a" * 199,
    "con." + "x" * 40: "_con." + "x" * 40,
}


@pytest.mark.parametrize(("name", "safe"), NAMES.items())
def test_a_name_is_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=400) | st.text("a. 长", max_size=400))
def test_no_name_is_anything_but_a_name(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert safe.isprintable()
    assert not FORBIDDEN & set(safe)
    assert safe not in {".", ".."}
    assert not safe.startswith(".")
    assert not safe.endswith((".", " "))
    assert safe.partition(".")[0].strip().casefold() not in RESERVED
    assert len(safe.encode()) <= NAME_BYTES
    assert safe_name(safe) == safe


def test_others_of_the_same_name_are_numbered() -> None:
    assert list(islice(names("a.b.txt"), 3)) == ["a.b.txt", "a.b (2).txt", "a.b (3).txt"]
    assert list(islice(names("读我"), 2)) == ["读我", "读我 (2)"]


def test_no_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"mine")
    places = [save(tmp_path, "a.txt", [b"one", b"two"]) for _ in range(2)]
    assert [one.name for one in places] == ["a (2).txt", "a (3).txt"]
    assert [one.read_bytes() for one in places] == [b"onetwo"] * 2
    assert (tmp_path / "a.txt").read_bytes() == b"mine"
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "a.txt").symlink_to(tmp_path / "away" / "victim")
    assert save(folder, "a.txt", [b"x"]).name == "a (2).txt"
    assert list((tmp_path / "away").iterdir()) == []


def breaking(refusal: BaseException) -> Iterator[bytes]:
    yield b"half"
    raise refusal


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Refusal(ErrorCode.NOT_FOUND, part="blob"), ErrorCode.NOT_FOUND),
        (OSError(errno.ENOSPC, "full"), ErrorCode.STORAGE_FULL),
        (OSError(errno.EIO, "broken"), ErrorCode.STORAGE_FAILED),
    ],
)
def test_what_breaks_off_leaves_nothing(tmp_path: Path, error: Exception, code: ErrorCode) -> None:
    with pytest.raises(Refusal) as refused:
        save(tmp_path, "a.txt", breaking(error))
    assert refused.value.code is code
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        save(tmp_path / "gone", "a.txt", [b"x"])
    assert (refused.value.code, refused.value.detail["part"]) == (ErrorCode.STORAGE_FAILED, "file")
