"""The JSON objects of the terminal: how people, messages and conversations are written."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from client.core.link.transfers import Transfer
from client.core.sync.writing import Accepted
from client.core.words.wording import Language, wording
from client.services.chat.summary import Summary
from client.services.later import LaterMessage
from client.services.reminders import Reminder
from client.store.rows import Hit, Waiting
from client.terminal.commands.command import Command
from shared.errors import Refusal
from shared.ids import id_text
from shared.model.bodies import Attachment, MessageBody
from shared.model.entry import decode_header
from shared.model.fold import Standing
from shared.model.identity import organisation_text
from shared.model.presence import known_presence
from shared.model.state import PersonNote
from shared.protocol.auth import Device, SignedIn
from shared.protocol.org import Person
from shared.protocol.presence import Seen

if TYPE_CHECKING:
    from client.core.finding.discovery import FoundServer

Json = dict[str, Any]


def error(refusal: Refusal, language: Language) -> Json:
    """A refusal: its code, its facts, and the sentence for a person."""
    return {
        "event": "error",
        "code": refusal.code.value,
        "text": wording(refusal, language),
        "detail": dict(refusal.detail),
    }


def person(one: Person, seen: Seen | None, note: PersonNote) -> Json:
    """One person of the directory, with what I keep about them; `presence` is null while there is no link."""
    return {
        "person": id_text(one.person),
        "number": one.number,
        "name": one.name,
        "disabled": one.disabled,
        "presence": None if seen is None else known_presence(seen.state).value,
        "status": "" if seen is None else seen.text,
        "department": None if one.department is None else id_text(one.department),
        "title": one.title,
        "level": one.level,
        "rank": one.rank,
        "phones": list(one.phones),
        "mail": one.mail,
        "signature": one.signature,
        "successor": None if one.successor is None else id_text(one.successor),
        "remark": note.remark,
        "favourite": note.favourite,
        "blocked": note.blocked,
    }


def accepted(one: Accepted) -> Json:
    """What became of an entry that was taken over: on its way, or placed or refused before."""
    answer: Json = {
        "event": "queued",
        "id": id_text(one.id),
        "conversation": id_text(one.conversation),
    }
    if one.seq is not None:
        answer |= {"event": "sent", "seq": one.seq}
    if one.refusal is not None:
        answer |= {"event": "failed", "code": one.refusal.code.value}
    return answer


def done(command: Command) -> Json:
    """A command was carried out, and there is nothing to tell of it."""
    return {"event": "done", "do": type(command).__struct_config__.tag}


def message(conversation: bytes, standing: Standing, name: str) -> Json:
    """A standing entry; `text` is empty once recalled. Times are Unix ms."""
    body = standing.body
    return {
        "id": id_text(standing.id),
        "conversation": id_text(conversation),
        "seq": standing.seq,
        "author": id_text(standing.author),
        "author_name": name,
        "kind": standing.kind,
        "text": standing.text,
        "time": standing.time,
        "edited": standing.edited,
        "recalled": standing.recalled,
        "pinned": standing.pinned,
        "reactions": {emoji: [id_text(one) for one in people] for emoji, people in standing.reactions},
        "known": standing.known,
        "mentions": [id_text(one) for one in body.mentions] if isinstance(body, MessageBody) else [],
        "everyone": isinstance(body, MessageBody) and body.everyone,
        "attachments": [attachment(one) for one in standing.attachments],
    }


def hit(one: Hit, name: str) -> Json:
    """A message that was found: `text` is the part of it, in one line, with what was looked for."""
    return {
        "id": id_text(one.id),
        "conversation": id_text(one.conversation),
        "seq": one.seq,
        "author": id_text(one.author),
        "author_name": name,
        "time": one.time,
        "text": one.words,
    }


def later(one: LaterMessage) -> Json:
    """A message that waits for its time; with a `code` it could not be sent."""
    return {
        "id": id_text(one.id),
        "conversation": id_text(one.conversation),
        "due": one.due,
        "text": one.message.text,
        "attachments": [attachment(each) for each in one.message.attachments],
        "code": "" if one.refusal is None else one.refusal.code.value,
    }


def reminder(one: Reminder) -> Json:
    """A message that I want to be reminded of."""
    return {
        "id": id_text(one.entry),
        "conversation": id_text(one.conversation),
        "seq": one.seq,
        "due": one.due,
    }


def attachment(one: Attachment) -> Json:
    """A file of a message; `width` and `height` are 0 but for pictures."""
    return {
        "digest": one.digest.hex(),
        "name": one.name,
        "size": one.size,
        "media": one.media,
        "width": one.width,
        "height": one.height,
    }


def file_words(attachments: Iterable[Json]) -> str:
    """Files in a line: name and size of each."""
    return "".join(f"  📎 {one['name']} ({_size(one['size'])})" for one in attachments)


def _size(size: int) -> str:
    for unit in ("B", "KB"):
        if size < 1024:
            return f"{size} {unit}"
        size //= 1024
    return f"{size} MB"


def transfer(one: Transfer) -> Json:
    """How far a file is; `code` tells why it ended, if it did not arrive."""
    told: Json = {
        "event": "transfer",
        "id": id_text(one.entry),
        "digest": one.digest.hex(),
        "done": one.done,
        "size": one.size,
        "upload": one.upload,
        "over": one.over,
    }
    return told if one.refusal is None else {**told, "code": one.refusal.code.value}


def conversation(summary: Summary, name: str) -> Json:
    """A row of the list; `name` is the other person's, or the group's."""
    last = summary.last
    return {
        "conversation": id_text(summary.id),
        "kind": None if summary.kind is None else summary.kind.value,
        "peer": None if summary.peer is None else id_text(summary.peer),
        "name": name,
        "seq": summary.head,
        "unread": summary.unread,
        "mentions_me": summary.mentions_me,
        "muted": summary.muted,
        "sticky": summary.sticky,
        "flagged": summary.flagged,
        "hidden": summary.hidden,
        "folded": summary.folded,
        "left": summary.left,
        "rank": summary.rank,
        "waiting": summary.waiting,
        "read": summary.read.seq,
        "delivered_to_peer": summary.marks.delivered,
        "read_by_peer": summary.marks.read,
        "draft": summary.draft.text,
        "last": None if last is None else {"id": id_text(last.id), "text": last.text, "time": last.time},
    }


def server(one: "FoundServer") -> Json:
    """A server that told of itself; `sign_in` takes one of `addresses`, and asks to trust `organisation`."""
    return {
        "organisation": organisation_text(one.organisation),
        "name": one.name,
        "version": one.version,
        "addresses": [str(address) for address in one.addresses],
    }


def device(one: Device) -> Json:
    """One of my devices; times are Unix ms."""
    return {
        "device": id_text(one.device),
        "name": one.name,
        "platform": one.platform,
        "first_seen": one.first_seen,
        "last_seen": one.last_seen,
        "online": one.online,
        "current": one.current,
    }


def waiting(one: Waiting, language: Language) -> Json:
    """An own entry that is not sent; `code` and `text` tell why it was refused, if it was.

    One that was `offered` may have reached the server.
    """
    found: Json = {
        "id": id_text(one.id),
        "conversation": id_text(one.conversation),
        "kind": decode_header(one.entry.header).kind,
        "offered": one.offered,
    }
    if one.refusal is not None:
        found |= {"code": one.refusal.code.value, "text": wording(one.refusal, language)}
    return found


def signed_in(session: SignedIn, own_device: bytes, organisation: str, organisation_name: str) -> Json:
    """Who signed in, with which device, where."""
    return {
        "event": "signed_in",
        "person": id_text(session.person),
        "number": session.number,
        "name": session.name,
        "device": id_text(own_device),
        "organisation": organisation,
        "organisation_name": organisation_name,
        "must_change": session.must_change,
        "offline": False,
    }
