"""What the server's store holds, read past the server and without touching it."""

import shutil
import tempfile
from pathlib import Path

from server.core.keys import read_key
from server.store.connection import Connection, connect
from shared.ids import id_text
from shared.model.entry import Entry, Mark, decode_header
from shared.model.fold import Fold, Standing
from tests.crash.ledger import Held, Store

NAME = "linxin.db"


def read_store(data: Path, *, running: bool = False) -> Store:
    """Read a data folder. Blocks: not for a loop.

    Unless the server is running a copy is opened, since opening a database changes its WAL: the server is to
    find what the crash has left.
    """
    key = read_key(data / "store.key")
    if running:
        return _read_file(data / NAME, key)
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("", "-wal"):
            part = data / (NAME + suffix)
            if part.exists():
                shutil.copy(part, folder)
        return _read_file(Path(folder) / NAME, key)


def _read_file(path: Path, key: bytes) -> Store:
    connection = connect(path, key, writable=False)
    try:
        connection.execute("BEGIN")
        return _read(connection)
    finally:
        connection.close()


def _read(connection: Connection) -> Store:
    logs: dict[str, list[Held]] = {}
    places: dict[str, int] = {}
    recovered: list[str] = []
    for number, conversation in connection.execute("SELECT number, id FROM conversation").fetchall():
        fold = Fold()
        rows = connection.execute(
            "SELECT seq, counted, received, marks, header, body, signature, link FROM entry"
            " WHERE conversation = ? ORDER BY seq",
            (number,),
        )
        for row in rows:
            entry = Entry(*row)
            name = id_text(decode_header(entry.header).id)
            places[name] = entry.seq
            if entry.marks & Mark.RECOVERED:
                recovered.append(name)
            fold.apply(entry)
        logs[id_text(conversation)] = [held(one) for one in fold.all_standing()]
    return Store(logs, places, recovered)


def held(one: Standing) -> Held:
    """Return a standing entry as the ledger compares it."""
    reactions = {emoji: [id_text(person) for person in people] for emoji, people in one.reactions}
    return Held(
        one.seq,
        id_text(one.id),
        id_text(one.author),
        one.text,
        look(one.edited, one.recalled, one.pinned, reactions),
    )


def look(edited: bool, recalled: bool, pinned: bool, reactions: dict[str, list[str]]) -> str:
    """Put how a message stands, beside its words, into one line."""
    marks = [name for name, on in (("edited", edited), ("recalled", recalled), ("pinned", pinned)) if on]
    return " ".join([*marks, *(f"{emoji}{sorted(people)}" for emoji, people in sorted(reactions.items()))])
