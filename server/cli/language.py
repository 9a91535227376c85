"""The language of the command line, and what it says."""

import json
import os
import sys
import unicodedata
from collections.abc import Mapping
from typing import TextIO

from server.config.words import Words

_CHINESE_ON_WINDOWS = 0x04


def speaks_chinese(environment: Mapping[str, str]) -> bool:
    """Tell whether the person at the keyboard reads Chinese, by POSIX's variables or Windows' setting."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name].lower().startswith("zh")
    if sys.platform == "win32":
        import ctypes

        return ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _CHINESE_ON_WINDOWS
    return False


class Voice:
    """Says things in one language: results on standard output, troubles and progress on standard error."""

    def __init__(self, *, chinese: bool, out: TextIO, err: TextIO) -> None:
        self._chinese = chinese
        self._out = out
        self._err = err

    @classmethod
    def of_process(cls) -> "Voice":
        for stream in (sys.stdout, sys.stderr):
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="backslashreplace")  # a console that lacks a letter is no reason to fail
        return cls(chinese=speaks_chinese(os.environ), out=sys.stdout, err=sys.stderr)

    def text(self, words: Words, **facts: object) -> str:
        filled = words.fill(**facts)
        return filled.zh if self._chinese else filled.en

    def say(self, words: Words, **facts: object) -> None:
        self.line(self.text(words, **facts))

    def line(self, text: str = "") -> None:
        self._out.write(text + "\n")
        self._out.flush()

    def json(self, value: object) -> None:
        """Write one JSON object on one line, in plain ASCII so that no console's encoding can spoil it."""
        self.line(json.dumps(value))

    def complain(self, words: Words, **facts: object) -> None:
        self._err.write(self.text(words, **facts) + "\n")
        self._err.flush()


def padded(text: str, width: int) -> str:
    """Fill up to a width in columns, of which a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return text + " " * max(0, width - taken)
