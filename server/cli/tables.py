"""The commands `import` and `export`: people from a table, and back into one."""

import os
from collections.abc import Sequence
from pathlib import Path

from server.cli.changing import changed, considered
from server.cli.faults import Fault
from server.cli.language import Voice
from server.cli.opening import open_store
from server.cli.table_words import (
    BAD_TABLES,
    CHANGE_LINE,
    ERROR_LINE,
    KINDS,
    OTHER_LINE,
    ROW_REASONS,
)
from server.cli.users import FIRST
from server.config import Config
from server.config.words import Words
from server.core.passwords import Passwords, one_time_password
from server.org.change import Change
from server.org.tables.applying import added, apply_plan
from server.org.tables.columns import CHINESE, Column, Table
from server.org.tables.plan import Plan, make_plan
from server.org.tables.reading import read_table
from server.org.tables.writing import people_rows, write_csv, write_workbook
from server.store.database import Database
from server.store.people import all_people, nobody_yet
from shared import limits
from shared.errors import Refusal
from shared.protocol.admin import ImportChange, RowError

TOO_LARGE = Words("文件超过 {limit} MB；请分成几个文件。", "The file has more than {limit} MB: split it.")
NO_FILE = Words("没有文件 {file}。", "There is no file {file}.")
THERE = Words("{file} 已存在；请另选文件名。", "{file} is there already: choose another name.")
FORM = Words("文件名应以 .csv 或 .xlsx 结尾。", "The file's name must end with .csv or .xlsx.")
FAULTY = Words(
    "有 {count} 处错误，什么都没有改动；请改正后重试。",
    "There are {count} faults, and nothing was changed: mend them and try again.",
)
NEXT = Words(
    "以上是预览，什么都没有改动；确认后请加 --apply。",
    "This is a preview and nothing was changed: add --apply to do it.",
)
DONE = Words("已完成。", "It is done.")
CHANGED_MEANWHILE = Words(
    "目录在此期间有变化，什么都没有改动；请重新查看预览。",
    "The directory has changed meanwhile, and nothing was done: look at a preview again.",
)
PASSWORDS = Words("一次性密码（首次登录时必须更改）：", "one-time passwords, to be changed at first sign-in:")
PASSWORDS_IN = Words(
    "新增人员的一次性密码在 {file}；发给本人后请删除该文件。",
    "The one-time passwords of those added are in {file}: hand them out, then delete it.",
)
EXPORTED = Words("已导出 {count} 人到 {file}", "{count} people have been exported to {file}")
MORE = Words("  ……还有 {count} 项", "  … and {count} more")
SHOWN = 200


