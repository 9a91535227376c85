"""The policy as signed, and who is head of what."""

from server.store.connection import Connection
from server.store.organisation import next_people_version
from shared.model.rights import SignedPolicy


def load_policy(connection: Connection) -> tuple[SignedPolicy, int] | None:
    """Return the policy and the directory version it was written at, or None before there is one."""
    row = connection.execute("SELECT document, signature, version FROM policy").fetchone()
    return None if row is None else (SignedPolicy(row[0], row[1]), int(row[2]))


def save_policy(connection: Connection, policy: SignedPolicy) -> int:
    """Replace the policy; return the directory version that brings it."""
    version = next_people_version(connection)
    connection.execute(
        "INSERT INTO policy (one, document, signature, version) VALUES (1, ?, ?, ?) ON CONFLICT (one)"
        " DO UPDATE SET document = excluded.document, signature = excluded.signature,"
        " version = excluded.version",
        (policy.document, policy.signature, version),
    )
    return version


def headed_by(connection: Connection, person: bytes) -> tuple[bytes, ...]:
    """Return the departments that somebody is head of."""
    rows = connection.execute(
        "SELECT h.department FROM department_head h JOIN department d ON d.id = h.department"
        " WHERE h.person = ? AND NOT d.removed ORDER BY h.department",
        (person,),
    )
    return tuple(row[0] for row in rows)
