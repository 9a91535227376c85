"""What the server's store holds, read past the server."""

from pathlib import Path

from server.core.keys import read_key
from server.store.connection import Connection, connect
from shared.ids import id_text
from shared.model.entry import Entry
from shared.model.fold import Fold
from tests.crash.ledger import Held


def logs_of(data: Path) -> dict[str, list[Held]]:
    """Return the messages of every conversation as they stand, in order of seq. Blocks: not for a loop."""
    connection = connect(data / "linxin.db", read_key(data / "store.key"), writable=False)
    try:
        conversations = connection.execute("SELECT number, id FROM conversation").fetchall()
        return {id_text(entry): _standing(connection, number) for number, entry in conversations}
    finally:
        connection.close()


def _standing(connection: Connection, number: int) -> list[Held]:
    fold = Fold()
    rows = connection.execute(
        "SELECT seq, counted, received, marks, header, body, signature, link FROM entry"
        " WHERE conversation = ? ORDER BY seq",
        (number,),
    )
    for row in rows:
        fold.apply(Entry(*row))
    return [Held(one.seq, id_text(one.id), id_text(one.author), one.text) for one in fold.all_standing()]
