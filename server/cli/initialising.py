"""The command `init`: makes a data folder with key, authority and database."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from server.cli.changing import changed_in
from server.cli.demo import DEMO_DEPARTMENTS, DEMO_HEADS, DEMO_MAIL, DEMO_PEOPLE, DemoPerson
from server.cli.faults import Fault
from server.cli.language import Voice, padded
from server.cli.names import checked
from server.config import FILE_NAME, Config
from server.config.words import Words
from server.core.authority import Authority
from server.core.keys import make_key
from server.core.passwords import Passwords, one_time_password
from server.org.change import Change
from server.org.departments import add_department, edit_department
from server.org.people import add_person
from server.store.connection import Connection
from server.store.database import Database
from server.store.organisation import Organisation, create_organisation
from shared import limits
from shared.ids import id_text, new_id
from shared.model.identity import organisation_text
from shared.protocol.admin import AddPerson, EditDepartment

NOT_EMPTY = Words(
    "{data} 不是空目录；请另选一个目录，其中的内容没有改动。",
    "{data} is not empty: choose another folder. Nothing in it was changed.",
)
MADE = Words("已创建“{name}”", "{name} has been set up")
FACTS = (
    (Words("组织编号", "organisation"), "organisation"),
    (Words("数据目录", "data folder"), "data"),
)
FIRST = Words("第一个添加的人是超级管理员。", "The first person added is the super admin.")
DEMO = Words("演示账号，密码都是 {password}", "demo accounts, all with the password {password}")
KEEP = Words(
    "请用 linxin-server backup 备份：没有 store.key 就无法读取数据，"
    "没有 authority.key 客户端就不再信任服务器。",
    "Back it up with linxin-server backup: without store.key the data cannot be read, and without "
    "authority.key clients no longer trust the server.",
)
ADD_NEXT = Words(
    "添加人员：linxin-server user add 工号 姓名 --data {data}",
    "add people:   linxin-server user add NUMBER NAME --data {data}",
)
RUN_NEXT = Words("启动：    linxin-server run --data {data}", "then start:   linxin-server run --data {data}")


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, and the accounts of a demo company."""

    organisation: str
    name: str
    accounts: list[dict[str, str]]


def initialise(config: Config, name: str, *, demo: bool, as_json: bool, voice: Voice) -> int:
    """Make the organisation, or leave the folder as it was."""
    name = checked(name, limits.NAME_LENGTH)
    existed = config.data.exists()
    if existed and any(item.name != FILE_NAME for item in config.data.iterdir()):
        raise Fault(NOT_EMPTY.fill(data=config.data))
    config.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix":
        config.data.chmod(0o700)
    try:
        made = _make(config, name, demo=demo)
    except BaseException:
        _clear(config.data, existed=existed)
        raise
    if as_json:
        voice.json({"organisation": made.organisation, "name": made.name, "accounts": made.accounts})
    else:
        _tell(made, config.data, voice)
    return 0


def _make(config: Config, name: str, *, demo: bool) -> Made:
    key = config.store_key or make_key(config.key_file)
    authority = Authority.create(config.data, name, datetime.now(UTC))
    passwords = Passwords(config.argon2_time, config.argon2_memory)
    password = one_time_password()
    people = [(one, passwords.hash_now(password)) for one in DEMO_PEOPLE if demo]
    passwords.close()
    ids: dict[str, bytes] = {}

    def fill(connection: Connection) -> None:
        create_organisation(connection, Organisation(authority.organisation, name))
        if people:
            ids.update(changed_in(connection, authority, lambda change: _settle_demo(change, people)))

    with Database.open(config.database, key, readers=1, create=True) as database:
        database.write_now(fill)
    accounts = [
        {"user": one.number, "password": password, "name": one.name, "person": id_text(ids[one.number])}
        for one, _ in people
    ]
    return Made(organisation_text(authority.organisation), name, accounts)


def _settle_demo(change: Change, people: Sequence[tuple[DemoPerson, str]]) -> dict[str, bytes]:
    """Make the departments of the demo company, its people, and who heads what; return ids by number."""
    places: dict[str, bytes] = {}
    for path in DEMO_DEPARTMENTS:
        above, _, name = path.rpartition("/")
        places[path] = add_department(change, new_id(), name, places.get(above)).id
    numbers: dict[str, bytes] = {}
    for rank, (one, hashed) in enumerate(people):
        request = AddPerson(
            *(one.number, one.name, places[one.department], one.title, rank),
            *((one.extension,), one.mail + DEMO_MAIL, one.level),
        )
        numbers[one.number] = add_person(change, request, hashed, must_change=False).id
    for path, number in DEMO_HEADS.items():
        edit_department(change, EditDepartment(places[path], heads=(numbers[number],)))
    return numbers


def _clear(data: Path, *, existed: bool) -> None:
    """Take back what was made before it failed: the folder was empty but for its configuration."""
    for item in data.iterdir():
        if item.name == FILE_NAME:
            continue
        if item.is_dir():
            shutil.rmtree(item, ignore_errors=True)
        else:
            item.unlink(missing_ok=True)
    if not existed:
        data.rmdir()


def _tell(made: Made, data: Path, voice: Voice) -> None:
    voice.say(MADE, name=made.name)
    facts = {"organisation": made.organisation, "data": data}
    for label, fact in FACTS:
        voice.line(f"  {padded(voice.text(label), 14)}{facts[fact]}")
    if made.accounts:
        voice.say(DEMO, password=made.accounts[0]["password"])
        for account in made.accounts:
            voice.line(f"  {padded(account['user'], 8)}{account['name']}")
    voice.say(KEEP)
    if not made.accounts:
        voice.say(ADD_NEXT, data=data)
        voice.say(FIRST)
    voice.say(RUN_NEXT, data=data)
