"""Devices that came in to my account new, or at a new place: told until one of mine says that it was me."""

from collections.abc import Sequence
from typing import Protocol

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.sync.owing import Setter, Setting
from shared.errors import Refusal
from shared.model.state import Arrival, decode_value, encode_value, split_key, state_key
from shared.protocol.auth import ConfirmArrival

PREFIX = "arrival/"
NOBODY = Arrival(confirmed=True)


class Here(Protocol):
    """Knows which device this is."""

    @property
    def device(self) -> bytes: ...


class ArrivalsService:
    """Knows them, and confirms them; works without a link."""

    def __init__(self, here: Here, owing: Setter, bus: Bus) -> None:
        self._here = here
        self._owing = owing
        self._known: dict[bytes, Arrival] = {}
        bus.subscribe(StateStored, self.apply)

    def apply(self, event: StateStored) -> None:
        """Take changed items in."""
        for item in event.items:
            if item.key.startswith(PREFIX):
                self._known[split_key(item.key)[1]] = _read(item.value)

    def news(self) -> Sequence[tuple[bytes, Arrival]]:
        """Return those not confirmed, newest first: of other devices, and after this one came in itself."""
        mine = self._known.get(self._here.device, NOBODY).time
        news = [
            (device, arrival)
            for device, arrival in self._known.items()
            if device != self._here.device and not arrival.confirmed and arrival.time > mine
        ]
        return sorted(news, key=lambda each: each[1].time, reverse=True)

    async def confirm(self, device: bytes) -> None:
        """Say that it was me."""
        key = state_key("arrival", device)
        setting = Setting(key, _confirmed, encode_value(NOBODY), ConfirmArrival(device))
        await self._owing.set(setting)


def _confirmed(held: bytes | None) -> bytes:
    was = NOBODY if held is None else _read(held)
    return encode_value(Arrival(was.name, was.platform, was.address, was.time, was.known, confirmed=True))


def _read(value: bytes) -> Arrival:
    try:
        return decode_value(value, Arrival)
    except Refusal:
        return NOBODY  # of a newer version, or damaged: nothing that could be told
