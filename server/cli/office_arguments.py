"""The commands and flags about departments, roles and tables of people."""

import argparse
from pathlib import Path

from server.cli.language import Voice
from server.config.words import Words

DEPARTMENT_COMMANDS = {
    "list": Words("列出所有部门及其负责人", "list all departments and their heads"),
    "add": Words("添加部门", "add a department"),
    "rename": Words("更改部门名称", "rename a department"),
    "move": Words("把部门移到另一个部门之下", "move a department below another"),
    "remove": Words("删除已没有人的部门", "remove a department that nobody is in any more"),
    "head": Words("指定部门负责人，取代原来的负责人", "name a department's heads, instead of those before"),
}
ROLE_COMMANDS = {
    "list": Words("列出角色及其持有者", "list roles and who holds them"),
    "assign": Words("授予某人一个角色", "give somebody a role"),
    "put": Words("新建角色，或更改其名称与权限", "make a role, or change its name and rights"),
    "remove": Words("删除无人持有的角色", "remove a role that nobody holds"),
}
PATH = Words("部门，例如 研发部/平台组", "the department, as in Research/Platform")
NEW_NAME = Words("新名称", "the new name")
UNDER = Words("上级部门；省略则移到最上级", "the department above; the top level without it")
HEADS = Words("负责人的工号；省略则没有负责人", "staff numbers of the heads; nobody without them")
NUMBER = Words("工号", "staff number")
ROLE = Words("角色，见 role list", "the role, as role list shows it")
REACH = Words(
    "角色所及的部门（含下级），可重复；省略则为全部",
    "a department that the role reaches, with all below it; may be repeated; all without it",
)
ROLE_NAME = Words("角色名称", "the role's name")
RIGHTS = Words("权限，以逗号分隔，见 role list", "rights with commas between, as role list shows them")
TABLE = Words("人员表，CSV 或 .xlsx", "the table of people, CSV or .xlsx")
APPLY = Words("执行；不加则只显示预览", "do it; without this, only a preview is shown")
MISSING = Words("停用不在表中的人员", "disable who is not in the table")
PASSWORDS = Words(
    "把新增人员的一次性密码写入此文件", "write the one-time passwords of those added into this file"
)
EXPORT_FILE = Words("新文件，以 .csv 或 .xlsx 结尾", "the new file, ending with .csv or .xlsx")


def add_tables(importing: argparse.ArgumentParser, exporting: argparse.ArgumentParser, voice: Voice) -> None:
    """Add what `import` and `export` take."""
    importing.add_argument("file", type=Path, metavar="FILE", help=voice.text(TABLE))
    importing.add_argument("--apply", action="store_true", help=voice.text(APPLY))
    importing.add_argument("--disable-missing", action="store_true", help=voice.text(MISSING))
    importing.add_argument("--passwords", type=Path, metavar="FILE", help=voice.text(PASSWORDS))
    exporting.add_argument("file", type=Path, metavar="FILE", help=voice.text(EXPORT_FILE))


def add_departments(command: argparse.ArgumentParser, common: argparse.ArgumentParser, voice: Voice) -> None:
    """Add what `department` takes."""
    commands = command.add_subparsers(dest="department_command", required=True, metavar="COMMAND")
    for name, words in DEPARTMENT_COMMANDS.items():
        one = commands.add_parser(name, help=voice.text(words), parents=[common], allow_abbrev=False)
        if name != "list":
            one.add_argument("path", metavar="PATH", help=voice.text(PATH))
        if name == "rename":
            one.add_argument("name", metavar="NAME", help=voice.text(NEW_NAME))
        if name == "move":
            one.add_argument("under", metavar="PARENT", nargs="?", help=voice.text(UNDER))
        if name == "head":
            one.add_argument("numbers", metavar="NUMBER", nargs="*", help=voice.text(HEADS))


def add_roles(command: argparse.ArgumentParser, common: argparse.ArgumentParser, voice: Voice) -> None:
    """Add what `role` takes."""
    commands = command.add_subparsers(dest="role_command", required=True, metavar="COMMAND")
    for name, words in ROLE_COMMANDS.items():
        one = commands.add_parser(name, help=voice.text(words), parents=[common], allow_abbrev=False)
        if name == "assign":
            one.add_argument("number", metavar="NUMBER", help=voice.text(NUMBER))
        if name != "list":
            one.add_argument("role", metavar="ROLE", help=voice.text(ROLE))
        if name == "assign":
            one.add_argument(
                "--department", metavar="PATH", action="append", default=[], help=voice.text(REACH)
            )
        if name == "put":
            one.add_argument("--name", metavar="NAME", default="", help=voice.text(ROLE_NAME))
            one.add_argument("--rights", metavar="RIGHTS", required=True, help=voice.text(RIGHTS))
