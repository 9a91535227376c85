"""Colleagues in memory."""

from collections.abc import Sequence
from typing import Any

import msgspec

from client.core.bus import Bus
from client.core.events import PeopleStored, StateStored
from client.core.sync.owing import Setting
from client.services.people.contact_groups import ContactGroupsService
from client.services.people.state import PeopleState
from shared.model.pinyin import reads_as, syllables
from shared.model.rights import EMPLOYEE_POWERS, Policy, Powers
from shared.model.state import PersonNote, encode_value, state_key
from shared.protocol.org import Department, Person
from shared.protocol.sync import StateItem
from tests.client.fakes.identities import ME, person_id

# The library reads its tables at the first name: not while a loop runs.
TABLES_READ = syllables("邻信")


class AtOnce:
    """Changes my state in memory."""

    def __init__(self, bus: Bus) -> None:
        self._held: dict[str, bytes] = {}
        self._bus = bus
        bus.subscribe(
            StateStored, lambda event: self._held.update((one.key, one.value) for one in event.items)
        )

    async def set(self, *settings: Setting) -> None:
        for one in settings:
            self._held[one.key] = one.value(self._held.get(one.key))
        self._bus.publish(StateStored(tuple(StateItem(one.key, self._held[one.key], 1) for one in settings)))


class FakePeople:
    """Finds colleagues as the real service does, without a cache; `done` notes what was asked."""

    def __init__(self, names: Sequence[str], bus: Bus) -> None:
        self.state = PeopleState()
        everyone = [("林晓雨", ME), *((name, person_id(number)) for number, name in enumerate(names))]
        self.state.apply(
            PeopleStored(
                tuple(
                    Person(identity, f"HC{place:04}", name, False, 1)
                    for place, (name, identity) in enumerate(everyone)
                )
            )
        )
        self.prepared = 0
        self.may = EMPLOYEE_POWERS
        self.done: list[tuple[Any, ...]] = []
        self.contact_groups = ContactGroupsService(AtOnce(bus), bus)
        self._bus = bus

    def change(self, *records: Person | Department, policy: Policy | None = None) -> None:
        """Let records of the directory come."""
        people = tuple(one for one in records if isinstance(one, Person))
        departments = tuple(one for one in records if isinstance(one, Department))
        event = PeopleStored(people, departments, policy)
        self.state.apply(event)
        self._bus.publish(event)

    def note(self, person: bytes, note: PersonNote) -> None:
        """Let me have noted something about somebody."""
        event = StateStored((StateItem(state_key("person", person), encode_value(note), 1),))
        self.state.apply(event)
        self._bus.publish(event)

    async def prepare(self) -> None:
        self.prepared += 1

    async def find(self, text: str, limit: int = 50) -> Sequence[Person]:
        wanted = text.strip().casefold()
        found = [
            one
            for one in self.state.people.values()
            if wanted in one.name.casefold()
            or wanted in one.number.casefold()
            or (wanted.isascii() and reads_as(wanted, syllables(one.name)))
        ]
        return found[:limit]

    def children(self, department: bytes | None) -> Sequence[Department]:
        return self.state.children(department)

    def people_in(self, department: bytes | None) -> Sequence[Person]:
        return sorted(self.state.members(department), key=lambda one: (one.rank, one.number))

    def count_below(self, department: bytes) -> int:
        return self.state.count_below(department)

    def path(self, department: bytes) -> Sequence[Department]:
        return self.state.path(department)

    def powers(self) -> Powers:
        return self.may

    async def set_note(self, person: bytes, **what: Any) -> None:
        before = self.state.note(person)
        given = {name: value for name, value in what.items() if value is not None}
        self.note(person, msgspec.structs.replace(before, **given))

    async def set_own_card(self, **what: Any) -> None:
        self.done.append(("own card", {name: value for name, value in what.items() if value is not None}))
