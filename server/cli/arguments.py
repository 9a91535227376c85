"""The commands and flags of `linxin-server`."""

import argparse
from pathlib import Path

from server.cli.language import Voice
from server.cli.office_arguments import add_departments, add_roles, add_tables
from server.config.kinds import YesNo
from server.config.settings import SETTINGS
from server.config.words import Words

SERVER = Words("邻信服务器", "The server of Linxin.")
COMMANDS = {
    "init": Words("创建组织及其数据目录", "set an organisation and its data folder up"),
    "run": Words("运行服务器", "run the server"),
    "user": Words("管理人员账号", "people and their accounts"),
    "department": Words("管理部门", "departments"),
    "role": Words("管理角色与权限", "roles, and who holds them"),
    "import": Words("从表格导入人员，先显示预览", "people from a table, with a preview first"),
    "export": Words("把人员导出为表格", "people into a table"),
    "verify": Words("完整检查数据", "check everything that is stored"),
    "erase": Words("永久抹去一条消息的内容", "erase the words of one message for good"),
    "retain": Words("立即移除超过保留期的消息", "retire messages older than they are kept, now"),
    "backup": Words("备份整个服务器到一个文件", "back the whole server up into one file"),
    "restore": Words("从备份文件恢复到空目录", "restore a backup into an empty folder"),
    "config": Words("显示每项设置及其来源", "show every setting and where it came from"),
    "version": Words("显示版本", "show the version"),
}
GROUPS = ("user", "department", "role")
OFFICE_COMMANDS = (*GROUPS, "import", "export")
USER_COMMANDS = {
    "add": Words("添加人员，并给出一次性密码", "add someone, and print a one-time password"),
    "list": Words("列出所有人员", "list everyone"),
    "edit": Words("更改姓名、工号、部门、职务或职级", "change name, number, department, title or level"),
    "disable": Words("停用账号，立即断开", "disable an account and cut it off"),
    "enable": Words("启用账号", "enable an account"),
    "passwd": Words("重设密码，并让所有设备退出登录", "set a new password, and sign every device out"),
}
DATA = Words(
    "数据目录；默认为 LINXIN_DATA，或当前目录下的 linxin-data",
    "the data folder; by default LINXIN_DATA, or linxin-data in the present folder",
)
CONFIG = Words(
    "配置文件；默认为数据目录中的 linxin.toml",
    "the configuration file; by default linxin.toml in the data folder",
)
NAME = Words("组织名称", "the organisation's name")
DEMO = Words("添加一个小型演示公司", "add a small demo company")
JSON = Words("以 JSON 输出", "print JSON")
NUMBER = Words("工号", "staff number")
PERSON = Words("姓名", "the person's name")
PLACE = Words("所属部门，例如 研发部/平台组", "the department, as in Research/Platform")
TITLE = Words("职务", "the job title")
LEVEL = Words("职级，例如 P6", "at which level they work, as in P6")
NEW_NUMBER = Words("新的工号", "the new staff number")
NOWHERE = Words("移出所属部门", "take them out of their department")
SUCCESSOR = Words("接任者的工号，群主身份转给此人", "who takes over the groups that this person owns")
STDIN = Words(
    "从标准输入的第一行读取密码，不再要求更改",
    "take the password from the first line of standard input; it need not be changed",
)
ONE_TIME = Words("首次登录时必须更改该密码", "the password must be changed at first sign-in")
BACKUP_FILE = Words("备份文件", "the file of the backup")
PASSPHRASE_FILE = Words(
    "用此文件第一行的口令加密备份，恢复时也需要它",
    "seal the backup with the passphrase in the first line of this file; a restore needs it too",
)
AGAINST = Words(
    "与另存的签名头（文件或目录）比较，查出此后被截短或改动的记录",
    "compare with signed heads kept elsewhere, a file or a folder: tells what was shortened or altered since",
)
ENTRY = Words("消息的编号", "the id of the message")
CONVERSATION = Words(
    "会话的编号，仅当编号不止一处时需要",
    "the id of its conversation, where the message's alone is not enough",
)
BY = Words("由谁决定，会记录在案", "who has decided it; this is recorded")
WHY = Words("原因，会记录在案", "why; this is recorded")
ERASURES = Words(
    "旧服务器的 erasures.log：备份之后抹去的内容会再次抹去",
    "erasures.log of the old server: what was erased since the backup is erased again",
)


