"""Words that a spreadsheet would take for a formula, made harmless and brought back.

A cell that begins with one of these letters is worked out by spreadsheets when a CSV file is opened
(OWASP, "CSV Injection"). An apostrophe before it makes it text; one more stands before an apostrophe
that was there already, so that reading takes exactly one away.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]")
_QUOTED = re.compile(r"'+[=+\-@＝＋－＠\t\r\n]")


def harmless(text: str) -> str:
    """Return a word as it stands in a CSV file."""
    return f"'{text}" if _FORMULA.match(text) else text


def quoted(text: str) -> str:
    """Return a word as it stands in a cell that is text by its type, whatever it begins with."""
    return f"'{text}" if _QUOTED.match(text) else text


def meant(text: str) -> str:
    """Return the word that a cell stands for."""
    return text[1:] if _QUOTED.match(text) else text
