"""A table compared with the directory, applied whole or not at all, and written out again."""

import csv
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from server.org import people, roles
from server.org.change import Change
from server.store.people import person_by_number
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.rights import EMPLOYEE_POWERS, Right, Role
from shared.protocol.admin import (
    AddPerson,
    ApplyImport,
    DisablePerson,
    EditPerson,
    ExportPeople,
    Imported,
    ImportPreview,
    PreviewImport,
    UploadTable,
)
from tests.server.org.conftest import ADMIN, Company
from tests.server.org.test_people import refused


async def upload(company: Company, name: str, data: bytes) -> Any:
    """Send a table in parts; return the session that has it."""
    session = company.session(name)
    for offset in range(0, max(len(data), 1), limits.IMPORT_PART):
        part = data[offset : offset + limits.IMPORT_PART]
        await company.office.ask(session, UploadTable(offset, part))
    return session


async def preview(
    company: Company, data: bytes, name: str = "王芳", *, missing: bool = False
) -> tuple[Any, ImportPreview]:
    session = await upload(company, name, data)
    return session, await company.office.ask(session, PreviewImport(missing))


async def imported(company: Company, data: bytes, *, missing: bool = False) -> Imported:
    session, shown = await preview(company, data, missing=missing)
    assert shown.errors == ()
    return await company.office.ask(session, ApplyImport(shown.key))


async def exported(company: Company, form: str, name: str = "王芳") -> bytes:
    return (await company.ask(name, ExportPeople(form))).data


def counts(shown: ImportPreview | Imported) -> dict[str, int]:
    return {kind: count for kind, count in shown.counts.items() if count}


def faults(shown: ImportPreview) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.reason) for one in shown.errors]


TABLE = """工号,姓名,部门,职务,电话,状态,部门负责人
N1,赵敏,研发部/测试组,测试组长,8001; 8002,,是
N2,钱伟,研发部/测试组/自动化,工程师,,在职,
5,李伟,研发部,研发副总,,正常,是
6,张敏,市场部,组长,,,否
7,刘洋,研发部/平台组,工程师,,离职,否
8,陈静,市场部,市场总监,,,否
""".encode()


async def test_a_preview_tells_everything_and_changes_nothing(company: Company) -> None:
    _, shown = await preview(company, await table_of(company))
    assert counts(shown) == {
        "added": 2,
        "changed": 1,
        "moved": 1,
        "disabled": 1,
        "department": 2,
        "unchanged": 1,
    }
    assert [one.name for one in shown.changes[:2]] == ["研发部/测试组", "研发部/测试组/自动化"]
    (title,) = [one for one in shown.changes if one.change == "changed"]
    assert title.details == ("职务: 研发总监 → 研发副总",)
    (moved,) = [one for one in shown.changes if one.change == "moved"]
    assert moved.details == ("部门: 研发部/平台组 → 市场部",)
    assert shown.errors == ()
    assert not (await company.person("刘洋")).disabled
    assert await company.office.database.read(lambda db: person_by_number(db, "N1")) is None


async def table_of(company: Company) -> bytes:
    """Return the table with the numbers that people have here."""
    text = TABLE.decode()
    for line, name in (("5,", "李伟"), ("6,", "张敏"), ("7,", "刘洋"), ("8,", "陈静")):
        text = text.replace(f"\n{line}{name}", f"\n{(await company.person(name)).number},{name}")
    return text.encode()


async def test_what_was_previewed_is_done_in_one_transaction(company: Company) -> None:
    done = await imported(company, await table_of(company))
    assert counts(done)["added"] == 2
    assert [one.number for one in done.passwords] == ["N1", "N2"]
    for number in ("N1", "N2"):
        found = await company.office.database.read(lambda db, one=number: person_by_number(db, one))
        assert found is not None
        company.ids[found.name] = found.id
    assert (await company.person("赵敏")).phones == ("8001", "8002")
    assert (await company.person("刘洋")).disabled
    assert (await company.group("研发部"))["李伟"] == ADMIN
    assert set(await company.group("研发部")) == {"李伟", "赵敏", "钱伟"}
    assert "张敏" in await company.group("市场部")
    _, answer = await company.office.sign_in("N2", password=done.passwords[1].password)
    assert answer.must_change


