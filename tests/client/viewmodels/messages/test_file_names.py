"""What the name and the size of a file say."""

import pytest

from client.viewmodels.messages.file_names import is_program, size_words


@pytest.mark.parametrize(
    "name",
    [
        *("setup.exe", "SETUP.EXE", "快捷方式.lnk", "run.bat", "x.desktop", "合同.pdf.scr", "a.js", "b.hta"),
        # Windows drops dots and spaces at the end, and shows the suffix where the writing turns round.
        *("setup.exe.", "setup.exe ", "setup.exe . .", "annexe_\u202efdp.exe", "a.e\u200bxe"),
        *("disk.iso", "sheet.xll", "tool.AppImage", "site.url", "pack.msi"),
    ],
)
def test_what_a_double_click_may_run_is_a_program(name: str) -> None:
    assert is_program(name)


@pytest.mark.parametrize(
    "name", ["合同.pdf", "图纸.dwg", "表.xlsx", "合影.jpg", "说明.txt", "exe.zip", "a.docx"]
)
def test_papers_are_no_programs(name: str) -> None:
    assert not is_program(name)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        *((0, "0 B"), (812, "812 B"), (999, "999 B"), (1024, "1 KB"), (1536, "1.5 KB"), (24_000, "23 KB")),
        *((1_600_000, "1.5 MB"), (32 * 1024 * 1024, "32 MB")),
    ],
)
def test_sizes_are_said_shortly(size: int, words: str) -> None:
    assert size_words(size) == words
