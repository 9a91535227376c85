"""The command `verify`: the full check of everything that is stored."""

from server.cli.language import Voice
from server.cli.opening import open_store, store_key
from server.config import Config
from server.config.words import Words
from server.core.authority import Authority
from server.core.lock import LockedError, hold
from server.log import chain
from server.store.blobs import FolderBlobs
from server.store.check import faults_of_file, faults_of_seals
from server.store.database import Database
from server.store.organisation import load_organisation
from shared.model.identity import organisation_text

SEALS = Words("正在检查每一页的校验码", "checking the seal of every page")
RUNNING = Words(
    "服务器正在运行：跳过单独的页校验（下面的检查仍会逐页解密）",
    "the server is running: the seals are checked while pages are read below",
)
FILE = Words("正在检查数据库结构", "checking the structure of the database")
CHAIN = Words("正在重新计算每个会话的链", "recomputing the chain of every conversation")
BLOBS = Words("正在解密每个附件", "decrypting every blob")
PROGRESS = Words("  已检查 {count} 条", "  {count} entries checked")
IDENTITY = Words("正在检查组织身份", "checking the organisation's identity")
OTHER_AUTHORITY = Words(
    "authority.key 属于另一个组织 {other}", "authority.key belongs to another organisation, {other}"
)
FAULT = Words("  发现问题：{fault}", "  fault: {fault}")
MORE = Words("  另有 {count} 个问题", "  and {count} more")
GOOD = Words(
    "数据完好：结构、序号、计数与链全部一致。",
    "All is well: structure, numbers, counters and chains are consistent.",
)
BAD = Words(
    "发现 {count} 个问题；请保留此目录，并从备份恢复。",
    "{count} faults were found: keep this folder as it is, and restore a backup.",
)
SHOWN = 50


def verify(config: Config, voice: Voice) -> int:
    """Check everything; the exit code is 1 when anything is wrong."""
    faults: list[str] = []
    with open_store(config) as database:
        faults += _seals(config, database, voice)
        voice.complain(FILE)
        faults += database.read_now(faults_of_file)
        voice.complain(CHAIN)
        found = database.read_now(
            lambda connection: chain.verify(connection, lambda count: voice.complain(PROGRESS, count=count))
        )
        faults += [str(fault) for fault in found]
        voice.complain(BLOBS)
        faults += FolderBlobs(config.blobs, store_key(config)).faults()
        voice.complain(IDENTITY)
        faults += _identity(config, database, voice)
    for fault in faults[:SHOWN]:
        voice.say(FAULT, fault=fault)
    if len(faults) > SHOWN:
        voice.say(MORE, count=len(faults) - SHOWN)
    voice.say(BAD if faults else GOOD, count=len(faults))
    return 1 if faults else 0


def _seals(config: Config, database: Database, voice: Voice) -> list[str]:
    """Check each page of the file; a running server changes the file beside the reader, so not then."""
    try:
        with hold(config.lock_file):
            voice.complain(SEALS)
            return database.read_now(faults_of_seals)
    except LockedError:
        voice.complain(RUNNING)
        return []


def _identity(config: Config, database: Database, voice: Voice) -> list[str]:
    authority = Authority.load(config.data)
    organisation = database.read_now(load_organisation)
    if organisation.id == authority.organisation:
        return []
    return [voice.text(OTHER_AUTHORITY, other=organisation_text(authority.organisation))]
