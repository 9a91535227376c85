"""The commands of `user`: people and their accounts, also while the server is running."""

import argparse
import sys
from typing import BinaryIO

from msgspec import structs

from server.cli.changing import changed
from server.cli.faults import Fault
from server.cli.finding import department_at, somebody
from server.cli.language import Voice, padded
from server.cli.names import checked
from server.cli.opening import open_store
from server.config import Config
from server.config.words import Words
from server.core.passwords import Passwords, canonical, one_time_password
from server.org import people
from server.org.change import Change
from server.org.paths import join_path
from server.org.tree import Tree
from server.store.people import Person, all_people
from shared import limits
from shared.model.rights import Right
from shared.protocol.admin import AddPerson, EditPerson

WEAK = Words(
    "密码至少需要 {minimum} 个字符，最多 {most} 个。", "A password has {minimum} to {most} characters."
)
NOT_TEXT = Words("标准输入中的密码不是 UTF-8 文本。", "The password on standard input is not UTF-8 text.")
ADDED = Words("已添加 {number} {name}", "{number} {name} has been added")
FIRST = Words(
    "{name}是这个组织的第一个人，因此是超级管理员。",
    "{name} is the first of this organisation, and so its super admin.",
)
EDITED = Words("已更改 {number} {name}", "{number} {name} has been changed")
CHANGED = Words(
    "已更改 {number} {name} 的密码，所有设备都已退出登录",
    "the password of {number} {name} has been changed, and every device signed out",
)
ONE_TIME = Words(
    "一次性密码：{password}（首次登录时必须更改）",
    "one-time password: {password} (to be changed at first sign-in)",
)
DISABLED = Words("已停用 {number} {name}，所有连接立即断开", "{number} {name} is disabled and cut off")
ENABLED = Words("已启用 {number} {name}", "{number} {name} is enabled")
HEADINGS = (
    *(Words("工号", "number"), Words("姓名", "name"), Words("状态", "state")),
    Words("部门", "department"),
)
STATES = {False: Words("正常", "enabled"), True: Words("停用", "disabled")}


class Users:
    """The `user` commands on one store."""

    def __init__(self, config: Config, voice: Voice) -> None:
        self._config = config
        self._voice = voice

    def add(self, new: AddPerson, department: str | None, given: str | None, *, one_time: bool) -> int:
        """Add someone; the first of an organisation is its super admin."""
        password = given or one_time_password()

        def work(change: Change) -> tuple[Person, bool]:
            place = None if department is None else department_at(change.tree, department).id
            request = structs.replace(new, department=place)
            person = people.add_person(change, request, hashed, must_change=given is None or one_time)
            return person, change.policies.powers(change.connection, person.id).may(Right.MANAGE_ROLES)

        with open_store(self._config) as database:
            hashed = self._hash(password)
            person, governs = changed(self._config, database, work)
        self._voice.say(ADDED, number=person.number, name=person.name)
        if governs:
            self._voice.say(FIRST, name=person.name)
        self._tell(password, given)
        return 0

    def list(self) -> int:
        with open_store(self._config) as database:
            people, tree = database.read_now(lambda db: (all_people(db), Tree.read(db)))
        rows = [tuple(self._voice.text(heading) for heading in HEADINGS)]
        rows += [
            (
                *(person.number, person.name, self._voice.text(STATES[person.disabled])),
                join_path(tree.path(person.department)),
            )
            for person in people
        ]
        for number, name, state, place in rows:
            line = f"{padded(number, 16)}  {padded(name, 24)}  {padded(state, 10)}  {place}"
            self._voice.line(line.rstrip())
        return 0

    def edit(self, given: argparse.Namespace) -> int:
        """Change what is named of somebody's record."""

        def work(change: Change) -> Person:
            person = somebody(change.connection, given.number)
            place = None if given.department is None else department_at(change.tree, given.department).id
            request = EditPerson(
                person.id,
                number=None if given.new_number is None else checked(given.new_number, limits.NUMBER_LENGTH),
                name=None if given.name is None else checked(given.name, limits.NAME_LENGTH),
                department=place,
                nowhere=given.nowhere,
                title=_words(given.title),
                level=_words(given.level),
            )
            return people.edit_person(change, request)

        with open_store(self._config) as database:
            person = changed(self._config, database, work)
        self._voice.say(EDITED, number=person.number, name=person.name)
        return 0

    def disable(self, number: str, successor: str | None) -> int:
        """End someone's access; what they own passes to the successor."""

        def work(change: Change) -> Person:
            person = somebody(change.connection, number)
            heir = None if successor is None else somebody(change.connection, successor).id
            return people.disable_person(change, person.id, heir)

        with open_store(self._config) as database:
            person = changed(self._config, database, work)
        self._voice.say(DISABLED, number=person.number, name=person.name)
        return 0

    def enable(self, number: str) -> int:
        """Let someone in again."""
        with open_store(self._config) as database:
            person = changed(
                self._config,
                database,
                lambda change: people.enable_person(change, somebody(change.connection, number).id),
            )
        self._voice.say(ENABLED, number=person.number, name=person.name)
        return 0

    def change_password(self, number: str, given: str | None, *, one_time: bool) -> int:
        """Set a password, sign every device out, and forget failed tries at the one before."""
        password = given or one_time_password()

        def work(change: Change) -> Person:
            person = somebody(change.connection, number)
            return people.reset_password(change, person.id, hashed, must_change=given is None or one_time)

        with open_store(self._config) as database:
            hashed = self._hash(password)
            person = changed(self._config, database, work)
        self._voice.say(CHANGED, number=person.number, name=person.name)
        self._tell(password, given)
        return 0

    def _hash(self, password: str) -> str:
        passwords = Passwords(self._config.argon2_time, self._config.argon2_memory)
        try:
            return passwords.hash_now(password)
        finally:
            passwords.close()

    def _tell(self, password: str, given: str | None) -> None:
        if given is None:
            self._voice.say(ONE_TIME, password=password)


def person_given(given: argparse.Namespace) -> AddPerson:
    """Return whom the arguments of `user add` describe; raises Fault for words nobody could read."""
    return AddPerson(
        number=checked(given.number, limits.NUMBER_LENGTH),
        name=checked(given.name, limits.NAME_LENGTH),
        title=_words(given.title) or "",
        level=_words(given.level) or "",
    )


def _words(given: str | None) -> str | None:
    """Return words that may be empty as they are kept, None where none were given; raises Fault."""
    return checked(given, limits.NAME_LENGTH) if given else given


def password_from(stream: BinaryIO | None = None) -> str:
    """Read a password from the first line of standard input; raises Fault."""
    line = (stream or sys.stdin.buffer).readline(4 * limits.PASSWORD_LENGTH + 2)
    try:
        password = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Fault(NOT_TEXT) from error
    if not limits.PASSWORD_MINIMUM <= len(canonical(password)) <= limits.PASSWORD_LENGTH:
        raise Fault(WEAK.fill(minimum=limits.PASSWORD_MINIMUM, most=limits.PASSWORD_LENGTH))
    return password
