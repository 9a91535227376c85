"""What every source file must have, held on the sources and tried on bad samples."""

import pytest

from tests.architecture.rules_files import LONGEST, module_state, no_docstring, too_long
from tests.architecture.sources import PRODUCT, files, source


def test_every_file_begins_with_a_sentence() -> None:
    everything = files(*PRODUCT, "tools", "tests")
    assert [found for one in everything for found in no_docstring(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "import os",
        "x = 1\n'''Late docstring.'''",
        "'''No full stop'''",
        "'''Word.'''",
        "'''Two\nlines.'''",
    ],
)
def test_a_file_without_a_sentence_is_found(text: str) -> None:
    assert len(list(no_docstring(source("shared/ids.py", text)))) == 1


def test_a_sentence_and_more_below_it_is_fine() -> None:
    assert list(no_docstring(source("shared/ids.py", "'''Makes ids.\n\nMore.\n'''"))) == []


def test_no_file_is_too_long() -> None:
    assert [found for one in files(*PRODUCT) for found in too_long(one)] == []


def test_a_file_too_long_is_found() -> None:
    assert list(too_long(source("shared/ids.py", "x = 1\n" * LONGEST))) == []
    assert len(list(too_long(source("shared/ids.py", "x = 1\n" * (LONGEST + 1))))) == 1


def test_modules_keep_no_state() -> None:
    assert [found for one in files(*PRODUCT) for found in module_state(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "sessions = {}",
        "cache: dict[int, str] = dict()",
        "waiting = collections.deque()",
        "seen = [x for x in range(3)]",
        "_hooks = []",
        "def f():\n    global count\n    count = 1",
        "TABLE = {}\ndef f(): TABLE['a'] = 1",
        "TABLE = []\nasync def f(): TABLE.append(1)",
        "TABLE = {1}\nclass A:\n    def f(self): TABLE.add(2)",
    ],
)
def test_state_in_a_module_is_found(text: str) -> None:
    assert len(list(module_state(source("server/app.py", text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "NAMES = {'a': 1}\n__all__ = ['a']\n_ORDER = [1]\nLIMIT: int = 3",
        "TABLE = {}\nfor name in 'ab':\n    TABLE[name] = 1",
        "pair = (1, 2)\ndef f():\n    own = {}\n    own['a'] = 1",
    ],
)
def test_constants_are_fine(text: str) -> None:
    assert list(module_state(source("server/app.py", text))) == []