async def test_levels_come_with_a_table_and_leave_with_one(company: Company) -> None:
    number = (await company.person("刘洋")).number
    table = f"工号,姓名,职级\nN1,赵敏,高级工程师\n{number},刘洋,%s\n"
    _, shown = await preview(company, (table % " P6 ").encode())
    assert [one.details for one in shown.changes if one.change == "changed"] == [("职级:  → P6",)]
    await imported(company, (table % " P6 ").encode())
    rows = list(csv.DictReader(io.StringIO((await exported(company, "csv")).decode("utf-8-sig"))))
    assert {row["姓名"]: row["职级"] for row in rows if row["职级"]} == {"刘洋": "P6", "赵敏": "高级工程师"}
    # Whoever keeps no levels in the table leaves them as they are; an empty cell takes one away.
    await imported(company, f"工号,姓名\n{number},刘洋\n".encode())
    assert (await company.person("刘洋")).level == "P6"
    await imported(company, f"Number,Name,Job level\n{number},刘洋,\n".encode())
    assert (await company.person("刘洋")).level == ""


async def test_the_same_table_again_changes_nothing(company: Company) -> None:
    data = await table_of(company)
    await imported(company, data)
    _, shown = await preview(company, data)
    assert counts(shown) == {"unchanged": 6}
    assert shown.changes == ()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
async def test_an_export_imports_back_unchanged(company: Company, form: str) -> None:
    hostile = ("=1+1", "+86 138", "-1", "@SUM(A1)", "'=x", "'", "＝x", 'a,b;c"d')
    for number, words in enumerate(hostile):
        card = (words, 3, (words.replace(";", ""),), words, words)
        request = AddPerson(f"00{number}", words, company["平台组"], *card)
        await company.change(lambda change, one=request: people.add_person(change, one, "$none"))
    await company.change(lambda change: people.disable_person(change, company["陈静"]))
    data = await exported(company, form)
    _, shown = await preview(company, data)
    assert shown.errors == ()
    assert shown.changes == ()
    assert counts(shown) == {"unchanged": 13}


async def test_no_exported_cell_is_a_formula(company: Company) -> None:
    hostile = ("=1+1", "+1", "-1", "@SUM(A1)", "＝cmd|' /C calc'!A0")
    for words in hostile:
        request = AddPerson(words, words, None, words, level=words)
        await company.change(lambda change, one=request: people.add_person(change, one, "$none"))
    rows = list(csv.reader(io.StringIO((await exported(company, "csv")).decode("utf-8-sig"))))
    assert len(rows) == 11
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@＝＋－＠\t\r")]
    book = load_workbook(io.BytesIO(await exported(company, "xlsx")))
    cells: list[Any] = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert [cell.value for cell in cells if str(cell.value).startswith("=")] == ["=1+1"] * 4


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (",王芳,,,,", "工号", "missing"),
        ("N9,,,,,", "姓名", "missing"),
        ("1.38E+10,某人,,,,", "工号", "scientific"),
        ("N9,某人,,,1.38E+10,", "电话", "scientific"),
        ("N9,#N/A,,,,", "姓名", "formula_error"),
        (f"N9,{'长' * 65},,,,", "姓名", "too_long"),
        (f"N9,某人,{'长' * 65},,,", "部门", "too_long"),
        ("N9,某人," + "/".join("a" * 33) + ",,,", "部门", "depth"),
        ("N9,某人,,第一,,", "排序", "bad_rank"),
        ("N9,某人,,99999999999999999999,,", "排序", "bad_rank"),
        ("N9,某人,,,1;2;3;4;5,", "电话", "too_many"),
        ("N9,某人,,,,不知道", "状态", "bad_state"),
        ("N9,a\x1b[2J,,,,", "姓名", "unprintable"),
        (f"N9,某人,,,,,{'长' * 65}", "职级", "too_long"),
        ("N9,某人,,,,,P6\x1b[2J", "职级", "unprintable"),
        ("N8,又一个,,,,", "工号", "number_twice"),
    ],
)
async def test_faults_are_told_by_row_and_column(
    company: Company, row: str, column: str, reason: str
) -> None:
    data = f"工号,姓名,部门,排序,电话,状态,职级\nN8,第一个,,,,,\n{row}\n".encode()
    session, shown = await preview(company, data)
    assert faults(shown) == [(3, column, reason)]
    assert shown.errors_in_all == 1
    with pytest.raises(Refusal) as caught:
        await company.office.ask(session, ApplyImport(shown.key))
    assert caught.value.code is ErrorCode.CONFLICT
    assert await company.office.database.read(lambda db: person_by_number(db, "N8")) is None


