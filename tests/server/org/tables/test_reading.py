"""From files to tables of people: what spreadsheets write, and what only looks like that."""

import io
import random
import time
import tracemalloc
import zipfile
from contextlib import suppress
from typing import Any

import pytest
from openpyxl import Workbook

from server.org.tables.columns import CHINESE, HEADINGS, RUSSIAN, TAIWANESE, Column, Table, folded_word
from server.org.tables.reading import read_table
from shared import limits
from shared.errors import ErrorCode, Refusal

PEOPLE = "工号,姓名,部门,职务\r\n00123,王芳,研发部/平台组,工程师\r\nA7,李伟,,\r\n"


def reason(data: bytes) -> str:
    """Return why a file is no table, found soon and in little memory."""
    tracemalloc.start()
    began = time.monotonic()
    try:
        with pytest.raises(Refusal) as caught:
            read_table(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert caught.value.code is ErrorCode.BAD_TABLE
    assert time.monotonic() - began < 20
    assert peak < 300_000_000
    return str(caught.value.detail["reason"])


def words(table: Table, column: Column) -> list[str]:
    return [row.cells[column] for row in table.rows]


def workbook(rows: list[list[Any]]) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return a ZIP with the parts of a workbook, some of them replaced."""
    source = zipfile.ZipFile(io.BytesIO(workbook([["工号", "姓名"], ["1", "王芳"]])))
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in {*source.namelist(), *parts}:
            archive.writestr(name, parts[name] if name in parts else source.read(name))
    return data.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows: str) -> bytes:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{rows}</sheetData></worksheet>".encode()


# What is read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_csv_in_every_encoding_and_with_every_separator(encoding: str, separator: str) -> None:
    table = read_table(PEOPLE.replace(",", separator).encode(encoding))
    assert words(table, Column.NUMBER) == ["00123", "A7"]
    assert words(table, Column.DEPARTMENT) == ["研发部/平台组", ""]
    assert [row.row for row in table.rows] == [2, 3]


def test_rows_count_as_the_spreadsheet_does() -> None:
    table = read_table('\r\n姓名,工号\r\n\r\n"王\r\n芳",1\r\n,,\r\n李伟,2\r\n'.encode())
    assert [(row.row, row.cells[Column.NUMBER]) for row in table.rows] == [(4, "1"), (6, "2")]


def test_headings_in_other_words_and_columns_that_are_not_ours() -> None:
    table = read_table("Staff Number,性别,Full name,手机\n1,女,Emma,8001\n".encode())
    assert table.headings == {
        Column.NUMBER: "Staff Number",
        Column.NAME: "Full name",
        Column.PHONES: "手机",
    }


@pytest.mark.parametrize(
    "headings",
    [
        "工号,姓名,部门,职务,职级,排序,电话,邮箱,状态,部门负责人",
        "number,name,department,title,level,rank,phones,mail,state,head",
        "工號,姓名,部門,職稱,職級,排序,電話,電子郵件,狀態,部門主管",
        "Табельный номер,Имя,Отдел,Должность,Уровень,Порядок,Телефоны,Почта,Состояние,Руководитель отдела",
    ],
)
def test_headings_in_every_language(headings: str) -> None:
    table = read_table(f"{headings}\n{','.join('1' * 10)}\n".encode())
    assert list(table.headings) == list(Column)
    assert list(table.headings.values()) == headings.split(",")


def test_no_heading_means_two_columns() -> None:
    known = [
        folded_word(name)
        for column in Column
        for name in {column.value, CHINESE[column], *HEADINGS[column], *TAIWANESE[column], *RUSSIAN[column]}
    ]
    assert len(set(known)) == len(known)


def test_excel_numbers_are_the_numbers_that_are_meant() -> None:
    book = Workbook()
    page: Any = book.active
    page.append(["工号", "姓名", "电话", "排序"])
    page.append(["00123", "王芳", 13800001001, 1.0])
    page.append([123, "李伟", "010-8001", 2])
    page["A3"].number_format = "00000"
    page.append([1.5, "=1+1", 123456789012345678, True])
    table = read_table(saved(book))
    assert words(table, Column.NUMBER) == ["00123", "00123", "1.5"]
    assert words(table, Column.PHONES) == ["13800001001", "010-8001", "1.23457E+17"]
    assert words(table, Column.RANK) == ["1", "2", "TRUE"]
    assert words(table, Column.NAME)[2] == ""  # a formula that nobody has worked out


def test_an_apostrophe_that_made_a_word_harmless_is_taken_away() -> None:
    table = read_table("工号,姓名,职务\n1,'=王芳,''=x\n2,'王芳,'\n".encode())
    assert words(table, Column.NAME) == ["=王芳", "'王芳"]
    assert words(table, Column.TITLE) == ["'=x", "'"]


# What is none


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b",,,\n,,\n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old_excel"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "encoding"),
        (b"%PDF-1.7\n1 0 obj\n<< >>\n", "columns"),
        (b"a\0b", "not_a_table"),
        (b"\xff\xfe\x00", "encoding"),
        (b"\xff\xff\xff", "encoding"),
        ("姓名,部门\n王芳,研发部\n".encode(), "columns"),
        ("工号,姓名,员工编号\n".encode(), "column_twice"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (("工号,姓名\n1," + "芳" * 200_000).encode(), "cell"),
        (('工号,姓名\n1,"' + "x\n" * 200_000).encode(), "cell"),
    ],
)
def test_files_that_are_no_tables(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_a_million_rows() -> None:
    assert reason("工号,姓名\n".encode() + b"1,a\n" * 1_000_000) == "too_many_rows"
    assert reason("工号,姓名\n".encode() + b"\n" * 4_000_000) == "too_many_rows"
    table = read_table("工号,姓名\n".encode() + b"1,a\n" * limits.IMPORT_ROWS)
    assert len(table.rows) == limits.IMPORT_ROWS


def test_a_zip_that_is_no_workbook() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert reason(data.getvalue()) == "not_a_table"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"xl/media/image1.png": bytes(100_000_000)}, "too_large"),
        ({SHEET: b" " * 40_000_000}, "too_large"),
        ({"xl/sharedStrings.xml": b"<si/>" * 4_000_000}, "too_large"),
        ({SHEET: sheet("<row/>" * 3_500_000)}, "too_large"),
        ({SHEET: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + sheet("&a;")}, "damaged"),
        ({SHEET: sheet("<row><c r='A1'").replace(b"</", b"<")}, "damaged"),
        ({SHEET: "<?xml version='1.0' encoding='utf-16'?><x/>".encode("utf-16")}, "damaged"),
        (
            {SHEET: sheet("</sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells><sheetData>")},
            "merged",
        ),
        ({"xl/workbook.xml": b"<workbook/>"}, "not_a_table"),
        ({"xl/workbook.xml": b"<work"}, "damaged"),
        ({f"xl/{number}.xml": b"" for number in range(2_100)}, "too_large"),
    ],
)
def test_workbooks_that_are_traps(parts: dict[str, bytes], expected: str) -> None:
    data = zipped(parts)
    assert len(data) < limits.IMPORT
    assert reason(data) == expected


def test_a_cell_in_the_far_corner_costs_nothing() -> None:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c>'
    corner = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    heading = '<row r="1"><c r="A1" t="inlineStr"><is><t>工号</t></is></c>'
    heading += '<c r="B1" t="inlineStr"><is><t>姓名</t></is></c></row>'
    table = read_table(zipped({SHEET: sheet(heading + row.format(2, "1") + "</row>" + corner)}))
    assert words(table, Column.NUMBER) == ["1"]


def test_a_table_that_is_cut_off_anywhere_says_so() -> None:
    whole = workbook([["工号", "姓名"], ["1", "王芳"]])
    for length in range(1, len(whole), 97):
        with pytest.raises(Refusal) as caught:
            read_table(whole[:length])
        assert caught.value.code is ErrorCode.BAD_TABLE


@pytest.mark.parametrize("seed", range(3))
def test_bytes_that_were_altered_never_make_more_than_a_refusal(seed: int) -> None:
    luck = random.Random(seed)
    whole = bytearray(
        workbook([["工号", "姓名", "部门"]] + [[str(one), "王芳", "研发部"] for one in range(20)])
    )
    for _ in range(60):
        altered = bytearray(whole)
        for _ in range(luck.randrange(1, 8)):
            altered[luck.randrange(len(altered))] = luck.randrange(256)
        with suppress(Refusal):
            read_table(bytes(altered))
