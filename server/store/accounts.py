"""Accounts: what a person signs in with."""

from dataclasses import dataclass

from server.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Account:
    """A person's account. `password` is an Argon2id hash; `must_change` marks it as good for one use."""

    person: bytes
    password: str
    must_change: bool


def add_account(connection: Connection, identity: bytes, account: Account) -> None:
    connection.execute(
        "INSERT INTO account (id, person, password, must_change) VALUES (?, ?, ?, ?)",
        (identity, account.person, account.password, account.must_change),
    )


def find_account(connection: Connection, person: bytes) -> Account | None:
    row = connection.execute(
        "SELECT person, password, must_change FROM account WHERE person = ?", (person,)
    ).fetchone()
    return None if row is None else Account(row[0], row[1], bool(row[2]))


def set_password(connection: Connection, person: bytes, password: str, *, must_change: bool) -> None:
    connection.execute(
        "UPDATE account SET password = ?, must_change = ? WHERE person = ?", (password, must_change, person)
    )


def replace_hash(connection: Connection, person: bytes, old: str, new: str) -> None:
    """Store the same password hashed at new costs, unless it has been changed meanwhile."""
    connection.execute(
        "UPDATE account SET password = ? WHERE person = ? AND password = ?", (new, person, old)
    )
