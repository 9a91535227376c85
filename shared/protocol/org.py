"""The people of the organisation, synced as "newer than version V"."""

from msgspec import Struct

from shared.ids import Id
from shared.wire.message import Event, Reply, Request


class Person(Struct, frozen=True, array_like=True):
    """One person. `version` is the directory version at which this record last changed."""

    person: Id
    number: str
    name: str
    disabled: bool
    version: int


class People(Reply, frozen=True, array_like=True, tag="org.people"):
    """Records newer than asked for, oldest change first; ask again from the last while `more`."""

    version: int
    people: tuple[Person, ...]
    more: bool


class ListPeople(Request[People], frozen=True, array_like=True, tag="org.list_people"):
    """Ask for all people whose record is newer than `newer_than`; 0 asks for everyone."""

    newer_than: int


class PeopleChanged(Event, frozen=True, array_like=True, tag="org.people_changed"):
    """The directory has reached `version`."""

    version: int