def parser(voice: Voice) -> argparse.ArgumentParser:
    """Build the parser; its help is in the voice's language."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data", type=Path, metavar="DIR", help=voice.text(DATA))
    common.add_argument("--config", type=Path, metavar="FILE", help=voice.text(CONFIG))
    root = argparse.ArgumentParser(prog="linxin-server", description=voice.text(SERVER), allow_abbrev=False)
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    made = {
        name: commands.add_parser(
            name, help=voice.text(words), parents=[] if name in GROUPS else [common], allow_abbrev=False
        )
        for name, words in COMMANDS.items()
    }
    made["init"].add_argument("--name", required=True, help=voice.text(NAME))
    made["init"].add_argument("--demo", action="store_true", help=voice.text(DEMO))
    made["init"].add_argument("--json", action="store_true", help=voice.text(JSON))
    for name in ("run", "config", "retain"):
        _settings(made[name], voice)
    _records(made, voice)
    for name in ("backup", "restore"):
        made[name].add_argument("file", type=Path, metavar="FILE", help=voice.text(BACKUP_FILE))
        made[name].add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help=voice.text(PASSPHRASE_FILE)
        )
    _users(made["user"], common, voice)
    add_departments(made["department"], common, voice)
    add_roles(made["role"], common, voice)
    add_tables(made["import"], made["export"], voice)
    return root


def _settings(command: argparse.ArgumentParser, voice: Voice) -> None:
    """Give a command a flag for every setting; what was not given leaves no trace."""
    for setting in SETTINGS:
        yes_no = isinstance(setting.kind, YesNo)
        command.add_argument(
            setting.flag,
            dest=f"setting_{setting.name}",
            default=argparse.SUPPRESS,
            nargs="?" if yes_no else None,
            const="yes" if yes_no else None,
            metavar="yes|no" if yes_no else setting.name.upper(),
            help=voice.text(setting.meaning).replace("%", "%%"),
        )


def _records(made: dict[str, argparse.ArgumentParser], voice: Voice) -> None:
    made["verify"].add_argument("--against", type=Path, metavar="HEADS", help=voice.text(AGAINST))
    made["erase"].add_argument("entry", metavar="ENTRY", help=voice.text(ENTRY))
    made["erase"].add_argument("--conversation", metavar="ID", help=voice.text(CONVERSATION))
    made["erase"].add_argument("--by", required=True, metavar="NAME", help=voice.text(BY))
    made["erase"].add_argument("--why", required=True, metavar="TEXT", help=voice.text(WHY))
    made["restore"].add_argument("--erasures", type=Path, metavar="FILE", help=voice.text(ERASURES))


def _users(command: argparse.ArgumentParser, common: argparse.ArgumentParser, voice: Voice) -> None:
    commands = command.add_subparsers(dest="user_command", required=True, metavar="COMMAND")
    for name, words in USER_COMMANDS.items():
        one = commands.add_parser(name, help=voice.text(words), parents=[common], allow_abbrev=False)
        if name != "list":
            one.add_argument("number", metavar="NUMBER", help=voice.text(NUMBER))
        if name == "add":
            one.add_argument("name", metavar="NAME", help=voice.text(PERSON))
            one.add_argument("--department", metavar="PATH", help=voice.text(PLACE))
        if name == "edit":
            one.add_argument("--number", dest="new_number", metavar="NUMBER", help=voice.text(NEW_NUMBER))
            one.add_argument("--name", metavar="NAME", help=voice.text(PERSON))
            place = one.add_mutually_exclusive_group()
            place.add_argument("--department", metavar="PATH", help=voice.text(PLACE))
            place.add_argument("--nowhere", action="store_true", help=voice.text(NOWHERE))
        if name in {"add", "edit"}:
            one.add_argument("--title", metavar="TITLE", help=voice.text(TITLE))
            one.add_argument("--level", metavar="LEVEL", help=voice.text(LEVEL))
        if name == "disable":
            one.add_argument("--successor", metavar="NUMBER", help=voice.text(SUCCESSOR))
        if name in {"add", "passwd"}:
            one.add_argument("--password-stdin", action="store_true", help=voice.text(STDIN))
            one.add_argument("--one-time", action="store_true", help=voice.text(ONE_TIME))


def settings_given(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the settings given as flags, by name."""
    prefix = "setting_"
    return {
        name[len(prefix) :]: str(value) for name, value in vars(arguments).items() if name.startswith(prefix)
    }
