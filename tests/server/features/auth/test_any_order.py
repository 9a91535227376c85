"""Whatever people, administrators and thieves do in whatever order: who is in has the right to be."""

import random
from contextlib import suppress

import pytest

from server.core.sessions import Session
from server.store.connection import Connection
from server.store.devices import devices_signed_in, drop_tokens_of
from server.store.people import Person, find_person, mark_changed
from shared.errors import Refusal
from shared.protocol.auth import ChangePassword, RevokeDevice, SignOut
from tests.server.office import PASSWORD, Laptop, Office

OTHER = "the other password"
STEPS = 120


class Play:
    """Three people with shared laptops, and dice."""

    def __init__(self, office: Office, people: list[Person], seed: int) -> None:
        self.office = office
        self.people = people
        self.dice = random.Random(seed)
        self.laptops = [office.laptop() for _ in range(9)]
        self.tokens: list[tuple[Laptop, bytes]] = []
        self.links: list[Session] = []

    async def step(self) -> None:
        acts = {
            self.sign_in: 10,
            self.resume: 8,
            self.wait: 2,
            self.change_password: 1,
            self.revoke: 1,
            self.sign_out: 1,
            self.disable_or_enable: 2,
            self.reset: 1,
            self.new_key: 1,
        }
        [act] = self.dice.choices(list(acts), list(acts.values()))
        with suppress(Refusal):  # refused is refused: what counts is who is in
            await act()

    async def sign_in(self) -> None:
        laptop, person = self.dice.choice(self.laptops), self.dice.choice(self.people)
        password = self.dice.choice((PASSWORD, PASSWORD, OTHER))
        address = f"192.0.2.{self.dice.randrange(200)}"
        session, answer = await self.office.sign_in(person.number, laptop, address, password)
        assert answer.person == session.person == person.id
        self.links.append(session)
        self.tokens.append((laptop, answer.token))

    async def resume(self) -> None:
        if self.tokens:
            laptop, token = self.dice.choice(self.tokens)
            self.links.append((await self.office.resume(laptop, token))[0])

    async def change_password(self) -> None:
        if session := self._somebody():
            old, new = self.dice.sample((PASSWORD, OTHER), 2)
            await self.office.ask(session, ChangePassword(old, new))

    async def revoke(self) -> None:
        if session := self._somebody():
            await self.office.ask(session, RevokeDevice(self.dice.choice(self.laptops).id))

    async def sign_out(self) -> None:
        if session := self._somebody():
            await self.office.ask(session, SignOut())

    async def disable_or_enable(self) -> None:
        await self.office.disable(self.dice.choice(self.people), disabled=self.dice.random() < 0.3)

    async def reset(self) -> None:
        person = self.dice.choice(self.people)

        def work(db: Connection) -> None:
            drop_tokens_of(db, person.id)
            mark_changed(db, person.id)

        await self.office.database.write(work)

    async def new_key(self) -> None:
        index = self.dice.randrange(len(self.laptops))
        fresh = self.office.laptop()
        fresh.id = self.laptops[index].id
        self.laptops[index] = fresh

    async def wait(self) -> None:
        self.office.pass_time(self.dice.choice((1, 60, 3600, 86400)))

    def _somebody(self) -> Session | None:
        inside = [session for session in self.links if not session.closing and session.person]
        return self.dice.choice(inside) if inside else None


async def rights(office: Office, person: bytes) -> set[bytes]:
    """Return the devices on which someone has the right to be in."""

    def read(db: Connection) -> set[bytes]:
        found = find_person(db, person)
        assert found is not None
        return set() if found.disabled else {one.id for one in devices_signed_in(db, person, 0)}

    return await office.database.read(read)


@pytest.mark.parametrize("seed", range(6))
async def test_after_every_look_only_those_are_in_who_may_be(office: Office, seed: int) -> None:
    people = [await office.hire(f"{number}", f"人{number}") for number in range(1001, 1004)]
    play = Play(office, people, seed)
    seen_inside = 0
    for _ in range(STEPS):
        await play.step()
        await office.directory.look()
        for session in office.sessions.everyone():
            assert not session.closing
            assert session.person is not None
            assert session.device in await rights(office, session.person)
            seen_inside += 1
    assert seen_inside >= 50, "the dice hardly let anybody in"
