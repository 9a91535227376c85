"""The command `restore`: a data folder made of a backup."""

from datetime import UTC, datetime
from pathlib import Path

from server.backup import restoring
from server.backup.restoring import NotEmptyError
from server.cli.backup import read_passphrase
from server.cli.faults import Fault
from server.cli.language import Voice
from server.config import Config
from server.config.words import Words

NO_FILE = Words("没有备份文件 {file}。", "There is no backup file {file}.")
NOT_EMPTY = Words(
    "{data} 不是空目录；请用 --data 另选一个目录，其中的内容没有改动。",
    "{data} is not empty: choose another folder with --data. Nothing in it was changed.",
)
RESTORED = Words(
    "已恢复“{name}”在 {made} 的备份到 {data}",
    "{name}, as it was at {made}, has been restored into {data}",
)
NEXT = Words(
    "请先停用旧的服务器，再启动这一个：linxin-server run --data {data}\n"
    "之后的消息会由仍存有它们的客户端自动补回。",
    "Let the old server stay off, then start this one: linxin-server run --data {data}\n"
    "Later messages come back from the clients that still have them.",
)


def restore(config: Config, file: Path, passphrase_file: Path | None, voice: Voice) -> int:
    """Restore a backup into an empty data folder, or leave that as it was."""
    passphrase = read_passphrase(passphrase_file)
    try:
        opened = file.expanduser().open("rb")
    except FileNotFoundError as error:
        raise Fault(NO_FILE.fill(file=file)) from error
    try:
        with opened:
            manifest = restoring.restore(opened, passphrase, config.data)
    except NotEmptyError as error:
        raise Fault(NOT_EMPTY.fill(data=config.data)) from error
    made = datetime.fromtimestamp(manifest.made / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    voice.say(RESTORED, name=manifest.name, made=made, data=config.data)
    voice.say(NEXT, data=config.data)
    return 0
