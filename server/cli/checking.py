"""The command `verify`: the full check of everything that is stored."""

from datetime import UTC, datetime
from pathlib import Path

from server.cli.faults import Fault
from server.cli.language import Voice
from server.cli.opening import open_store, store_key
from server.config import Config
from server.config.words import Words
from server.core.authority import Authority
from server.core.lock import LockedError, hold
from server.log import chain, heads
from server.log.heads import HeadsError
from server.log.records import ledger_of
from server.store import attachments
from server.store.blobs import FolderBlobs
from server.store.check import faults_of_file, faults_of_seals
from server.store.database import Database
from server.store.erasures import every
from server.store.organisation import load_organisation
from shared.ids import id_text
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
ERASURES = Words("正在核对抹去记录", "comparing the ledger of erasures")
UNALTERED = Words(
    "与 {count} 份签名头一致（{first} 至 {last}）：到 {last} 为止的记录，自签名以来没有改动。",
    "It agrees with {count} signed heads ({first} to {last}): what was in the record then is unaltered.",
)
NO_HEADS = Words(
    "{path} 不是这个组织的签名头，或被改动过。",
    "{path} holds no signed heads of this organisation, or was altered.",
)
BAD = Words(
    "发现 {count} 个问题；请保留此目录，并从备份恢复。",
    "{count} faults were found: keep this folder as it is, and restore a backup.",
)
CONTRADICTION = "the heads contradict each other"
SHOWN = 50


def verify(config: Config, against: Path | None, voice: Voice) -> int:
    """Check everything, also `against` heads noted earlier; the exit code is 1 when anything is wrong."""
    with open_store(config) as database:
        authority = Authority.load(config.data)
        noted = [] if against is None else _noted(against, authority)
        links, contradicting = heads.links(noted)
        faults = [f"{id_text(one.conversation)} {one.seq}: {CONTRADICTION}" for one in contradicting]
        faults += _seals(config, database, voice)
        voice.complain(FILE)
        faults += database.read_now(faults_of_file)
        voice.complain(CHAIN)
        found = database.read_now(
            lambda connection: chain.verify(
                connection,
                lambda count: voice.complain(PROGRESS, count=count),
                signed=authority.signed,
                noted=links,
            )
        )
        faults += [str(fault) for fault in found]
        voice.complain(ERASURES)
        faults += _erasures(config, authority, database)
        voice.complain(BLOBS)
        referred = database.read_now(attachments.referred)
        faults += FolderBlobs(config.blobs, store_key(config)).faults(referred)
        voice.complain(IDENTITY)
        faults += _identity(authority, database, voice)
    for fault in faults[:SHOWN]:
        voice.say(FAULT, fault=fault)
    if len(faults) > SHOWN:
        voice.say(MORE, count=len(faults) - SHOWN)
    voice.say(BAD if faults else GOOD, count=len(faults))
    if noted and not faults:
        times = [datetime.fromtimestamp(one.time / 1000, UTC).astimezone() for one in noted]
        first, last = (time.strftime("%Y-%m-%d %H:%M") for time in (min(times), max(times)))
        voice.say(UNALTERED, count=len(noted), first=first, last=last)
    return 1 if faults else 0


def _noted(place: Path, authority: Authority) -> list[heads.Heads]:
    """Read the heads noted in a file or a folder; raises Fault."""
    try:
        noted = [heads.read(path, authority.signed) for path in heads.files(place)]
    except HeadsError as error:
        raise Fault(NO_HEADS.fill(path=error.path)) from error
    if not noted or any(one.organisation != authority.organisation for one in noted):
        raise Fault(NO_HEADS.fill(path=place))
    return noted


def _erasures(config: Config, authority: Authority, database: Database) -> list[str]:
    """Compare the ledger of erasures with the database: neither may know of one that the other lacks."""
    noted = {(one.entry, one.author) for one in ledger_of(config.data, authority).read()}
    known = {(one.entry, one.author) for one in database.read_now(every)}
    return [f"{id_text(entry)}: erased, and not in erasures.log" for entry, _ in sorted(known - noted)] + [
        f"{id_text(entry)}: in erasures.log, and not erased yet" for entry, _ in sorted(noted - known)
    ]


def _seals(config: Config, database: Database, voice: Voice) -> list[str]:
    """Check each page of the file; a running server changes the file beside the reader, so not then."""
    try:
        with hold(config.lock_file):
            voice.complain(SEALS)
            return database.read_now(faults_of_seals)
    except LockedError:
        voice.complain(RUNNING)
        return []


def _identity(authority: Authority, database: Database, voice: Voice) -> list[str]:
    organisation = database.read_now(load_organisation)
    if organisation.id == authority.organisation:
        return []
    return [voice.text(OTHER_AUTHORITY, other=organisation_text(authority.organisation))]
