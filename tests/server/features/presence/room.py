"""An office with presence, on clocks that are moved by hand."""

from dataclasses import dataclass
from typing import Any

from server.core.sessions import Session
from server.features.presence import PresenceFeature
from server.features.presence.choices import Turned
from server.org.outside import Outside
from shared.model.presence import Presence
from shared.protocol.presence import PresenceChanged, Seen, SetPresence, Watch
from tests.server.office import Laptop, Office


@dataclass
class Someone:
    """A person on one device."""

    person: bytes
    laptop: Laptop
    session: Session
    token: bytes


class Room:
    """An office with presence; links are heard of when told."""

    def __init__(self, office: Office, *hooks: Turned) -> None:
        self.office = office
        self.seconds = 1000.0
        self.feature = PresenceFeature(
            *(office.database, office.sessions, office.bus, lambda: office.now),
            *(Outside(office.organisation.id), hooks),
            now=lambda: self.seconds,
        )
        self._handlers = self.feature.handlers()
        office.hide = self.feature.hide

    async def enters(self, number: str, *, settled: bool = True) -> Someone:
        person = await self.office.hire(number, f"姓名{number}")
        return await self.again(person.id, number, settled=settled)

    async def again(self, person: bytes, number: str, *, settled: bool = True) -> Someone:
        laptop = self.office.laptop()
        session, answer = await self.office.sign_in(number, laptop)
        session.link.heard = self.seconds
        if settled:
            await self.sets(session)
        return Someone(person, laptop, session, answer.token)

    async def sets(
        self,
        session: Session,
        *,
        away: bool = False,
        choice: Presence = Presence.ONLINE,
        chosen: int = 0,
        text: str = "",
        until: int = 0,
    ) -> None:
        await self._handlers[SetPresence](session, SetPresence(away, choice, chosen, text, until))

    async def watches(self, who: Someone, *people: bytes, remove: tuple[bytes, ...] = ()) -> dict[bytes, str]:
        return {one.person: one.state for one in await self.looks(who, *people, remove=remove)}

    async def looks(self, who: Someone, *people: bytes, remove: tuple[bytes, ...] = ()) -> tuple[Seen, ...]:
        watched: Any = await self._handlers[Watch](who.session, Watch(people, remove))
        return watched.seen

    def pass_time(self, seconds: float, *beating: Someone) -> None:
        """Let time pass second by second; those named beat all along."""
        for _ in range(round(seconds)):
            self.seconds += 1
            for one in beating:
                one.session.link.heard = self.seconds
            self.feature.tick()

    async def passes(self, seconds: float, *beating: Someone) -> None:
        """Let time pass on the wall clock as well, at whose times choices end."""
        self.office.pass_time(seconds)
        await self.feature.fall_back()
        self.pass_time(1, *beating)

    def heard(self, who: Someone) -> list[dict[bytes, str]]:
        return [{one.person: one.state for one in seen} for seen in self.told(who)]

    def told(self, who: Someone) -> list[tuple[Seen, ...]]:
        events = self.office.heard(who.session)
        return [event.seen for event in events if isinstance(event, PresenceChanged)]
