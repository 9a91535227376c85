"""The directory: people, departments and policy, synced as "newer than V"; own card and notes."""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits
from shared.ids import Id
from shared.model.avatar import Picture
from shared.model.card import Mail, Name, Phones, Signature
from shared.model.replies import Category, Place, ReplyText
from shared.model.rights import Right, SignedPolicy
from shared.wire.message import Event, Offline, Reply, Request
from shared.wire.session import Done


class Person(Struct, frozen=True, array_like=True):
    """One person. `version` is the directory version at which this record last changed.

    `department` is where they belong, None for nowhere yet. People of one department are listed by
    `rank`, the lowest first. `successor` took over from someone who is `disabled`. A record that is
    `withheld` says only that the asker may not see this person, or not any more: its words are empty.
    `avatar` names the picture (`shared.model.avatar.avatar_digest`); empty without one.
    `level` is words of the company, as "P6"; nothing is ordered by it.
    """

    person: Id
    number: str
    name: str
    disabled: bool
    version: int
    department: Id | None = None
    title: str = ""
    rank: int = 0
    phones: tuple[str, ...] = ()
    mail: str = ""
    signature: str = ""
    successor: Id | None = None
    withheld: bool = False
    avatar: bytes = b""
    level: str = ""


class Department(Struct, frozen=True, array_like=True):
    """One department; `parent` is None at the top. Among its siblings it stands by `position`.

    Its group's id is `shared.ids.department_conversation`. One that was `removed` is empty.
    """

    department: Id
    parent: Id | None
    name: str
    position: int
    heads: tuple[Id, ...]
    removed: bool
    version: int


class CompanyReply(Struct, frozen=True, array_like=True):
    """A quick reply that the company offers to everyone; see `shared.model.replies`.

    `version` is the directory version at which it last changed. One that was `removed` is empty.
    """

    reply: Id
    text: ReplyText
    category: Category
    place: Place
    removed: bool
    version: int


class People(Reply, frozen=True, array_like=True, tag="org.people"):
    """Records newer than asked for, oldest change first; ask again from `last` while `more`.

    `scope` names what the asker may see of the directory: when it differs from that of the copy held,
    the copy is for another scope, and is read anew from 0.
    """

    version: int
    people: tuple[Person, ...]
    more: bool
    departments: tuple[Department, ...] = ()
    policy: SignedPolicy | None = None
    scope: bytes = b""
    last: int = 0
    replies: tuple[CompanyReply, ...] = ()


class ListPeople(Request[People], frozen=True, array_like=True, tag="org.list_people"):
    """Ask for people, departments, replies and the policy newer than `newer_than`; 0 asks for everything."""

    newer_than: int


class PeopleChanged(Event, frozen=True, array_like=True, tag="org.people_changed"):
    """The directory has reached `version`: records, departments, replies or the policy have changed."""

    version: int


class SetOwnCard(Request[Done], frozen=True, array_like=True, tag="org.set_own_card"):
    """Change my own card; what is None stays. Refused with `not_allowed` (right)."""

    right = Right.OWN_CARD

    signature: Signature | None = None
    phones: Phones | None = None
    mail: Mail | None = None


class SetNote(Request[Done], frozen=True, array_like=True, tag="org.set_note"):
    """Keep something about a colleague for my eyes alone; what is None stays.

    Who is blocked cannot write to me one to one, and sees me as offline. Refused with `not_found`.
    """

    offline = Offline.LATEST

    person: Id
    remark: Name | None = None
    favourite: bool | None = None
    blocked: bool | None = None


class SetContactGroup(Request[Done], frozen=True, array_like=True, tag="org.set_contact_group"):
    """Keep colleagues together under a name, for my eyes alone; what is None stays.

    The first request of a `group`, whose id is the client's, begins it, and needs a `name`. People are
    taken out before others are added, so that two devices may both change who is in it. One that is
    `removed` stays so. Refused with `not_found` (part), `bad_message` (part), `not_allowed` (reason).
    """

    offline = Offline.LATEST

    group: Id
    name: Name | None = None
    position: Annotated[int, Meta(ge=0, le=limits.CONTACT_GROUPS_EVER)] | None = None
    add: Annotated[tuple[Id, ...], Meta(max_length=limits.CONTACTS)] = ()
    remove: Annotated[tuple[Id, ...], Meta(max_length=limits.CONTACTS_REMOVED)] = ()
    removed: bool = False


class SetAvatar(Request[Done], frozen=True, array_like=True, tag="org.set_avatar"):
    """Show everyone this picture of me: a JPEG as `shared.model.avatar` asks for; an empty one takes it away.

    Refused with `not_allowed` (right), `bad_message` (part), `too_large`, `too_many_requests`.
    """

    right = Right.OWN_CARD

    picture: Picture


class Avatar(Struct, frozen=True, array_like=True):
    """The picture of a person, empty for who has none, or may not be seen."""

    person: Id
    picture: Picture


class Avatars(Reply, frozen=True, array_like=True, tag="org.avatars"):
    """Pictures in the order asked for, at least one, as many as an answer holds; ask again for the others."""

    avatars: tuple[Avatar, ...]


class GetAvatars(Request[Avatars], frozen=True, array_like=True, tag="org.get_avatars"):
    """Ask for the pictures of some people."""

    people: Annotated[tuple[Id, ...], Meta(max_length=limits.AVATARS)]
