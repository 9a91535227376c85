"""The checks SQLite and SQLCipher can make of their own file."""

from server.store.connection import Connection


def faults_of_file(connection: Connection) -> list[str]:
    """Check the structure of tables and indexes, and that references lead somewhere."""
    rows = connection.execute("PRAGMA integrity_check(100)").fetchall()
    faults = [str(row[0]) for row in rows if row[0] != "ok"]
    broken = connection.execute("PRAGMA foreign_key_check").fetchmany(100)
    return faults + [f"{table}: row {row} refers to nothing in {parent}" for table, row, parent, _ in broken]


def faults_of_seals(connection: Connection) -> list[str]:
    """Check the authentication code of every page; nobody else may have the file open."""
    return [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchmany(100)]
