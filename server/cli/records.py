"""The commands `erase` and `retain`: what leaves the record, also while the server is running."""

import asyncio
import uuid

from server.cli.faults import Fault
from server.cli.language import Voice
from server.cli.names import checked
from server.cli.opening import open_store
from server.config import Config
from server.config.words import Words
from server.core.authority import Authority
from server.core.clock import wall_clock
from server.log import erasing
from server.log.erasing import ErasureError, ErasureFault
from server.log.records import Records, ledger_of
from server.store.connection import Connection
from server.store.erasures import Erasure
from shared import limits
from shared.ids import id_text

NOT_AN_ID = Words("“{text}”不是编号。", "“{text}” is not an id.")
REFUSED = {
    ErasureFault.NOT_FOUND: Words("没有这个编号的消息。", "There is no message of this id."),
    ErasureFault.SEVERAL: Words(
        "这个编号出现在多个会话中，请用 --conversation 指明：{conversations}",
        "Messages of this id stand in several conversations: name one with --conversation: {conversations}",
    ),
    ErasureFault.RETIRED: Words(
        "这条消息超过保留期，内容早已不在。",
        "This message was older than messages are kept: it is gone already.",
    ),
    ErasureFault.ERASED: Words("这条消息的内容已经抹去。", "The words of this message are erased already."),
    ErasureFault.KIND: Words(
        "只有消息、修改与公告的内容可以抹去。", "Only the words of messages, edits and notices can be erased."
    ),
}
ERASED = Words(
    "已抹去内容；各设备收到通知后或下次连接时也会删除。已记入 {ledger}；更早的备份中仍有它。",
    "Its words are erased; devices drop them at once, or when they next connect. It stands in {ledger}. "
    "Earlier backups still hold the words.",
)
KEEPS_ALL = Words(
    "没有设置 retention_days：所有消息都会保留。", "retention_days is not set: all messages are kept."
)
RETIRED = Words("已移除 {count} 条超过 {days} 天的消息", "{count} messages older than {days} days are gone")
LONGEST = 500


def erase(config: Config, entry: str, conversation: str | None, *, by: str, why: str, voice: Voice) -> int:
    """Erase one message, and record who decided so and why."""
    named, place = _id(entry), None if conversation is None else _id(conversation)
    by, why = checked(by, limits.NAME_LENGTH), checked(why, LONGEST)
    ledger = ledger_of(config.data, Authority.load(config.data))

    def work(connection: Connection) -> None:
        found = erasing.choose(connection, named, place)
        where = (found.id, found.author, found.conversation, found.seq)
        erasing.erase(connection, ledger, found, Erasure(*where, wall_clock(), by, why))

    with open_store(config) as database:
        try:
            database.write_now(work)
        except ErasureError as error:
            ids = ", ".join(id_text(one) for one in error.conversations)
            raise Fault(REFUSED[error.fault].fill(conversations=ids)) from error
    voice.say(ERASED, ledger=ledger.path)
    return 0


def retain(config: Config, voice: Voice) -> int:
    """Retire what is older than `retention_days`, as the server does once a day."""
    if not config.retention_days:
        voice.say(KEEPS_ALL)
        return 0
    authority = Authority.load(config.data)
    with open_store(config) as database:
        ledger = ledger_of(config.data, authority)
        records = Records(database, authority, ledger, config.heads, config.retention_days, wall_clock)
        retired = asyncio.run(records.retain())
    voice.say(RETIRED, count=retired, days=config.retention_days)
    return 0


def _id(text: str) -> bytes:
    try:
        return uuid.UUID(text).bytes
    except ValueError as error:
        raise Fault(NOT_AN_ID.fill(text=ascii(text)[1:41])) from error
