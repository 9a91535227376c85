"""The command `backup`: one file that holds the whole server."""

from pathlib import Path

from server.backup.making import Source, make_backup
from server.cli.faults import Fault
from server.cli.language import Voice
from server.cli.opening import store_key
from server.config import Config
from server.config.words import Words
from server.core.passwords import canonical
from shared import limits

PROGRESS = Words("  已备份 {count} 个附件", "  {count} attachments")
MADE = Words("已备份到 {file}（{size} MiB）", "{file} holds the backup ({size} MiB)")
OPEN = Words(
    "备份没有加密：其中有密钥与组织的证书密钥，拿到这个文件的人就拿到一切。"
    "请妥善保管，或用 --passphrase-file 加密。",
    "It is not sealed, and holds the keys: whoever has this file has everything. Keep it safe, or seal it "
    "with --passphrase-file.",
)
SEALED = Words(
    "备份已用口令加密；没有口令就无法恢复，请把口令存放在别处。",
    "It is sealed: without the passphrase it cannot be restored. Keep that somewhere else.",
)
TAKEN = Words(
    "{file} 已经存在；请另选文件名。其中的内容没有改动。", "{file} is there already: choose another name."
)
NO_FOLDER = Words("没有目录 {folder}；请先建立它。", "There is no folder {folder}: make it first.")
NO_PASSPHRASE = Words(
    "无法读取口令文件 {file}：{error}", "The passphrase cannot be read from {file}: {error}"
)
WEAK = Words(
    "口令文件 {file} 的第一行应为 {minimum} 到 {most} 个字符的口令。",
    "The first line of {file} must be a passphrase of {minimum} to {most} characters.",
)


def backup(config: Config, file: Path, passphrase_file: Path | None, voice: Voice) -> int:
    """Write a backup, also while the server is running."""
    target = file.expanduser().absolute()
    if not target.parent.is_dir():
        raise Fault(NO_FOLDER.fill(folder=target.parent))
    passphrase = read_passphrase(passphrase_file)
    source = Source(config.data, config.database, config.blobs, store_key(config))
    try:
        size = make_backup(source, target, passphrase, lambda count: voice.complain(PROGRESS, count=count))
    except FileExistsError as error:
        raise Fault(TAKEN.fill(file=target)) from error
    voice.say(MADE, file=target, size=f"{size / 2**20:.1f}")
    voice.say(OPEN if passphrase is None else SEALED)
    return 0


def read_passphrase(file: Path | None) -> str | None:
    """Return the passphrase a file holds in its first line; None without a file."""
    if file is None:
        return None
    try:
        with file.expanduser().open("rb") as opened:
            line = opened.readline(4 * limits.PASSWORD_LENGTH + 2).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(NO_PASSPHRASE.fill(file=file, error=error)) from error
    passphrase = canonical(line.rstrip("\r\n"))
    if not limits.PASSWORD_MINIMUM <= len(passphrase) <= limits.PASSWORD_LENGTH:
        words = WEAK.fill(file=file, minimum=limits.PASSWORD_MINIMUM, most=limits.PASSWORD_LENGTH)
        raise Fault(words)
    return passphrase
