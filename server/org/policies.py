"""The policy in force, asked inside transactions: what each person may do."""

from collections.abc import Callable, Sequence

from server.store.connection import Connection
from server.store.people import count_enabled, find_person
from server.store.policy import headed_by, load_policy, save_policy
from shared.model.rights import (
    Policy,
    Powers,
    SignedPolicy,
    decode_policy,
    encode_policy,
    first_policy,
    policy_bytes,
    powers_of,
)


def read_policy(connection: Connection, organisation: bytes) -> Policy:
    """Return the policy in force, from whatever snapshot the connection has."""
    found = load_policy(connection)
    return first_policy(organisation, 0) if found is None else decode_policy(found[0].document)


def read_powers(connection: Connection, organisation: bytes, person: bytes) -> Powers:
    """Return what a person may do, from whatever snapshot the connection has."""
    return powers_of(read_policy(connection, organisation), person, headed_by(connection, person))


class Policies:
    """The policy for the writer's thread alone: decoded once, and kept until `forget`.

    Also says who exists: what `server.log` asks of the directory inside its transactions. Whoever
    reads in another thread asks `read_powers`, since a snapshot may be older than what is kept here.
    """

    def __init__(self, organisation: bytes, sign: Callable[[bytes], bytes], now: Callable[[], int]) -> None:
        self._organisation = organisation
        self._sign = sign
        self._now = now
        self._policy: Policy | None = None
        self._powers: dict[bytes, Powers] = {}

    def forget(self) -> None:
        """Forget what was read: a transaction was taken back, roles or heads of departments changed."""
        self._policy = None
        self._powers.clear()

    def current(self, connection: Connection) -> Policy:
        """Return the policy in force."""
        if self._policy is None:
            self._policy = read_policy(connection, self._organisation)
        return self._policy

    def powers(self, connection: Connection, person: bytes) -> Powers:
        """Return what a person may do."""
        known = self._powers.get(person)
        if known is None:
            known = powers_of(self.current(connection), person, headed_by(connection, person))
            self._powers[person] = known
        return known

    def exists(self, connection: Connection, person: bytes) -> bool:
        """Tell whether there is such a person, with access or without."""
        return find_person(connection, person) is not None

    def enabled(self, connection: Connection, person: bytes) -> bool:
        """Tell whether there is such a person who may sign in."""
        found = find_person(connection, person)
        return found is not None and not found.disabled

    def all_enabled(self, connection: Connection, people: Sequence[bytes]) -> bool:
        """Tell whether all of these, each named once, are people who may sign in."""
        return count_enabled(connection, people) == len(people)

    def change(self, connection: Connection, policy: Policy) -> SignedPolicy:
        """In a transaction: put another policy in force, numbered, dated and signed.

        `server.log.append.Log.act` has it forgotten again when the transaction is taken back.
        """
        number = self.current(connection).number + 1
        changed = Policy(
            self._organisation,
            number,
            self._now() // 1000,
            policy.roles,
            policy.holders,
            policy.recall_seconds,
        )
        document = encode_policy(changed)
        signed = SignedPolicy(document, self._sign(policy_bytes(document)))
        save_policy(connection, signed)
        self.forget()
        return signed
