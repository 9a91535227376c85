"""Rights, roles, and the policy: a signed, dated document that servers decide by and peers enforce."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import Id


class Right(StrEnum):
    """What a role may allow. Names are only added; one that a version does not know means nothing to it."""

    TALK = "chat.direct"
    """Begin a one-to-one conversation; answering in one that exists needs no right."""
    SEE_EVERYONE = "org.see_everyone"
    """See the whole directory, not the own department and those below it alone."""
    OWN_CARD = "org.own_card"
    """Change one's own signature, phones and mail."""
    CREATE_GROUP = "group.create"
    CREATE_ROOM = "group.create_room"
    ROOMS = "group.rooms"
    """Find public rooms, and join them or ask to."""
    MENTION_EVERYONE = "group.mention_everyone"
    """@ everyone in groups that one does not govern."""
    MANAGE_PEOPLE = "people.manage"
    """Add, change, move, import, disable people and reset their passwords, within the scope."""
    EXPORT_PEOPLE = "people.export"
    MANAGE_DEPARTMENTS = "departments.manage"
    MANAGE_ROLES = "roles.manage"
    """Change roles and who holds them, and the other rules of the policy."""
    MANAGE_REPLIES = "replies.manage"
    """Change the quick replies that the company offers to everyone."""


SUPER_ADMIN = "super_admin"
ADMIN = "admin"
DEPARTMENT_HEAD = "department_head"
EMPLOYEE = "employee"
GUEST = "guest"

_TALKING = (
    *(Right.TALK, Right.SEE_EVERYONE, Right.OWN_CARD),
    *(Right.CREATE_GROUP, Right.CREATE_ROOM, Right.ROOMS),
)
BOUNDED = frozenset({Right.MANAGE_PEOPLE, Right.EXPORT_PEOPLE, Right.MANAGE_DEPARTMENTS, Right.MANAGE_ROLES})
"""Rights that reach the departments given with a role; the others are about oneself, and reach everywhere."""
RoleId = Annotated[str, Meta(min_length=1, max_length=limits.ROLE_LENGTH)]
RightName = Annotated[str, Meta(max_length=limits.KIND_LENGTH)]
Departments = Annotated[tuple[Id, ...], Meta(max_length=limits.SCOPE_DEPARTMENTS)]


class Role(Struct, frozen=True, array_like=True):
    """A named set of rights. Roles of the house have fixed ids, and names in the reader's language."""

    id: RoleId
    name: Annotated[str, Meta(max_length=limits.NAME_LENGTH)]
    rights: Annotated[tuple[RightName, ...], Meta(max_length=limits.RIGHTS)]


class Holder(Struct, frozen=True, array_like=True):
    """Someone whose role is not that of an employee, and the departments it reaches; none: all of them."""

    person: Id
    role: RoleId
    departments: Departments = ()


class Policy(Struct, frozen=True, array_like=True):
    """The rules of one organisation. `number` rises with every change, `issued` is Unix s."""

    organisation: bytes
    number: int
    issued: int
    roles: tuple[Role, ...]
    holders: tuple[Holder, ...] = ()
    recall_seconds: int = int(limits.RECALL_WINDOW)


class SignedPolicy(Struct, frozen=True, array_like=True):
    """A policy as encoded, and the organisation's signature over `policy_bytes`."""

    document: Annotated[bytes, Meta(max_length=limits.POLICY)]
    signature: Annotated[bytes, Meta(min_length=64, max_length=64)]


class Powers(Struct, frozen=True):
    """What one person may do by a policy: each right, with the departments it reaches; none means all."""

    rights: Mapping[str, tuple[bytes, ...]]
    recall_seconds: int = int(limits.RECALL_WINDOW)

    def may(self, right: str) -> bool:
        """Tell whether a right is held, wherever it reaches."""
        return right in self.rights

    def require(self, right: str) -> tuple[bytes, ...]:
        """Return the departments a right reaches, none for all; raises Refusal `not_allowed` (right)."""
        if right not in self.rights:
            raise Refusal(ErrorCode.NOT_ALLOWED, right=str(right))
        return self.rights[right]


HOUSE_ROLES = (
    Role(SUPER_ADMIN, "", tuple(Right)),
    Role(ADMIN, "", tuple(right for right in Right if right is not Right.MANAGE_ROLES)),
    Role(DEPARTMENT_HEAD, "", (*_TALKING, Right.MENTION_EVERYONE)),
    Role(EMPLOYEE, "", _TALKING),
    Role(GUEST, "", ()),
)
HOUSE_ROLE_IDS = tuple(role.id for role in HOUSE_ROLES)
EMPLOYEE_POWERS = Powers(dict.fromkeys(_TALKING, ()))
EVERY_POWER = Powers(dict.fromkeys(Right, ()))
"""The organisation's own: what is done in its name was decided by whoever did it."""

_encoder = msgspec.msgpack.Encoder()
_policies = msgspec.msgpack.Decoder(Policy)


def first_policy(organisation: bytes, issued: int, super_admins: Collection[bytes] = ()) -> Policy:
    """Return the policy that an organisation begins with."""
    holders = tuple(Holder(person, SUPER_ADMIN) for person in super_admins)
    return Policy(organisation, 1, issued, HOUSE_ROLES, holders)


def powers_of(policy: Policy, person: bytes, heads: Collection[bytes] = ()) -> Powers:
    """Return what a person may do; `heads` are the departments that the person is head of.

    Who is head of departments has that role's rights beside those of the own role, and they reach
    those departments alone; where both roles give a right, it reaches what either does. Only rights
    of managing are bounded so.
    """
    holder = next((one for one in policy.holders if one.person == person), None)
    roles = {role.id: role for role in policy.roles}
    own = () if holder is None else holder.departments
    role = EMPLOYEE if holder is None else holder.role
    rights = {right: own if right in BOUNDED else () for right in _rights(roles, role)}
    for right in _rights(roles, DEPARTMENT_HEAD) if heads else ():
        before = rights.get(right)
        if right not in BOUNDED:
            rights[right] = ()
        elif before != ():
            rights[right] = (*(before or ()), *heads)
    return Powers(rights, policy.recall_seconds)


def guests_of(policy: Policy) -> frozenset[bytes]:
    """Return who is an outside contact: those who hold the role of a guest."""
    return frozenset(one.person for one in policy.holders if one.role == GUEST)


def _rights(roles: Mapping[str, Role], role: str) -> tuple[str, ...]:
    if role == SUPER_ADMIN:
        return tuple(Right)  # whatever a document says: somebody must be able to mend it
    found = roles.get(role)
    return () if found is None else found.rights


def encode_policy(policy: Policy) -> bytes:
    """Encode a policy once; these bytes are signed and told."""
    return _encoder.encode(policy)


def decode_policy(document: bytes) -> Policy:
    """Decode a policy; raises Refusal `bad_message`."""
    try:
        return _policies.decode(document)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="policy") from error


def policy_bytes(document: bytes) -> bytes:
    """Return what the organisation signs: ECDSA P-256 with SHA-256, the signature as r ‖ s (64 bytes)."""
    return b"linxin/policy/1\0" + document
