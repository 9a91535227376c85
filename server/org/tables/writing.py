"""Writing people as a table that can be read again, and that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from server.org.paths import join_path
from server.org.tables.columns import CHINESE, HERE, LEFT, NO, YES, Column
from server.org.tables.formulas import harmless, quoted
from server.org.tree import Tree
from server.store.people import Person

WIDTHS = {Column.NAME: 16, Column.DEPARTMENT: 32, Column.TITLE: 18, Column.PHONES: 24, Column.MAIL: 28}


def people_rows(people: Iterable[Person], tree: Tree, reach: Collection[bytes] | None) -> list[list[str]]:
    """Return headings and a row for each of those within reach, None for everyone."""
    heads = {(one.id, head) for one in tree.departments.values() for head in one.heads}
    rows = [[CHINESE[column] for column in Column]]
    within = (one for one in people if reach is None or one.department in reach)
    rows += [list(_cells(one, tree, head=(one.department, one.id) in heads)) for one in within]
    return rows


def _cells(person: Person, tree: Tree, *, head: bool) -> Iterator[str]:
    yield person.number
    yield person.name
    yield join_path(tree.path(person.department))
    yield person.title
    yield person.level
    yield str(person.rank)
    yield "; ".join(person.phones)
    yield person.mail
    yield LEFT[0] if person.disabled else HERE[0]
    yield YES[0] if head else NO[1]


def write_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """Return a CSV file as Excel reads it: UTF-8 with a mark, commas, CRLF (RFC 4180)."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write_workbook(rows: Iterable[Iterable[str]]) -> bytes:
    """Return an .xlsx file whose cells are all text: 00123 stays that."""
    from openpyxl import Workbook  # loaded by those who need it: see `workbook`

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("邻信")
    sheet.freeze_panes = "C2"
    for place, column in enumerate(Column):
        sheet.column_dimensions["ABCDEFGHIJ"[place]].width = WIDTHS.get(column, 12)
    for number, row in enumerate(rows):
        sheet.append([_text_cell(sheet, cell, bold=number == 0) for cell in row])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _text_cell(sheet: Any, text: str, *, bold: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell: Any = WriteOnlyCell(sheet, quoted(text))
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    if text[:1] in set("=+-@＝＋－＠"):
        cell.quotePrefix = True  # editing it leaves it text
    return cell
