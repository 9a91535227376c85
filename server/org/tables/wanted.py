"""What one row of a table wants somebody to be, word by word, or why it can't be had."""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from server.org.paths import split_path
from server.org.tables.columns import HERE, LEFT, NO, YES, Column, Row, means
from server.org.words import PHONE_SEPARATORS, checked, checked_phones
from shared import limits
from shared.errors import Refusal
from shared.protocol.admin import RowError

_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d+$")
_FAULT = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!)$")
_PHONES = re.compile(f"[{re.escape(PHONE_SEPARATORS)}\n\r]+")
RANKS = 2**31
SHOWN = 60
"""Characters of a faulty cell that are told."""


class Wanted(Struct, frozen=True):
    """What a row says; None for a column that the table does not have."""

    row: int
    number: str
    name: str
    department: tuple[str, ...] | None = None
    title: str | None = None
    level: str | None = None
    rank: int | None = None
    phones: tuple[str, ...] | None = None
    mail: str | None = None
    left: bool | None = None
    head: bool | None = None


class WordError(Exception):
    """A word of a table that can't be taken; its first argument is the reason."""


def read_row(row: Row, headings: Mapping[Column, str]) -> tuple[Wanted | None, list[RowError]]:
    """Return what a row wants, or each of its faults."""
    values: dict[str, object] = {}
    errors: list[RowError] = []
    for column, text in row.cells.items():
        try:
            if _FAULT.match(text):
                raise WordError("formula_error")
            values[_FIELDS.get(column, column.value)] = _READERS[column](text)
        except WordError as error:
            errors.append(RowError(row.row, headings[column], str(error), text[:SHOWN]))
    if errors:
        return None, errors
    return Wanted(row.row, **values), []  # pyright: ignore[reportArgumentType] - each reader has its field's type


def _word(text: str, most: int, *, empty: bool = True) -> str:
    if len(text) > most:
        raise WordError("too_long")
    try:
        return checked(text, "", empty=empty)
    except Refusal as refusal:
        raise WordError("unprintable" if text.strip() else "missing") from refusal


def _digits(text: str, most: int, *, empty: bool = True) -> str:
    """Read digits that a spreadsheet may have taken for a large number, and have shortened."""
    if _SCIENTIFIC.match(text):
        raise WordError("scientific")
    return _word(text, most, empty=empty)


def _department(text: str) -> tuple[str, ...]:
    names = split_path(text)
    if len(names) > limits.DEPARTMENT_DEPTH:
        raise WordError("depth")
    return tuple(_word(name, limits.NAME_LENGTH, empty=False) for name in names)


def _rank(text: str) -> int:
    if not text:
        return 0
    if len(text) > len(str(RANKS)) or not text.isdecimal() or int(text) >= RANKS:
        raise WordError("bad_rank")
    return int(text)


def _phones(text: str) -> tuple[str, ...]:
    phones = tuple(_parts(text))
    if len(phones) > limits.PHONES:
        raise WordError("too_many")
    return checked_phones(phones)


def _parts(text: str) -> Iterator[str]:
    for part in _PHONES.split(text):
        if part.strip():
            yield _digits(part.strip(), limits.PHONE_LENGTH)


def _state(text: str) -> bool:
    found = means(text, {True: LEFT, False: ("", *HERE)})
    if found is None:
        raise WordError("bad_state")
    return found


def _head(text: str) -> bool:
    found = means(text, {True: YES, False: NO})
    if found is None:
        raise WordError("bad_answer")
    return found


_FIELDS = {Column.STATE: "left"}
_READERS: Mapping[Column, Callable[[str], object]] = {
    Column.NUMBER: lambda text: _digits(text, limits.NUMBER_LENGTH, empty=False),
    Column.NAME: lambda text: _word(text, limits.NAME_LENGTH, empty=False),
    Column.DEPARTMENT: _department,
    Column.TITLE: lambda text: _word(text, limits.NAME_LENGTH),
    Column.LEVEL: lambda text: _word(text, limits.NAME_LENGTH),
    Column.RANK: _rank,
    Column.PHONES: _phones,
    Column.MAIL: lambda text: _word(text, limits.MAIL_LENGTH),
    Column.STATE: _state,
    Column.HEAD: _head,
}
