"""Outside contacts, who hold the role of a guest: what of people's cards is kept from them."""

import hashlib
from collections.abc import Collection, Generator, Iterable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace

from msgspec import Struct

from server.org.change import Change
from server.org.policies import read_policy
from server.org.scope import SCOPE_SIZE, Scope, seen_of
from server.org.tree import Tree
from server.store.connection import Connection
from server.store.friends import friends_of
from server.store.people import Person, find_person
from server.store.policy import headed_by
from server.store.privacy import privacy_of
from shared.model.privacy import Grade, known_grade, shows
from shared.model.rights import GUEST, Policy, Powers, Right, guests_of, powers_of
from shared.model.state import Privacy

_WHOLE = (Right.MANAGE_PEOPLE, Right.EXPORT_PEOPLE)
"""Who may change or export people needs their cards whole, also as a guest."""


class Outsider(Struct, frozen=True):
    """An outside contact; the cards of who belongs to departments that they `manage` are whole to them."""

    person: bytes
    manages: AbstractSet[bytes] = frozenset()

    def digest(self, scope: Scope | None) -> bytes:
        """Name what this outside contact may see, as `Scope.digest` does for colleagues."""
        within = b"" if scope is None else scope.digest()
        parts = (b"outside|", within, b"|", *sorted(self.manages))
        return hashlib.sha256(b"".join(parts)).digest()[:SCOPE_SIZE]

    def card(self, connection: Connection, one: Person) -> Person:
        """Return a record without what is kept from this outside contact; levels are the house's own."""
        if self.sees_whole(one):
            return one
        privacy = privacy_of(connection, one.id)
        friend = self.is_friend(connection, one.id, privacy)
        return replace(
            one,
            level="",
            phones=one.phones if shows(privacy.phones, friend=friend) else (),
            mail=one.mail if shows(privacy.mail, friend=friend) else "",
            signature=one.signature if shows(privacy.signature, friend=friend) else "",
        )

    def reads(self, connection: Connection, one: Person) -> bool:
        """Tell whether this outside contact may know somebody's signature, and the words of their status."""
        if self.sees_whole(one):
            return True
        privacy = privacy_of(connection, one.id)
        return shows(privacy.signature, friend=self.is_friend(connection, one.id, privacy))

    def sees_whole(self, one: Person) -> bool:
        """Tell whether nothing of a card is kept back."""
        return one.id == self.person or one.department in self.manages

    def is_friend(self, connection: Connection, person: bytes, privacy: Privacy) -> bool:
        """Tell whether somebody takes this outside contact for a friend, where anything hangs on it."""
        return _tells_friends(privacy) and bool(friends_of(connection, person, (self.person,)))


def outsider_by(connection: Connection, policy: Policy, powers: Powers, person: bytes) -> Outsider | None:
    """Return a person as an outside contact; None for a colleague, from whom nothing of cards is kept."""
    if not any(one.person == person and one.role == GUEST for one in policy.holders):
        return None
    reached = [powers.rights[right] for right in _WHOLE if right in powers.rights]
    if not reached:
        return Outsider(person)
    if () in reached:
        return None
    return Outsider(person, Tree.read(connection).covered(one for some in reached for one in some))


class Outside:
    """Asked by presence inside its reads: whom somebody may see, and whose words they may know."""

    def __init__(self, organisation: bytes) -> None:
        self._organisation = organisation

    def seen(self, connection: Connection, person: bytes, people: Sequence[bytes]) -> tuple[bytes, ...]:
        """Return those of some people whom a person may see."""
        return seen_of(self._organisation, connection, person, people)

    def guests(self, connection: Connection) -> frozenset[bytes]:
        """Return who is an outside contact."""
        return guests_of(read_policy(connection, self._organisation))

    def heard(
        self, connection: Connection, person: bytes, people: Iterable[bytes]
    ) -> frozenset[bytes] | None:
        """Return those of some people whose words somebody may know; None for a colleague, who may all."""
        policy = read_policy(connection, self._organisation)
        powers = powers_of(policy, person, headed_by(connection, person))
        outsider = outsider_by(connection, policy, powers, person)
        if outsider is None:
            return None
        found = (find_person(connection, one) for one in people)
        return frozenset(one.id for one in found if one is not None and outsider.reads(connection, one))


@contextmanager
def befriending(change: Change, touched: Collection[bytes]) -> Generator[None]:
    """Have outside contacts read the actor's card anew when one of those touched within becomes a friend.

    Or is one no more. Nobody is told where the actor shows friends no more than others.
    """
    person = change.actor or b""
    guests = guests_of(change.policies.current(change.connection)).intersection(touched)
    if not guests or not _tells_friends(privacy_of(change.connection, person)):
        yield
        return
    before = friends_of(change.connection, person, guests)
    yield
    if friends_of(change.connection, person, guests) != before:
        change.shown_otherwise(person)


def regrade(change: Change, before: Privacy, after: Privacy) -> None:
    """Have outside contacts, if there are any, read the actor's card anew when it shows them another part."""
    if _grades(before) != _grades(after) and guests_of(change.policies.current(change.connection)):
        change.shown_otherwise(change.actor or b"")


def _grades(privacy: Privacy) -> tuple[Grade, ...]:
    return tuple(map(known_grade, (privacy.phones, privacy.mail, privacy.signature)))


def _tells_friends(privacy: Privacy) -> bool:
    return Grade.FRIENDS in _grades(privacy)
