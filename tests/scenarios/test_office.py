"""The organisation as its people see it, and what admins change of it."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.test_groups import until
from tests.support.device import Refused
from tests.support.office import Office, Person

pytestmark = pytest.mark.scenario


async def names_in(person: Person, department: str) -> list[str]:
    found = await person.device.ask("people_in", department=department)
    return [one["name"] for one in found["people"]]


async def test_the_tree_is_known_and_followed(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    tree = (await li.device.ask("departments"))["departments"]
    paths = ["/".join(one["path"]) for one in tree]
    assert "研发部/平台组" in paths
    assert paths.index("研发部") < paths.index("研发部/平台组")
    research = next(one for one in tree if one["name"] == "研发部")
    assert (research["people"], research["heads"]) == (6, [li.id])
    assert await names_in(li, "研发部/平台组") == ["张敏", "刘洋", "David Chen"]
    await wang.device.ask("edit_person", person="1004", department="市场部", title="市场工程师", level="P7")

    async def moved() -> list[str]:
        return await names_in(li, "研发部/平台组")

    await until(moved, ["张敏", "David Chen"])
    found = (await li.device.ask("people", find="1004"))["people"][0]
    assert (found["title"], found["level"]) == ("市场工程师", "P7")
    made = await wang.device.ask("add_department", name="新部门", parent="市场部")

    async def known() -> list[str]:
        rows = (await li.device.ask("departments", below="市场部"))["departments"]
        return [one["name"] for one in rows if one["department"] == made["department"]]

    await until(known, ["新部门"])
    await wang.device.ask("edit_department", department=made["department"], name="品牌组", heads=["1004"])
    await until(known, ["品牌组"])
    with pytest.raises(Refused) as refused:
        await wang.device.ask("add_department", name="品牌组", parent="市场部")
    assert refused.value.code == "conflict"
    await wang.device.ask("remove_department", department=made["department"])
    await until(known, [])


async def test_own_cards_and_notes(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.device.ask("own_card", signature="在工地", phones=["138 0013 8000"])

    async def card() -> tuple[str, list[str]]:
        found = (await li.device.ask("people", find=wang.number))["people"][0]
        return found["signature"], found["phones"]

    await until(card, ("在工地", ["138 0013 8000"]))
    assert (await li.device.ask("people", find="80013800"))["people"][0]["person"] == wang.id
    await li.device.ask("note", person=wang.number, remark="芳姐", favourite=True)
    found = (await li.device.ask("people", find="fangjie"))["people"]
    assert [(one["name"], one["remark"], one["favourite"]) for one in found] == [("王芳", "芳姐", True)]
    await li.device.ask("note", person=wang.number, blocked=True)
    queued = await wang.says(li, "在吗")

    async def refused() -> str:
        return (await wang.device.hears(event="failed", id=queued["id"]))["code"]

    assert await refused() == "not_allowed"


async def test_admins_add_disable_and_give_roles(office: Office) -> None:
    wang, li, zhang = await office.welcome("王芳", "李伟", "张敏")
    mine = await wang.device.ask("policy")
    assert mine["powers"]["roles.manage"] == []
    assert "people.manage" not in (await li.device.ask("policy"))["powers"]
    with pytest.raises(Refused) as caught:
        await li.device.ask("add_person", number="2001", name="新人")
    assert (caught.value.code, caught.value.detail) == ("not_allowed", {"right": "people.manage"})
    made = await wang.device.ask("add_person", number="2001", name="新人", department="研发部", level="P4")
    assert made["event"] == "one_time_password"

    async def known() -> list[str]:
        return [one["name"] for one in (await li.device.ask("people", find="2001"))["people"]]

    await until(known, ["新人"])
    with pytest.raises(Refused) as taken:
        await wang.device.ask("add_person", number="2001", name="别人")
    assert taken.value.code == "number_taken"
    chen = (await li.device.ask("people", find="1005"))["people"][0]
    await wang.device.ask("assign_role", person=li.number, role="admin", departments=["研发部"])

    async def reach() -> list[str] | None:
        return (await li.device.ask("policy"))["powers"].get("people.manage")

    research = (await li.device.ask("departments"))["departments"]
    await until(reach, [next(one["department"] for one in research if one["name"] == "研发部")])
    await li.device.ask("edit_person", person="2001", title="学徒")
    with pytest.raises(Refused) as outside:
        await li.device.ask("edit_person", person=chen["person"], title="学徒")
    assert outside.value.detail == {"reason": "scope"}
    await wang.device.ask("disable_person", person=zhang.number)
    gone = await zhang.device.hears(event="signed_out")
    assert gone["code"] == "disabled"


async def test_a_table_of_people_is_looked_at_and_then_taken(office: Office, tmp_path: Path) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    file = tmp_path / "people.csv"
    await wang.device.ask("export_people", file=str(file))
    with pytest.raises(Refused) as exists:
        await wang.device.ask("export_people", file=str(file))
    assert exists.value.detail["reason"] == "exists"
    text = file.read_text(encoding="utf-8-sig")
    head, *rows = list(csv.reader(io.StringIO(text)))
    new = list(rows[1])
    new[0:2] = ["3001", "新人甲"]
    write(file, [head, *rows, new])
    preview: dict[str, Any] = await wang.device.ask("preview_import", file=str(file))
    assert (preview["counts"].get("added"), preview["errors"]) == (1, [])
    assert [(one["number"], one["name"]) for one in preview["changes"]] == [("3001", "新人甲")]
    done = await wang.device.ask("apply_import", key=preview["key"])
    assert [one["number"] for one in done["passwords"]] == ["3001"]

    async def known() -> list[str]:
        return [one["name"] for one in (await li.device.ask("people", find="3001"))["people"]]

    await until(known, ["新人甲"])
    with pytest.raises(Refused) as again:
        await wang.device.ask("apply_import", key=preview["key"])
    assert again.value.code in ("conflict", "not_found")
    (tmp_path / "none.csv").write_bytes(b"\x00\x01\x02")
    with pytest.raises(Refused) as bad:
        await wang.device.ask("preview_import", file=str(tmp_path / "none.csv"))
    assert bad.value.code == "bad_table"
    with pytest.raises(Refused) as missing:
        await wang.device.ask("preview_import", file=str(tmp_path / "nowhere.csv"))
    assert (missing.value.code, missing.value.detail["part"]) == ("not_found", "file")


def write(file: Path, rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    file.write_text(out.getvalue(), encoding="utf-8-sig")