async def test_a_table_from_taipei_or_moscow(company: Company) -> None:
    number = (await company.person("刘洋")).number
    head = f"工號,姓名,職級,狀態,部門主管\n{number},刘洋,P6,離職,否\n"
    assert counts((await preview(company, head.encode()))[1]) == {"changed": 1, "disabled": 1}
    row = f"Табельный номер;Имя;Уровень;Состояние;Руководитель\n{number};刘洋;Ведущий;Работает;нет\n"
    _, shown = await preview(company, row.encode())
    assert [one.details for one in shown.changes] == [("Уровень:  → Ведущий",)]


async def test_many_faults_are_counted_and_cut(company: Company) -> None:
    data = "工号,姓名\n".encode() + b"".join(b"n%d,\n" % number for number in range(1_500))
    _, shown = await preview(company, data)
    assert (len(shown.errors), shown.errors_in_all) == (limits.IMPORT_LINES, 1_500)


async def test_a_directory_that_has_changed_meanwhile_is_a_conflict(company: Company) -> None:
    data = "工号,姓名,职务\nN1,赵敏,测试\n".encode()
    session, shown = await preview(company, data)
    # What the table does not touch may change.
    await company.ask("王芳", EditPerson(company["陈静"], title="x"))
    await company.ask("王芳", AddPerson("N1", "别人"))
    with pytest.raises(Refusal) as caught:
        await company.office.ask(session, ApplyImport(shown.key))
    assert caught.value.code is ErrorCode.CONFLICT
    session, shown = await preview(company, "工号,姓名\nN2,赵敏\n".encode())
    await company.ask("王芳", EditPerson(company["陈静"], title="y"))
    await company.office.ask(session, ApplyImport(shown.key))
    with pytest.raises(Refusal):
        await company.office.ask(session, ApplyImport(shown.key))


async def test_who_is_missing_has_left_when_asked_so(company: Company) -> None:
    number = (await company.person("李伟")).number
    data = f"工号,姓名\n{number},李伟\n".encode()
    _, shown = await preview(company, data)
    assert counts(shown) == {"unchanged": 1}
    _, shown = await preview(company, data, missing=True)
    assert (0, "工号", "self") in faults(shown)
    mine = (await company.person("王芳")).number
    done = await imported(company, data + f"{mine},王芳\n".encode(), missing=True)
    assert counts(done) == {"disabled": 3, "unchanged": 2}
    assert (await company.person("陈静")).disabled


async def test_a_blank_department_is_nowhere_and_a_column_that_is_not_there_stays(company: Company) -> None:
    number = (await company.person("刘洋")).number
    await imported(company, f"工号,姓名\n{number},刘阳\n".encode())
    assert (await company.person("刘洋")).department == company["平台组"]
    await imported(company, f"工号,姓名,部门\n{number},刘阳,\n".encode())
    assert (await company.person("刘洋")).department is None


# Rights


async def hr(company: Company, *rights: Right) -> None:
    """陈静 may do these over 研发部, beside what employees may."""
    talking = tuple(EMPLOYEE_POWERS.rights)
    role = Role("hr", "人事", (*talking, Right.MENTION_EVERYONE, *rights))
    await company.change(lambda change: roles.put_role(change, role))
    await company.change(
        lambda change: roles.assign_role(change, company["陈静"], "hr", (company["研发部"],))
    )


async def test_an_import_reaches_as_far_as_the_right(company: Company) -> None:
    await hr(company, Right.MANAGE_PEOPLE, Right.EXPORT_PEOPLE)
    wang, li = (await company.person("王芳")).number, (await company.person("李伟")).number
    rows = (f"{wang},王芳芳,", f"{li},李伟,市场部", "N1,甲,研发部/新组", "N2,乙,", "N3,丙,研发部")
    data = "\n".join(("工号,姓名,部门", *rows))
    _, shown = await preview(company, data.encode(), "陈静")
    assert faults(shown) == [
        (2, "工号", "scope"),
        (3, "部门", "scope"),
        (4, "部门", "departments"),
        (5, "部门", "scope"),
    ]
    _, shown = await preview(company, f"工号,姓名\n{li},李伟\n".encode(), "陈静", missing=True)
    assert {one.number for one in shown.changes} == {
        (await company.person(name)).number for name in ("张敏", "刘洋")
    }
    told = (await exported(company, "csv", "陈静")).decode().splitlines()
    assert len(told) == 4