class TableCommands:
    """The commands on one store."""

    def __init__(self, config: Config, voice: Voice) -> None:
        self._config = config
        self._voice = voice

    def import_people(self, file: Path, passwords: Path | None, *, apply: bool, missing: bool) -> int:
        """Show what a table would change, and do it if told to; 1 when it has faults."""
        table = _table(file)
        with open_store(self._config) as database:
            plan = considered(
                self._config, database, lambda change: make_plan(change, table, disable_missing=missing)
            )
            self._show(plan)
            if plan.errors:
                self._voice.complain(FAULTY, count=len(plan.errors))
                return 1
            if not apply:
                self._voice.say(NEXT)
                return 0
            self._apply(database, table, plan, passwords, missing=missing)
        self._voice.say(DONE)
        return 0

    def export_people(self, file: Path) -> int:
        """Write everyone into a new file."""
        write = {".csv": write_csv, ".xlsx": write_workbook}.get(file.suffix.lower())
        if write is None:
            raise Fault(FORM)
        with open_store(self._config) as database:
            rows = considered(
                self._config,
                database,
                lambda change: people_rows(all_people(change.connection), change.tree, None),
            )
        _write_new(file, write(rows))
        self._voice.say(EXPORTED, count=len(rows) - 1, file=file)
        return 0

    def _apply(
        self, database: Database, table: Table, shown: Plan, file: Path | None, *, missing: bool
    ) -> None:
        """Apply what was shown; passwords are on disk before anybody needs them."""
        people = added(shown)
        given = [one_time_password() for _ in people]
        hashes = self._hashes(given)
        rows = [
            [step.wanted.number, step.wanted.name, word] for step, word in zip(people, given, strict=True)
        ]
        heading = [CHINESE[Column.NUMBER], CHINESE[Column.NAME], "一次性密码"]
        if file is not None:
            _write_new(file, write_csv([heading, *rows]))

        def work(change: Change) -> None:
            plan = make_plan(change, table, disable_missing=missing)
            if plan.errors or plan.key() != shown.key():
                raise Fault(CHANGED_MEANWHILE)
            apply_plan(change, plan, hashes)

        empty = database.read_now(nobody_yet)
        try:
            changed(self._config, database, work)
        except BaseException:
            if file is not None:
                file.unlink(missing_ok=True)
            raise
        if empty and people:
            self._voice.say(FIRST, name=people[0].wanted.name)
        self._tell_passwords(rows, file)

    def _hashes(self, given: Sequence[str]) -> list[str]:
        passwords = Passwords(self._config.argon2_time, self._config.argon2_memory)
        try:
            return passwords.hash_one_time_now(given)
        finally:
            passwords.close()

    def _tell_passwords(self, rows: Sequence[Sequence[str]], file: Path | None) -> None:
        if rows and file is not None:
            self._voice.say(PASSWORDS_IN, file=file)
        elif rows:
            self._voice.say(PASSWORDS)
            for row in rows:
                self._voice.line("  " + "\t".join(row))

    # Showing

    def _show(self, plan: Plan) -> None:
        for change in plan.changes[:SHOWN]:
            self._show_change(change)
        self._more(len(plan.changes))
        for error in plan.errors[:SHOWN]:
            self._show_error(error)
        self._more(len(plan.errors))
        parts = [f"{self._voice.text(KINDS[kind])} {count}" for kind, count in plan.counts.items() if count]
        self._voice.line(", ".join(parts))

    def _more(self, count: int) -> None:
        if count > SHOWN:
            self._voice.say(MORE, count=count - SHOWN)

    def _show_change(self, change: ImportChange) -> None:
        line = CHANGE_LINE if change.row else OTHER_LINE
        facts = {"row": change.row, "kind": KINDS[change.change]}
        self._voice.line(self._voice.text(line, **facts, number=change.number, name=change.name).rstrip())
        for detail in change.details:
            self._voice.line(f"      {detail}")

    def _show_error(self, error: RowError) -> None:
        reason = ROW_REASONS.get(error.reason, Words(error.reason, error.reason))
        shown = error.text if error.text.isprintable() else ascii(error.text)[1:-1]
        facts = {"row": error.row, "column": error.column, "reason": reason, "text": shown}
        self._voice.line(self._voice.text(ERROR_LINE, **facts).rstrip())


def _table(file: Path) -> Table:
    """Read a table; raises Fault."""
    try:
        with file.expanduser().open("rb") as opened:
            data = opened.read(limits.IMPORT + 1)
    except FileNotFoundError as error:
        raise Fault(NO_FILE.fill(file=file)) from error
    if len(data) > limits.IMPORT:
        raise Fault(TOO_LARGE.fill(limit=limits.IMPORT // 1024**2))
    try:
        return read_table(data)
    except Refusal as refusal:
        words = BAD_TABLES[str(refusal.detail["reason"])]
        raise Fault(words.fill(**refusal.detail)) from refusal


def _write_new(file: Path, data: bytes) -> None:
    """Write a file that is not there yet, for its owner alone; raises Fault."""
    try:
        with open(file.expanduser(), "xb", opener=_private) as opened:
            opened.write(data)
    except FileExistsError as error:
        raise Fault(THERE.fill(file=file)) from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
