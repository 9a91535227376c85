"""Devices, their certificates and their tokens; all times are Unix ms."""

from dataclasses import dataclass

from server.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Certified:
    """A device's certificate as the CA signed it, and when."""

    certificate: bytes
    signature: bytes
    issued: int


@dataclass(frozen=True, slots=True)
class Device:
    """A device someone has signed in on. `revoked` is when it was signed out for good, or None."""

    id: bytes
    person: bytes
    name: str
    platform: str
    key: bytes
    first_seen: int
    last_seen: int
    revoked: int | None
    certified: Certified


@dataclass(frozen=True, slots=True)
class Resumption:
    """All that signing in by token needs to know, in one read."""

    device: Device
    number: str
    name: str
    disabled: bool
    must_change: bool
    token_hash: bytes | None
    token_expires: int


_COLUMNS = (
    "device.id, device.person, device.name, device.platform, device.key, device.first_seen, "
    "device.last_seen, device.revoked, device.certificate, device.certificate_signature, device.certified"
)


def _device(row: tuple[bytes, bytes, str, str, bytes, int, int, int | None, bytes, bytes, int]) -> Device:
    certified = Certified(row[8], row[9], row[10])
    return Device(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], certified)


def find_device(connection: Connection, device: bytes) -> Device | None:
    row = connection.execute(f"SELECT {_COLUMNS} FROM device WHERE id = ?", (device,)).fetchone()
    return None if row is None else _device(row)


def find_resumption(connection: Connection, device: bytes) -> Resumption | None:
    row = connection.execute(
        f"SELECT {_COLUMNS}, person.number, person.name, person.disabled, account.must_change, "
        "token.hash, token.expires "
        "FROM device JOIN person ON person.id = device.person JOIN account ON account.person = device.person "
        "LEFT JOIN token ON token.device = device.id WHERE device.id = ?",
        (device,),
    ).fetchone()
    if row is None:
        return None
    number, name, disabled, must_change, token_hash, expires = row[11:]
    return Resumption(
        _device(row[:11]), number, name, bool(disabled), bool(must_change), token_hash, expires or 0
    )


def put_device(connection: Connection, device: Device) -> None:
    """Store a device, or all that may change of it; whose it is, and since when, stays."""
    connection.execute(
        "INSERT INTO device (id, person, name, platform, key, first_seen, last_seen, revoked, "
        "certificate, certificate_signature, certified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET name = excluded.name, platform = excluded.platform, "
        "key = excluded.key, last_seen = excluded.last_seen, revoked = excluded.revoked, "
        "certificate = excluded.certificate, certificate_signature = excluded.certificate_signature, "
        "certified = excluded.certified",
        (
            device.id,
            device.person,
            device.name,
            device.platform,
            device.key,
            device.first_seen,
            device.last_seen,
            device.revoked,
            device.certified.certificate,
            device.certified.signature,
            device.certified.issued,
        ),
    )


def put_token(connection: Connection, device: bytes, token_hash: bytes, expires: int) -> None:
    """Give a device its one token; the one before is worth nothing from now on."""
    connection.execute(
        "INSERT INTO token (device, hash, expires) VALUES (?, ?, ?) "
        "ON CONFLICT (device) DO UPDATE SET hash = excluded.hash, expires = excluded.expires",
        (device, token_hash, expires),
    )


def touch_device(
    connection: Connection, device: bytes, now: int, token_expires: int, certified: Certified
) -> None:
    """Note that a device was seen: its token lives on, its certificate may be a new one."""
    connection.execute(
        "UPDATE device SET last_seen = ?, certificate = ?, certificate_signature = ?, certified = ? "
        "WHERE id = ?",
        (now, certified.certificate, certified.signature, certified.issued, device),
    )
    connection.execute("UPDATE token SET expires = ? WHERE device = ?", (token_expires, device))


def drop_token(connection: Connection, device: bytes) -> None:
    connection.execute("DELETE FROM token WHERE device = ?", (device,))


def drop_tokens_of(connection: Connection, person: bytes, *, but: bytes | None = None) -> None:
    """Take the tokens of all devices of a person, except of one."""
    connection.execute(
        "DELETE FROM token WHERE device IN (SELECT id FROM device WHERE person = ? AND id IS NOT ?)",
        (person, but),
    )


def drop_oldest_tokens(connection: Connection, person: bytes, keep: int) -> None:
    """Leave a person's `keep` devices seen last signed in."""
    connection.execute(
        "DELETE FROM token WHERE device IN (SELECT token.device FROM token "
        "JOIN device ON device.id = token.device WHERE device.person = ? "
        "ORDER BY device.last_seen DESC, device.id LIMIT -1 OFFSET ?)",
        (person, keep),
    )


def revoke_device(connection: Connection, device: bytes, now: int) -> None:
    """Sign a device out for good: only the password lets it in again."""
    drop_token(connection, device)
    connection.execute("UPDATE device SET revoked = ? WHERE id = ?", (now, device))


def devices_signed_in(connection: Connection, person: bytes, now: int) -> list[Device]:
    """Return the devices of a person whose token is good, the one seen last first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM device JOIN token ON token.device = device.id "
        "WHERE device.person = ? AND token.expires > ? ORDER BY device.last_seen DESC, device.id",
        (person, now),
    )
    return [_device(row) for row in rows]
