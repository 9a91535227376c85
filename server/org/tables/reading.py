"""From a file to a table of people, or to one clear reason why it is none."""

from collections.abc import Iterator, Sequence

from server.org.tables.columns import Column, Row, Table, bad_table, column_of
from server.org.tables.commas import csv_rows
from server.org.tables.formulas import meant
from server.org.tables.workbook import workbook_rows
from shared import limits

ROWS_LOOKED_AT = 1_100_000
"""More than a sheet of a spreadsheet has; most of such a file are rows without words."""
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


def read_table(data: bytes) -> Table:
    """Read CSV or Excel, whichever it is; takes up to seconds, and so a thread of its own.

    Raises Refusal `bad_table`; its reasons are words: empty, not_a_table, old_excel, encrypted,
    damaged, too_large, merged, encoding, cell (row), columns, column_twice, too_many_rows (limit).
    """
    if not data.strip():
        raise bad_table("empty")
    if data.startswith(_OLE):
        raise bad_table("old_excel")
    rows = _numbered(workbook_rows(data) if data.startswith(_ZIP) else csv_rows(data))
    first = next(rows, None)
    if first is None:
        raise bad_table("empty")
    places = _places(first[1])
    headings = {column: first[1][place].strip() for column, place in places.items()}
    return Table(headings, tuple(_people(rows, places)))


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that have words, with the number that a spreadsheet shows beside them."""
    for number, cells in enumerate(rows, 1):
        if number > ROWS_LOOKED_AT:
            raise bad_table("too_many_rows", limit=limits.IMPORT_ROWS)
        if any(cell.strip() for cell in cells):
            yield number, cells


def _places(heading: Sequence[str]) -> dict[Column, int]:
    places: dict[Column, int] = {}
    for place, cell in enumerate(heading):
        column = column_of(cell)
        if column is not None and column in places:
            raise bad_table("column_twice", column=cell.strip()[: limits.NAME_LENGTH])
        if column is not None:
            places[column] = place
    if Column.NUMBER not in places or Column.NAME not in places:
        raise bad_table("columns")
    return places


def _people(rows: Iterator[tuple[int, list[str]]], places: dict[Column, int]) -> Iterator[Row]:
    for count, (number, cells) in enumerate(rows, 1):
        if count > limits.IMPORT_ROWS:
            raise bad_table("too_many_rows", limit=limits.IMPORT_ROWS)
        words = {
            column: meant(cells[place].strip(" \u3000")) if place < len(cells) else ""
            for column, place in places.items()
        }
        yield Row(number, {column: word.strip() for column, word in words.items()})
