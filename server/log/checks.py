"""What no rule can know of an entry that changes a group: who there is, who owns how many, when it is."""

from collections.abc import Sequence
from typing import Protocol

from server.log.submission import Submission
from server.store.connection import Connection
from server.store.conversations import owned_by
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION
from shared.model.bodies import Body, GroupBody, MemberBody, NicknameBody, RulesBody
from shared.model.rights import Powers


class Checks(Protocol):
    """What the directory says inside the transaction that appends."""

    def forget(self) -> None:
        """Forget what was kept of the database, which may be untrue from now on."""
        ...

    def exists(self, connection: Connection, person: bytes) -> bool:
        """Tell whether there is such a person, with access or without."""
        ...

    def all_enabled(self, connection: Connection, people: Sequence[bytes]) -> bool:
        """Tell whether all of these, each named once, are people who may sign in."""
        ...

    def powers(self, connection: Connection, person: bytes) -> Powers:
        """Return what a person may do by the policy in force."""
        ...


def people_changed(body: Body) -> int:
    """Return how many people an entry changes in a group, as far as that is counted."""
    match body:
        case GroupBody():
            return len(body.members) + 1
        case MemberBody():
            return len(body.people)
        case NicknameBody():
            return limits.NICKNAME_COUNTS
        case _:
            return 0


def check_change(
    connection: Connection, checks: Checks, submission: Submission, body: Body, now: int
) -> None:
    """Check what an entry would change; raises Refusal `not_found`, `not_allowed`, `bad_entry`."""
    author = submission.actor.person
    if isinstance(body, GroupBody | RulesBody) and author != ORGANISATION and not submission.recovered:
        # What comes back with an upload may have ended since: it is what it was.
        _check_end(body, now)
    if isinstance(body, GroupBody | MemberBody):
        _check_people(connection, checks, body)
        _check_owner(connection, body, author)


def _check_end(body: GroupBody | RulesBody, now: int) -> None:
    """Let nobody set an end that has passed; raises Refusal `bad_entry`."""
    if body.ends and body.ends <= now:
        raise Refusal(ErrorCode.BAD_ENTRY, part="ends")


def _check_people(connection: Connection, checks: Checks, body: GroupBody | MemberBody) -> None:
    """Let only people in who may sign in; raises Refusal `not_found`."""
    people: Sequence[bytes] = ()
    if isinstance(body, GroupBody):
        people = body.members
    elif body.change == "add":
        people = body.people
    if people and not checks.all_enabled(connection, tuple(dict.fromkeys(people))):
        raise Refusal(ErrorCode.NOT_FOUND, part="member")


def _check_owner(connection: Connection, body: GroupBody | MemberBody, author: bytes) -> None:
    """Let nobody own more groups than there is room for; raises Refusal `not_allowed`."""
    if isinstance(body, GroupBody):
        owner = author
    elif body.change == "owner":
        owner = body.person
    else:
        return
    if ORGANISATION not in (author, owner) and owned_by(connection, owner) >= limits.GROUPS_OWNED:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.GROUPS_OWNED)
