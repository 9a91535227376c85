"""Reading CSV as spreadsheets write it in China and elsewhere: encodings, separators, quotes."""

import csv
import io
from collections.abc import Iterator

from server.org.tables.columns import bad_table, column_of

SEPARATORS = ",;\t，"
HEAD = 4_096
"""Characters looked at to find the separator."""


def csv_rows(data: bytes) -> Iterator[list[str]]:
    """Go through the rows of a file, empty ones too; raises Refusal `bad_table`."""
    text = _text(data)
    if "\0" in text:
        raise bad_table("not_a_table")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text[:HEAD]), strict=False)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise bad_table("cell", row=rows.line_num) from error


def _text(data: bytes) -> str:
    """Decode by the mark at the beginning, else as UTF-8, else as GB18030; raises Refusal `bad_table`."""
    marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    encodings = ["utf-16"] if marked else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise bad_table("encoding")


def _separator(head: str) -> str:
    """Return the separator by which most columns of the first line are known."""

    def known(separator: str) -> int:
        for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator):
            if any(cell.strip() for cell in row):
                return sum(column_of(cell) is not None for cell in row)
        return 0

    try:
        return max(SEPARATORS, key=known)
    except csv.Error as error:
        raise bad_table("not_a_table") from error
