"""The command `restore`: a data folder made of a backup."""

from datetime import UTC, datetime
from pathlib import Path

from server.backup import restoring
from server.backup.archive import DATABASE, KEY
from server.backup.restoring import NotEmptyError
from server.cli.backup import read_passphrase
from server.cli.faults import Fault
from server.cli.language import Voice
from server.config import Config
from server.config.words import Words
from server.core.authority import Authority
from server.core.keys import read_key, write_secret
from server.log import erasing
from server.log.records import LEDGER_FILE, ledger_of
from server.store.database import Database

NO_FILE = Words("没有备份文件 {file}。", "There is no backup file {file}.")
NOT_EMPTY = Words(
    "{data} 不是空目录；请用 --data 另选一个目录，其中的内容没有改动。",
    "{data} is not empty: choose another folder with --data. Nothing in it was changed.",
)
RESTORED = Words(
    "已恢复“{name}”在 {made} 的备份到 {data}",
    "{name}, as it was at {made}, has been restored into {data}",
)
ERASED = Words("已按抹去记录再次抹去 {count} 条消息", "{count} messages have been erased again")
NO_LEDGER = Words(
    "如果备份之后抹去过消息，请在启动之前把旧数据目录的 erasures.log 复制到 {data}。",
    "If messages were erased since the backup, copy erasures.log of the old data folder to {data} first.",
)
OTHER_KEY = Words(
    "LINXIN_STORE_KEY 不是这份备份的密钥；请去掉它，或改为 store.key 中的值。",
    "LINXIN_STORE_KEY is not the key of this backup: unset it, or set it to what store.key holds.",
)
NEXT = Words(
    "请先停用旧的服务器，再启动这一个：linxin-server run --data {data}\n"
    "之后的消息会由仍存有它们的客户端自动补回。",
    "Let the old server stay off, then start this one: linxin-server run --data {data}\n"
    "Later messages come back from the clients that still have them.",
)


def restore(
    config: Config, file: Path, passphrase_file: Path | None, erasures: Path | None, voice: Voice
) -> int:
    """Restore a backup into an empty data folder, or leave that as it was.

    What a ledger of `erasures` names is erased again before anyone may read it.
    """
    passphrase = read_passphrase(passphrase_file)
    ledger = None if erasures is None else _ledger(erasures)
    try:
        opened = file.expanduser().open("rb")
    except FileNotFoundError as error:
        raise Fault(NO_FILE.fill(file=file)) from error
    try:
        with opened:
            manifest = restoring.restore(opened, passphrase, config.data, _replaying(ledger, voice))
    except NotEmptyError as error:
        raise Fault(NOT_EMPTY.fill(data=config.data)) from error
    made = datetime.fromtimestamp(manifest.made / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    voice.say(RESTORED, name=manifest.name, made=made, data=config.data)
    if ledger is None:
        voice.say(NO_LEDGER, data=config.data)
    if config.store_key is not None and config.store_key != read_key(config.key_file):
        voice.say(OTHER_KEY)
    voice.say(NEXT, data=config.data)
    return 0


def _ledger(file: Path) -> bytes:
    try:
        return file.expanduser().read_bytes()
    except FileNotFoundError as error:
        raise Fault(NO_FILE.fill(file=file)) from error


def _replaying(given: bytes | None, voice: Voice) -> restoring.Prepare:
    def prepare(folder: Path) -> None:
        """Have the restored database and its ledger agree: erase what that names, note what it lacks."""
        if given is not None:
            write_secret(folder / LEDGER_FILE, given)
        ledger = ledger_of(folder, Authority.load(folder))
        noted = ledger.read()
        with Database.open(folder / DATABASE, read_key(folder / KEY), readers=1) as database:
            count = database.write_now(lambda db: erasing.replay(db, noted)) if noted else 0
            missing = database.read_now(lambda db: erasing.unnoted(db, noted))
        if missing:
            ledger.extend(missing)
        if given is not None:
            voice.complain(ERASED, count=count)

    return prepare