async def test_nobody_is_changed_who_may_do_more(company: Company) -> None:
    await hr(company, Right.MANAGE_PEOPLE)
    await company.change(lambda change: roles.assign_role(change, company["李伟"], "admin"))
    number = (await company.person("李伟")).number
    _, shown = await preview(company, f"工号,姓名,状态\n{number},李伟,离职\n".encode(), "陈静")
    assert faults(shown) == [(2, "工号", "rank")]


async def test_who_lost_the_right_in_between_applies_nothing(company: Company) -> None:
    await hr(company, Right.MANAGE_PEOPLE)
    session, shown = await preview(company, "工号,姓名,部门\nN1,甲,研发部\n".encode(), "陈静")
    await company.change(lambda change: roles.assign_role(change, company["陈静"], "employee"))
    with pytest.raises(Refusal) as caught:
        await company.office.ask(session, ApplyImport(shown.key))
    assert caught.value.detail == {"right": Right.MANAGE_PEOPLE}


# Parts


async def test_parts_follow_one_another(company: Company) -> None:
    session = company.session("王芳")
    with pytest.raises(Refusal) as caught:
        await company.office.ask(session, UploadTable(5, b"x"))
    assert caught.value.code is ErrorCode.BAD_MESSAGE
    await company.office.ask(session, UploadTable(0, b"abc"))
    for offset in (2, 4):
        with pytest.raises(Refusal):
            await company.office.ask(session, UploadTable(offset, b"x"))
    await company.office.ask(session, UploadTable(0, "工号,姓名\n".encode()))
    await company.office.ask(session, PreviewImport())


async def test_a_table_has_an_end(company: Company) -> None:
    session = company.session("王芳")
    part = bytes(limits.IMPORT_PART)
    for offset in range(0, limits.IMPORT, limits.IMPORT_PART):
        await company.office.ask(session, UploadTable(offset, part))
    with pytest.raises(Refusal) as caught:
        await company.office.ask(session, UploadTable(limits.IMPORT, b"x"))
    assert caught.value.code is ErrorCode.TOO_LARGE


async def test_without_a_table_there_is_nothing_to_preview_or_apply(company: Company) -> None:
    assert (await refused(company, "王芳", PreviewImport())).code is ErrorCode.BAD_TABLE
    assert (await refused(company, "王芳", ApplyImport(b"key"))).code is ErrorCode.CONFLICT
    assert (await refused(company, "王芳", ExportPeople("pdf"))).code is ErrorCode.BAD_MESSAGE
    assert (await refused(company, "刘洋", ExportPeople())).detail == {"right": Right.EXPORT_PEOPLE}
    assert (await refused(company, "刘洋", UploadTable(0, b"x"))).detail == {"right": Right.MANAGE_PEOPLE}


async def test_thousands_are_imported(company: Company) -> None:
    rows = "".join(f"n{one},某人{one},研发部/组{one % 50}\n" for one in range(2_000))
    done = await imported(company, f"工号,姓名,部门\n{rows}".encode())
    assert counts(done) == {"added": 2_000, "department": 50}
    assert len(done.passwords) == 2_000
    assert len({one.password for one in done.passwords}) == 2_000


async def test_a_fault_while_applying_leaves_nothing(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, shown = await preview(company, "工号,姓名\nN1,甲\nN2,乙\n".encode())
    whole = people.add_person

    def broken(change: Change, request: AddPerson, hashed: str) -> Any:
        if request.number == "N2":
            raise OSError("the disk")
        return whole(change, request, hashed)

    monkeypatch.setattr(people, "add_person", broken)
    with pytest.raises(OSError, match="the disk"):
        await company.office.ask(session, ApplyImport(shown.key))
    monkeypatch.undo()
    assert await company.office.database.read(lambda db: person_by_number(db, "N1")) is None
    await company.ask("王芳", DisablePerson(company["刘洋"]))
