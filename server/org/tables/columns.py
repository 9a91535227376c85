"""The columns of a table of people, as they are headed in our four languages, and the words in them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from shared.errors import ErrorCode, Refusal

T = TypeVar("T")


class Column(StrEnum):
    """What a column holds; its value is the heading in English."""

    NUMBER = "number"
    NAME = "name"
    DEPARTMENT = "department"
    TITLE = "title"
    LEVEL = "level"
    RANK = "rank"
    PHONES = "phones"
    MAIL = "mail"
    STATE = "state"
    HEAD = "head"


CHINESE = {
    Column.NUMBER: "工号",
    Column.NAME: "姓名",
    Column.DEPARTMENT: "部门",
    Column.TITLE: "职务",
    Column.LEVEL: "职级",
    Column.RANK: "排序",
    Column.PHONES: "电话",
    Column.MAIL: "邮箱",
    Column.STATE: "状态",
    Column.HEAD: "部门负责人",
}
HEADINGS: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("员工编号", "staff number", "employee id", "employee number"),
    Column.NAME: ("名字", "full name"),
    Column.DEPARTMENT: ("所属部门", "department path"),
    Column.TITLE: ("职位", "岗位", "job title", "position"),
    Column.LEVEL: ("级别", "job level", "grade", "job grade"),
    Column.RANK: ("序号", "order"),
    Column.PHONES: ("手机", "手机号", "电话号码", "phone", "mobile"),
    Column.MAIL: ("邮件", "电子邮箱", "email", "e-mail"),
    Column.STATE: ("在职状态", "status"),
    Column.HEAD: ("负责人", "是否负责人", "department head"),
}
TAIWANESE: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("工號", "員工編號"),
    Column.NAME: (),
    Column.DEPARTMENT: ("部門", "所屬部門"),
    Column.TITLE: ("職稱", "職務", "職位"),
    Column.LEVEL: ("職級", "級別"),
    Column.RANK: ("序號",),
    Column.PHONES: ("電話", "電話號碼", "手機", "手機號碼"),
    Column.MAIL: ("郵件", "電子郵件", "電子信箱"),
    Column.STATE: ("狀態", "在職狀態"),
    Column.HEAD: ("部門主管", "主管", "部門負責人"),
}
RUSSIAN: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("табельный номер", "номер"),
    Column.NAME: ("имя", "фио"),
    Column.DEPARTMENT: ("отдел", "подразделение"),
    Column.TITLE: ("должность",),
    Column.LEVEL: ("уровень", "грейд"),
    Column.RANK: ("порядок", "место среди коллег"),
    Column.PHONES: ("телефоны", "телефон"),
    Column.MAIL: ("почта", "эл. почта", "электронная почта"),
    Column.STATE: ("состояние", "статус"),
    Column.HEAD: ("руководитель отдела", "руководитель"),
}
LEFT = ("停用", "离职", "離職", "disabled", "left", "отключён", "отключен", "уволен", "уволена")
HERE = ("正常", "在职", "在職", "启用", "啟用", "enabled", "active", "включён", "включен", "работает")
YES = ("是", "yes", "y", "true", "1", "√", "да")
NO = ("", "否", "no", "n", "false", "0", "нет")


class Row(Struct, frozen=True):
    """One person of a table, where the spreadsheet shows them, and the words of each column there is."""

    row: int
    cells: Mapping[Column, str]


class Table(Struct, frozen=True):
    """A table of people; `headings` are its own words for the columns it has."""

    headings: Mapping[Column, str]
    rows: Sequence[Row]


def bad_table(reason: str, **facts: int | str) -> Refusal:
    """Return the refusal of what is no table of people."""
    return Refusal(ErrorCode.BAD_TABLE, reason=reason, **facts)


def folded_word(text: str) -> str:
    """Return a heading, or a word of a state, as it is looked up."""
    return re.sub(r"[\s_*]+", "", unicodedata.normalize("NFKC", text).casefold())


_KNOWN: Mapping[str, Column] = {
    folded_word(name): column
    for column in Column
    for name in (column.value, CHINESE[column], *HEADINGS[column], *TAIWANESE[column], *RUSSIAN[column])
}


def column_of(heading: str) -> Column | None:
    """Return what a column of this heading holds, None for one that is not ours."""
    return _KNOWN.get(folded_word(heading))


def means(text: str, words: Mapping[T, Sequence[str]]) -> T | None:
    """Return which of several meanings a word has, None for none of them."""
    folded = folded_word(text)
    return next((meaning for meaning, known in words.items() if folded in map(folded_word, known)), None)
