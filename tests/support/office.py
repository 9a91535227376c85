"""An office: a server, named people with their devices, and what they say to each other.

A scenario reads as a play: `await zhang.says(li, "下午的图纸改好了")`, `await li.hears("下午的图纸改好了")`.
"""

import asyncio
import itertools
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.support.device import Device, Event
from tests.support.server import Organisation, Server, initialise


class Person:
    """Somebody with an account. What is said is said on the first device unless another is named."""

    def __init__(self, office: "Office", name: str, number: str, password: str) -> None:
        self.office = office
        self.name = name
        self.number = number
        self.password = password
        self.id = ""
        self.devices: list[Device] = []

    def __repr__(self) -> str:
        return self.name

    @property
    def device(self) -> Device:
        """The first device."""
        return self.devices[0]

    def gets_device(self, **options: Any) -> Device:
        """Give this person one more device, on which nobody has signed in yet."""
        used = {device.name for device in self.office.devices}
        name = next(f"{self.name}{one}" for one in itertools.count(1) if f"{self.name}{one}" not in used)
        options.setdefault("dev", self.office.dev)
        device = Device(name, self.office.folder / "devices" / name, self.office.server.address, **options)
        self.devices.append(device)
        self.office.devices.append(device)
        return device

    async def signs_in(
        self, device: Device | None = None, *, trust: str | None = None, password: str | None = None
    ) -> Event:
        """Sign in on a device, the first one unless another is named; start its client first."""
        if device is None:
            device = self.devices[0] if self.devices else self.gets_device()
        if not device.running:
            device.start()
        answer = await device.ask(
            "sign_in",
            user=self.number,
            password=self.password if password is None else password,
            trust=self.office.organisation.id if trust is None else trust,
        )
        self.id = answer["person"]
        return answer

    # Speaking and hearing

    async def says(self, to: "Person", text: str, *, on: Device | None = None, id: str = "") -> Event:  # noqa: A002
        """Say something; return once the client has taken it over (the event `queued`)."""
        return await (on or self.device).ask("send", to=to.number, text=text, id=id)

    async def sends(self, to: "Person", text: str, *, on: Device | None = None) -> Event:
        """Say something; return once the server has it on disk (the event `sent`)."""
        device = on or self.device
        queued = await self.says(to, text, on=device)
        return await device.hears(event="sent", id=queued["id"])

    async def hears(
        self, text: str, *, author: "Person | None" = None, on: Device | None = None, timeout: float = 15.0
    ) -> Event:
        """Hear something that was, or will be, said while this device's client runs."""
        wanted: dict[str, Any] = {} if author is None else {"author": author.id}
        return await (on or self.device).hears(timeout, event="message", text=text, **wanted)

    async def sees_delivered(self, sent: Event, *, on: Device | None = None) -> None:
        """See that a message has reached one of the other's devices."""
        await self._sees("delivered", sent, on or self.device)

    async def sees_read(self, sent: Event, *, on: Device | None = None) -> None:
        """See that the other has read a message."""
        await self._sees("read", sent, on or self.device)

    async def _sees(self, mark: str, sent: Event, device: Device) -> None:
        def match(event: Event) -> bool:
            return (
                event["event"] == mark
                and event["conversation"] == sent["conversation"]
                and event["person"] != self.id
                and event["seq"] >= sent["seq"]
            )

        await device.terminal.heard(match)

    async def reads(self, other: "Person", *, on: Device | None = None) -> None:
        """Read all that was said with somebody."""
        await (on or self.device).ask("mark_read", to=other.number)

    async def unread(self, *, on: Device | None = None) -> int:
        """Return how many messages wait to be read."""
        return int((await (on or self.device).ask("status"))["unread"])

    async def talk_with(self, other: "Person", *, on: Device | None = None) -> list[Event]:
        """Return the whole conversation with somebody, as a device shows it."""
        return await (on or self.device).history(other.number)

    async def texts_with(self, other: "Person", *, on: Device | None = None) -> list[str]:
        """Return the words of the whole conversation with somebody."""
        return [message["text"] for message in await self.talk_with(other, on=on)]


class Office:
    """A server and people around it; below `folder` lies all of it."""

    def __init__(
        self,
        folder: Path,
        organisation: Organisation,
        *,
        dev: bool = True,
        launch: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self.organisation = organisation
        self.dev = dev
        self.server = Server(folder / "server", launch=launch, environment=environment, dev=dev)
        self.devices: list[Device] = []

    def person(self, name: str) -> Person:
        """Return somebody of the demo company."""
        return Person(self, name, self.organisation.numbers[name], self.organisation.password)

    async def welcome(self, *names: str) -> list[Person]:
        """Return people who have signed in on a first device each."""
        people = [self.person(name) for name in names]
        await asyncio.gather(*(person.signs_in() for person in people))
        await asyncio.gather(*(person.device.online() for person in people))
        return people

    def close(self) -> None:
        """End everything, the clients first; fail when anybody had complained."""
        complaints: list[str] = []
        for one in (*self.devices, self.server):
            try:
                one.close()
            except AssertionError as error:
                complaints.append(str(error))
        assert not complaints, "\n\n".join(complaints)


class Template:
    """An organisation made once and copied for every office: making it takes longer than copying."""

    def __init__(self, data: Path, organisation: Organisation) -> None:
        self.data = data
        self.organisation = organisation

    @classmethod
    async def make(cls, folder: Path) -> "Template":
        return cls(folder / "server", await initialise(folder / "server"))

    def office(self, folder: Path, **options: Any) -> Office:
        """Return an office of its own in an empty folder; its server does not run yet."""
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self.data, folder / "server")
        return Office(folder, self.organisation, **options)
