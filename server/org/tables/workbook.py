"""Reading Excel's .xlsx, which is a ZIP of XML: what it holds is measured before anything is parsed."""

import io
import math
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from server.org.tables.columns import bad_table
from shared.errors import Refusal

PARTS = 2_000
UNPACKED = 64 * 1024 * 1024  # bytes of all parts together
PARSED = 32 * 1024 * 1024  # bytes of those parts that are XML
TAGS = 3_000_000  # in all of them: a table of 20,000 people has half as many
COLUMNS = 64
DIGITS = 15  # a spreadsheet keeps no more of a number
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b")
_ZEROS = re.compile(r"0+$")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def workbook_rows(data: bytes) -> Iterator[list[str]]:
    """Go through the rows of the first sheet, empty ones too; raises Refusal `bad_table`."""
    from openpyxl import load_workbook  # 16 MiB that most days do not need

    try:
        _measure(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what openpyxl leaves out: we look at words alone
            book: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheet = next(iter(book.worksheets), None)
            if sheet is None:
                raise bad_table("not_a_table")
            sheet.reset_dimensions()  # what a file says of its size is not to be believed
            before, words = None, list[str]()
            for row in sheet.iter_rows(max_col=COLUMNS):
                if row is not before:  # rows that a file leaves out, a million of them, are one object
                    before, words = row, [_word(cell) for cell in row]
                yield words
    except Refusal:
        raise
    except Exception as error:
        # A hostile file can make a parser raise nearly anything; all of it means the same.
        raise bad_table("damaged") from error


def _measure(data: bytes) -> None:
    """Refuse what would cost too much to read. zipfile hands out no more than a part claims to hold."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise bad_table("too_large")
        if any(part.flag_bits & 1 for part in parts):
            raise bad_table("encrypted")
        if any(part.compress_type not in _METHODS for part in parts):
            raise bad_table("damaged")
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if not any(part.filename.startswith("xl/") for part in xml):
            raise bad_table("not_a_table")
        if sum(part.file_size for part in xml) > PARSED:
            raise bad_table("too_large")
        tags = 0
        for part in xml:
            tags += _tags(archive.read(part))
            if tags > TAGS:
                raise bad_table("too_large")


def _tags(content: bytes) -> int:
    if b"\0" in content[:64] or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise bad_table("damaged")  # no spreadsheet writes UTF-16 or entities of its own
    if _MERGED.search(content):
        raise bad_table("merged")
    return content.count(b"<")


def _word(cell: Any) -> str:
    """Return what a cell shows, as far as it can be told; a number that has lost digits shows that."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, str(cell.number_format or ""))
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _number(value: float, shown: str) -> str:
    if not math.isfinite(value) or abs(value) >= 10**DIGITS:
        return f"{value:.5E}"
    if value == int(value):
        text = str(int(value))
        return text.zfill(len(shown)) if _ZEROS.match(shown) and value >= 0 else text
    return repr(value)
