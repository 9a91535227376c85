"""Tries at a password: who is asked about, where a failure counts, what is left."""

from dataclasses import dataclass

from server.core.lockout import WINDOW_MS, Bucket, Standing, bucket, judge
from server.store.accounts import find_account
from server.store.attempts import (
    add_failure,
    failures_of_address,
    failures_of_subject,
    forget_failures,
    prune_failures,
)
from server.store.connection import Connection
from server.store.devices import find_device
from server.store.people import Person, people_by_name, person_by_number
from shared.errors import Detail, ErrorCode, Refusal


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whom a sign-in is about, if anybody, the stored hash, and the bucket its failure goes to."""

    person: Person | None
    stored: str | None
    bucket: Bucket
    ambiguous: bool = False


def look_up(connection: Connection, user: str, address: str, device: bytes, key: bytes) -> Candidate:
    """Find whom `user` means and whether this device, which has proved `key`, is known to that account."""
    people = _people_called(connection, user)
    ambiguous = len(people) > 1
    person = people[0] if len(people) == 1 else None
    account = find_account(connection, person.id) if person is not None else None
    if person is None or account is None:
        return Candidate(None, None, bucket(address, None, user, None), ambiguous)
    known = find_device(connection, device)
    proven = known is not None and known.person == person.id and known.key == key and known.revoked is None
    counted = bucket(address, person.id, user, device if proven else None)
    return Candidate(person, account.password, counted)


def _people_called(connection: Connection, user: str) -> list[Person]:
    """A number goes before a name; a name means those who may sign in, if there are any."""
    by_number = person_by_number(connection, user)
    if by_number is not None:
        return [by_number]
    people = people_by_name(connection, user, 2)
    enabled = [person for person in people if not person.disabled]
    return enabled or people


def standing(connection: Connection, counted: Bucket, now: int) -> Standing:
    """Tell what is left to a bucket."""
    since = now - WINDOW_MS
    of_subject = failures_of_subject(connection, counted.address, counted.subject, since)
    of_address = [] if counted.known_device else failures_of_address(connection, counted.address, since)
    return judge(of_subject, of_address, now)


def check_not_locked(left: Standing) -> None:
    if left.locked:
        raise Refusal(ErrorCode.LOCKED, until=left.until)


def fail(connection: Connection, counted: Bucket, now: int) -> Standing:
    """Count a failure and tell what is left after it."""
    prune_failures(connection, now - WINDOW_MS, now + WINDOW_MS)
    add_failure(connection, counted.address, counted.subject, now)
    return standing(connection, counted, now)


def succeed(connection: Connection, counted: Bucket) -> None:
    forget_failures(connection, counted.address, counted.subject)


def wrong(left: Standing, *, ambiguous: bool = False) -> Refusal:
    """Word a failure: the same whether the name, the password or both were wrong."""
    facts: dict[str, Detail] = {"tries_left": left.tries_left}
    if left.locked:
        facts["until"] = left.until
    if ambiguous:
        facts["ambiguous"] = True
    return Refusal(ErrorCode.WRONG_CREDENTIALS, **facts)
