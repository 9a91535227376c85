"""The commands of `user`: people and their accounts, also while the server is running."""

import sys
from typing import BinaryIO

from server.cli.faults import Fault
from server.cli.language import Voice, padded
from server.cli.names import checked
from server.cli.opening import open_store
from server.config import Config
from server.config.words import Words
from server.core.passwords import Passwords, canonical, one_time_password
from server.store.accounts import Account, add_account, set_password
from server.store.attempts import forget_failures_of
from server.store.connection import Connection
from server.store.devices import drop_tokens_of
from server.store.people import (
    Person,
    add_person,
    all_people,
    mark_changed,
    person_by_number,
    set_disabled,
)
from shared import limits
from shared.ids import new_id

TAKEN = Words("工号 {number} 已属于{name}。", "The number {number} is {name}'s already.")
NOBODY = Words(
    "没有工号为 {number} 的人员；可用 linxin-server user list 查看。",
    "Nobody has the number {number}: linxin-server user list shows everyone.",
)
WEAK = Words(
    "密码至少需要 {minimum} 个字符，最多 {most} 个。", "A password has {minimum} to {most} characters."
)
NOT_TEXT = Words("标准输入中的密码不是 UTF-8 文本。", "The password on standard input is not UTF-8 text.")
ADDED = Words("已添加 {number} {name}", "{number} {name} has been added")
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
HEADINGS = (Words("工号", "number"), Words("姓名", "name"), Words("状态", "state"))
STATES = {False: Words("正常", "enabled"), True: Words("停用", "disabled")}


class Users:
    """The `user` commands on one store."""

    def __init__(self, config: Config, voice: Voice) -> None:
        self._config = config
        self._voice = voice

    def add(self, number: str, name: str, given: str | None, *, one_time: bool) -> int:
        number = checked(number, limits.NUMBER_LENGTH)
        name = checked(name, limits.NAME_LENGTH)
        password = given or one_time_password()
        must_change = given is None or one_time

        def work(connection: Connection) -> None:
            found = person_by_number(connection, number)
            if found is not None:
                raise Fault(TAKEN.fill(number=found.number, name=found.name))
            person = add_person(connection, new_id(), number, name)
            add_account(connection, new_id(), Account(person.id, hashed, must_change))

        with open_store(self._config) as database:
            hashed = self._hash(password)
            database.write_now(work)
        self._voice.say(ADDED, number=number, name=name)
        self._tell(password, given)
        return 0

    def list(self) -> int:
        with open_store(self._config) as database:
            people = database.read_now(all_people)
        rows = [tuple(self._voice.text(heading) for heading in HEADINGS)]
        rows += [(person.number, person.name, self._voice.text(STATES[person.disabled])) for person in people]
        for number, name, state in rows:
            self._voice.line(f"{padded(number, 16)}  {padded(name, 24)}  {state}")
        return 0

    def disable(self, number: str, *, disabled: bool) -> int:
        def work(connection: Connection) -> Person:
            person = _somebody(connection, number)
            if person.disabled != disabled:
                set_disabled(connection, person.id, disabled=disabled)
            return person

        with open_store(self._config) as database:
            person = database.write_now(work)
        self._voice.say(DISABLED if disabled else ENABLED, number=person.number, name=person.name)
        return 0

    def change_password(self, number: str, given: str | None, *, one_time: bool) -> int:
        """Set a password, sign every device out, and forget failed tries at the one before."""
        password = given or one_time_password()

        def work(connection: Connection) -> Person:
            person = _somebody(connection, number)
            set_password(connection, person.id, hashed, must_change=given is None or one_time)
            drop_tokens_of(connection, person.id)
            forget_failures_of(connection, person.id)
            mark_changed(connection, person.id)
            return person

        with open_store(self._config) as database:
            hashed = self._hash(password)
            person = database.write_now(work)
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


def _somebody(connection: Connection, number: str) -> Person:
    person = person_by_number(connection, number)
    if person is None:
        raise Fault(NOBODY.fill(number=ascii(number)[1:41]))
    return person


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
