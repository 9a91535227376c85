"""The people service: who is who and where, kept in step with the directory, and what I keep about them."""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from typing import Protocol

from client.core.bus import Bus
from client.core.events import PeopleNamed, PeopleStored, StateStored
from client.core.keys.identity import Me
from client.core.sync.asking import Asking
from client.core.sync.owing import Owing, Setting
from client.core.tasks import Tasks
from client.services.people.contact_groups import ContactGroupsService
from client.services.people.search import Findable, Spelling, closest
from client.services.people.state import PeopleState
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.rights import Policy, Powers, SignedPolicy, decode_policy
from shared.model.state import PersonNote, decode_value, encode_value, state_key
from shared.protocol.org import Department, Person, SetNote, SetOwnCard
from shared.protocol.sync import StateItem


class PeopleCache(Protocol):
    """What this service reads."""

    async def people(self) -> Sequence[Person]: ...

    async def departments(self) -> Sequence[Department]: ...

    async def policy(self) -> SignedPolicy | None: ...

    async def state(self) -> Sequence[StateItem]: ...

    async def member_names(self) -> Mapping[bytes, str]: ...


DIRECTORY_WAIT = 10.0


class PeopleService:
    """Finds and names people, walks the departments, and keeps my notes and groups of colleagues."""

    def __init__(self, me: Me, cache: PeopleCache, connection: Asking, owing: Owing, bus: Bus) -> None:
        self.state = PeopleState()
        self.contact_groups = ContactGroupsService(owing, bus)
        self._me = me
        self._cache = cache
        self._connection = connection
        self._owing = owing
        self._bus = bus
        self._spelling = Spelling()
        self._tasks = Tasks("people")
        self._told: dict[bytes, str] = {}
        self._arrived = asyncio.Event()
        bus.subscribe(PeopleStored, self._stored)
        bus.subscribe(StateStored, self.state.apply)
        bus.subscribe(PeopleNamed, lambda event: self._told.update(event.names))

    def _stored(self, event: PeopleStored) -> None:
        self.state.apply(event)
        if event.people:
            self._arrived.set()

    async def load(self) -> None:
        """Read what is known from the cache."""
        people, departments = await self._cache.people(), await self._cache.departments()
        self.state.apply(PeopleStored(people, departments, await self._policy()))
        held = StateStored(await self._cache.state())
        self.state.apply(held)
        self.contact_groups.state.apply(held)
        self._told.update(await self._cache.member_names())

    async def _policy(self) -> Policy | None:
        """Return the policy held; it was checked before it was stored."""
        signed = await self._cache.policy()
        return None if signed is None else decode_policy(signed.document)

    async def close(self) -> None:
        """Stop what runs for this service."""
        await self._tasks.close()

    # Names

    def name(self, person: bytes) -> str:
        """Return someone's own name, or an empty text for a person not known.

        Of people whom the directory withholds, groups that I share with them tell the names.
        """
        known = self.state.people.get(person)
        return self._told.get(person, "") if known is None else known.name

    def knows(self, person: bytes) -> bool:
        """Tell whether somebody can be named."""
        return person in self.state.people or person in self._told

    def shown_name(self, person: bytes) -> str:
        """Return the name I have given somebody, else their own; empty for a person not known."""
        return self.state.note(person).remark or self.name(person)

    async def by_number(self, number: str) -> Person:
        """Return the person with a staff number; raises Refusal `not_found`.

        On a new device the directory may still be on its way: it is waited for.
        """
        await self.directory()
        for one in self.state.people.values():
            if one.number == number:
                return one
        raise Refusal(ErrorCode.NOT_FOUND, person=number[:64])

    async def directory(self) -> None:
        """Wait for the directory, which on a new device may still be on its way; not for ever."""
        if not self.state.people:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(DIRECTORY_WAIT):
                    await self._arrived.wait()

    async def find(self, text: str, limit: int = 50) -> list[Person]:
        """Find people by name, remark, number, pinyin, initials, phone or department.

        The closest come first; everyone for no text.
        """
        await self.directory()
        departments = self.state.departments
        people = [
            Findable(
                one,
                self.state.note(one.person).remark,
                "" if one.department not in departments else departments[one.department].name,
            )
            for one in self.state.people.values()
            if not one.disabled
        ]
        # Off the loop: for thousands it takes longer than a frame may.
        return await asyncio.to_thread(closest, people, text, limit, self._spelling)

    async def prepare(self) -> None:
        """Spell everybody's name before somebody searches: the first time that takes a moment."""
        names = [one.name for one in self.state.people.values()]
        await asyncio.to_thread(self._spelling.learn, names)

    # Departments

    def children(self, department: bytes | None) -> Sequence[Department]:
        """Return the departments right below one, those at the top for None."""
        return self.state.children(department)

    def people_in(self, department: bytes | None) -> list[Person]:
        """Return who is right in a department, by rank, then by name; who is in none for None.

        Names are put in order by pinyin once they are spelt; if they are not, that is begun here, and
        `PeopleStored` tells that it is done.
        """
        people = self.state.members(department)
        if unknown := self._spelling.unknown(one.name for one in people):
            self._tasks.start(self._spell(unknown), "spell")
        return sorted(people, key=lambda one: (one.rank, self._spelling.key(one.name), one.number))

    async def _spell(self, names: Sequence[str]) -> None:
        await asyncio.to_thread(self._spelling.learn, names)
        self._bus.publish(PeopleStored(()))

    def count_below(self, department: bytes) -> int:
        """Return how many people are in a department and all below it."""
        return self.state.count_below(department)

    def path(self, department: bytes) -> Sequence[Department]:
        """Return a department and those above it, from the top."""
        return self.state.path(department)

    # What I may do, and what I keep

    def powers(self) -> Powers:
        """Return what I may do, to offer nothing that would be refused; the server decides."""
        return self.state.powers(self._me.person if self._me.known else None)

    async def set_note(
        self,
        person: bytes,
        *,
        remark: str | None = None,
        favourite: bool | None = None,
        blocked: bool | None = None,
    ) -> None:
        """Keep something about a colleague, on all my devices; what is None stays. Works without a link."""
        if remark is not None:
            remark = remark.strip()
            if len(remark) > limits.NAME_LENGTH:
                raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.NAME_LENGTH)

        def noted(held: bytes | None) -> bytes:
            before = PersonNote() if held is None else decode_value(held, PersonNote)
            return encode_value(
                PersonNote(
                    before.remark if remark is None else remark,
                    before.favourite if favourite is None else favourite,
                    before.blocked if blocked is None else blocked,
                )
            )

        request = SetNote(person, remark, favourite, blocked)
        key = state_key("person", person)
        await self._owing.set(Setting(key, noted, encode_value(PersonNote()), request))

    async def set_own_card(
        self,
        *,
        signature: str | None = None,
        phones: Sequence[str] | None = None,
        mail: str | None = None,
    ) -> None:
        """Change my own card; what is None stays. Raises Refusal `offline`, `not_allowed` (right)."""
        numbers = None if phones is None else tuple(phones)
        await self._connection.ask(SetOwnCard(signature, numbers, mail))
