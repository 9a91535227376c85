"""The directory as this device holds it: people, departments, replies, and the policy."""

from collections.abc import Iterable

import msgspec

from client.store import state
from client.store.database import Connection
from shared.model.rights import SignedPolicy
from shared.protocol.org import CompanyReply, Department, People, Person

COLUMNS = (
    "person, number, name, disabled, version, department, title, rank, phones, mail, signature, successor,"
    " avatar, level"
)

_encoder = msgspec.msgpack.Encoder()
_texts = msgspec.msgpack.Decoder(tuple[str, ...])
_ids = msgspec.msgpack.Decoder(tuple[bytes, ...])
_policies = msgspec.msgpack.Decoder(SignedPolicy)


def store(connection: Connection, page: People, reached: int, *, anew: bool) -> None:
    """Store what was told, and the version it reaches; `anew` it replaces everything held."""
    if anew:
        connection.execute("DELETE FROM people")
        connection.execute("DELETE FROM departments")
        connection.execute("DELETE FROM company_replies")
    _put_people(connection, page.people)
    _put_departments(connection, page.departments)
    _put_replies(connection, page.replies)
    if page.policy is not None:
        _put(connection, "policy", _encoder.encode(page.policy))
    _put(connection, "scope", page.scope)
    state.set_figure(connection, "people_version", reached)


def _put(connection: Connection, key: str, value: bytes) -> None:
    connection.execute("INSERT OR REPLACE INTO directory VALUES (?, ?)", (key, value))


def _put_people(connection: Connection, people: Iterable[Person]) -> None:
    """Store records, each replacing the one held; what is withheld is not kept."""
    people = tuple(people)
    connection.executemany(
        f"INSERT OR REPLACE INTO people ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [
            (
                *(one.person, one.number, one.name, int(one.disabled), one.version, one.department),
                *(one.title, one.rank, _encoder.encode(one.phones), one.mail, one.signature, one.successor),
                *(one.avatar, one.level),
            )
            for one in people
            if not one.withheld
        ],
    )
    connection.executemany(
        "DELETE FROM people WHERE person = ?", [(one.person,) for one in people if one.withheld]
    )


def _put_departments(connection: Connection, departments: Iterable[Department]) -> None:
    for one in departments:
        if one.removed:
            connection.execute("DELETE FROM departments WHERE department = ?", (one.department,))
        else:
            connection.execute(
                "INSERT OR REPLACE INTO departments VALUES (?,?,?,?,?,?)",
                (
                    *(one.department, one.parent, one.name, one.position),
                    *(_encoder.encode(one.heads), one.version),
                ),
            )


def _put_replies(connection: Connection, replies: Iterable[CompanyReply]) -> None:
    for one in replies:
        if one.removed:
            connection.execute("DELETE FROM company_replies WHERE reply = ?", (one.reply,))
        else:
            connection.execute(
                "INSERT OR REPLACE INTO company_replies VALUES (?,?,?,?,?)",
                (one.reply, one.text, one.category, one.place, one.version),
            )


def every(connection: Connection) -> list[Person]:
    """Return everyone, by number."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM people ORDER BY number").fetchall()
    return [
        Person(
            person=row[0],
            number=row[1],
            name=row[2],
            disabled=bool(row[3]),
            version=row[4],
            department=row[5],
            title=row[6],
            rank=row[7],
            phones=_texts.decode(row[8]),
            mail=row[9],
            signature=row[10],
            successor=row[11],
            avatar=row[12],
            level=row[13],
        )
        for row in rows
    ]


def departments(connection: Connection) -> list[Department]:
    """Return every department."""
    rows = connection.execute(
        "SELECT department, parent, name, position, heads, version FROM departments"
    ).fetchall()
    return [
        Department(
            department=row[0],
            parent=row[1],
            name=row[2],
            position=row[3],
            heads=_ids.decode(row[4]),
            removed=False,
            version=row[5],
        )
        for row in rows
    ]


def replies(connection: Connection) -> list[CompanyReply]:
    """Return every quick reply of the company."""
    rows = connection.execute("SELECT reply, text, category, place, version FROM company_replies").fetchall()
    return [CompanyReply(*row[:4], removed=False, version=row[4]) for row in rows]


def policy(connection: Connection) -> SignedPolicy | None:
    """Return the policy that was told last, checked before it was stored."""
    value = _get(connection, "policy")
    return None if value is None else _policies.decode(value)


def scope(connection: Connection) -> bytes:
    """Return of what scope this copy is."""
    return _get(connection, "scope") or b""


def _get(connection: Connection, key: str) -> bytes | None:
    row = connection.execute("SELECT value FROM directory WHERE key = ?", (key,)).fetchone()
    return None if row is None else row[0]
