"""What can go wrong at the command line, each in one sentence that says what to do."""

import errno
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from server.backup.errors import BackupError, BackupFault
from server.config.errors import ConfigError
from server.config.words import Words
from server.core.authority import AuthorityError
from server.core.lock import LockedError
from server.core.tls import CertificateError
from server.log.ledger import LedgerError
from server.store.errors import StoreError, StoreFault, store_error


class Fault(Exception):
    """A command cannot go on, for a reason to be told in these words."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


FULL = Words(
    "磁盘已满，数据没有改动；请腾出空间后重试。",
    "The disk is full and nothing was changed: free some space and try again.",
)
STORE = {
    StoreFault.MISSING: Words(
        "这个数据目录中没有数据库；请检查 --data，或先运行 linxin-server init。",
        "There is no database in this data folder: check --data, or run linxin-server init first.",
    ),
    StoreFault.WRONG_KEY: Words(
        "密钥与数据库不符，或该文件不是数据库；请检查 store.key 或 LINXIN_STORE_KEY。数据没有改动。",
        "The key does not open the database, or the file is not one: check store.key or LINXIN_STORE_KEY. "
        "Nothing was changed.",
    ),
    StoreFault.NEWER_VERSION: Words(
        "数据库来自更新的版本；请使用该版本或更新的 linxin-server。数据没有改动。",
        "The database comes from a newer release: use that or a later one. Nothing was changed.",
    ),
    StoreFault.FULL: FULL,
    StoreFault.DAMAGED: Words(
        "数据库已损坏；请停止写入，运行 linxin-server verify 查看详情，并从备份恢复。（{detail}）",
        "The database is damaged: run linxin-server verify for the details, and restore a backup. ({detail})",
    ),
    StoreFault.FAILED: Words("数据库无法读写：{detail}", "The database cannot be used: {detail}"),
}
BACKUP = {
    BackupFault.NOT_A_BACKUP: Words(
        "这个文件不是邻信的备份。没有任何改动。", "This file is not a backup of Linxin. Nothing was changed."
    ),
    BackupFault.CUT_SHORT: Words(
        "备份文件不完整，可能没有复制完；请重新复制，或换一份备份。没有任何改动。",
        "The backup is cut short, perhaps it was not copied to its end: copy it again, or use another. "
        "Nothing was changed.",
    ),
    BackupFault.ALTERED: Words(
        "备份文件已损坏或被改动（{detail}）；请换一份备份。没有任何改动。",
        "The backup is damaged or was altered ({detail}): use another. Nothing was changed.",
    ),
    BackupFault.SEALED: Words(
        "这份备份已用口令加密；请用 --passphrase-file 给出存有口令的文件。",
        "This backup is sealed: name the file that holds its passphrase with --passphrase-file.",
    ),
    BackupFault.NOT_SEALED: Words(
        "这份备份没有用口令加密；请去掉 --passphrase-file，并确认它确实是你的备份。",
        "This backup is not sealed: leave --passphrase-file out, and make sure that it is yours.",
    ),
    BackupFault.WRONG_PASSPHRASE: Words(
        "口令与这份备份不符。没有任何改动。", "The passphrase does not open this backup. Nothing was changed."
    ),
    BackupFault.NEWER_VERSION: Words(
        "备份来自更新的版本 {detail}；请使用该版本或更新的 linxin-server。没有任何改动。",
        "The backup comes from a newer release, {detail}: use that or a later one. Nothing was changed.",
    ),
    BackupFault.FOREIGN: Words(
        "备份中有不属于邻信备份的内容（{detail}）；不要使用它。没有任何改动。",
        "The backup holds what no backup of Linxin holds ({detail}): do not use it. Nothing was changed.",
    ),
}
LEDGER = Words(
    "抹去记录 {path} 第 {line} 行被改动过，或不属于这个组织；请找回原来的文件。",
    "Line {line} of {path} was altered, or is not of this organisation: bring the original file back.",
)
AUTHORITY = Words(
    "组织的证书密钥无法读取：{error}；请从备份恢复 authority.key 与 authority.pem。",
    "The organisation's authority cannot be read: {error}. Restore authority.key and authority.pem.",
)
CERTIFICATE = Words(
    "TLS 证书无法使用：{error}；请检查 certificate 与 private_key。",
    "The TLS certificate cannot be used: {error}. Check certificate and private_key.",
)
LOCKED = Words(
    "已有另一个 linxin-server 在使用这个数据目录；请先停止它。",
    "Another linxin-server is using this data folder: stop that one first.",
)
NO_KEY = Words(
    "找不到数据库密钥 {path}；请从备份恢复，或设置 LINXIN_STORE_KEY。",
    "The store's key {path} is not there: restore it from a backup, or set LINXIN_STORE_KEY.",
)
BAD_KEY = Words(
    "{path} 应为 64 个十六进制字符；请从备份恢复。",
    "{path} must hold 64 hexadecimal characters: restore it from a backup.",
)
PORT_IN_USE = Words(
    "端口 {port} 已被占用；请停止占用它的程序，或用 --port 另选端口。",
    "Port {port} is in use: stop the program that has it, or choose another with --port.",
)
NOT_OUR_ADDRESS = Words(
    "本机没有地址 {listen}；请检查 --listen。",
    "This machine does not have the address {listen}: check --listen.",
)
PORT_NOT_ALLOWED = Words(
    "没有权限使用端口 {port}；请选择 1024 以上的端口。",
    "The port {port} may not be used by this account: choose one above 1024.",
)
SYSTEM = Words("系统拒绝了操作：{error}", "The system refused: {error}")


ROOM = 1024 * 1024
"""With less than this free, a failing database most likely lacks it: SQLite calls some of it I/O errors."""


def word(error: Exception, data: Path) -> Words | None:
    """Put an error about a data folder into words; None for a fault of the program itself."""
    match error:
        case Fault() | ConfigError():
            return error.words
        case StoreError() | sqlcipher.Error():
            return _word_store(error if isinstance(error, StoreError) else store_error(error), data)
        case BackupError() | LedgerError() | AuthorityError() | CertificateError():
            return _word_file(error)
        case LockedError():
            return LOCKED
        case OSError():
            return _word_system(error)
        case _:
            return None


def _word_store(error: StoreError, data: Path) -> Words:
    if error.fault is StoreFault.FAILED and _crowded(data):
        return FULL
    return STORE[error.fault].fill(detail=error.detail)


def _word_file(error: BackupError | LedgerError | AuthorityError | CertificateError) -> Words:
    match error:
        case BackupError():
            return BACKUP[error.fault].fill(detail=error.detail)
        case LedgerError():
            return LEDGER.fill(path=error.path, line=error.line)
        case AuthorityError():
            return AUTHORITY.fill(error=error)
        case CertificateError():
            return CERTIFICATE.fill(error=error)


def _word_system(error: OSError) -> Words:
    if error.errno == errno.ENOSPC:
        return FULL
    return SYSTEM.fill(error=": ".join(str(part) for part in (error.strerror, error.filename) if part))


def _crowded(data: Path) -> bool:
    try:
        return shutil.disk_usage(data).free < ROOM
    except OSError:
        return False


def word_listening(error: OSError, listen: str, port: int) -> Words | None:
    """Put into words why an address cannot be listened on; None when it is about something else."""
    match error.errno:
        case errno.EADDRINUSE:
            return PORT_IN_USE.fill(port=port)
        case errno.EADDRNOTAVAIL | errno.EAFNOSUPPORT:
            return NOT_OUR_ADDRESS.fill(listen=listen)
        case errno.EACCES | 10013 if error.filename is None:  # Windows has a number of its own
            return PORT_NOT_ALLOWED.fill(port=port)
        case _:
            return None
