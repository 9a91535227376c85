"""Whatever devices of one person do and however links fail, a message is told of somewhere."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import example, given
from hypothesis import strategies as st

from client.core.bus import Bus
from client.core.events import ConnectionChanged, DeviceUsed
from client.gui.ringing import Ringing
from client.services.in_use import InUseState
from server.features.presence.in_use import DevicesInUse, Touched
from shared import limits
from shared.protocol.presence import DeviceInUse

ME = b"me"
DEVICES = 3
DELAY = 4
"""Seconds that a message may need more to one device than to another."""

device = st.integers(0, DEVICES - 1)
steps = st.one_of(
    st.tuples(st.just("touch"), device),
    st.tuples(st.just("connect"), device),
    st.tuples(st.just("cut"), device),
    st.tuples(st.just("freeze"), device),
    st.tuples(st.just("take"), device),
    st.tuples(st.just("say"), st.just(0)),
    st.tuples(st.just("wait"), st.sampled_from([1, 3, DELAY, 20, 60, 100, limits.IN_USE])),
)


@dataclass
class Device:
    """One device: what it was told, what is on its way to it, and what it told of."""

    id: bytes
    clock: Callable[[], float]
    linked: bool = False
    frozen: bool = False
    """Asleep or behind a dead cable: the server does not know yet."""
    since: float = 0.0
    coming: list[bytes] = field(default_factory=list[bytes])
    missed: list[bytes] = field(default_factory=list[bytes])
    told: set[bytes] = field(default_factory=set[bytes])

    def __post_init__(self) -> None:
        self.bus = Bus()
        self.state = InUseState()
        self.bus.subscribe(DeviceUsed, self.state.apply)
        self.bus.subscribe(ConnectionChanged, self.state.apply)
        self.ringing = Ringing(
            lambda: self.state.rings(self.id), self, lambda _: True, self.bus, now=self.clock
        )

    def tell(self, key: bytes, author: str, text: str, *, quietly: bool = False) -> None:
        assert not self.frozen, (author, text)
        self.told.add(key)

    def keep_told(self, unread: Callable[[bytes], bool]) -> None: ...

    def hear(self, event: DeviceInUse) -> None:
        if self.linked and not self.frozen:
            self.bus.publish(DeviceUsed(event.device, event.idle))

    def take(self) -> None:
        """Take what is on its way, unless nothing reaches this device."""
        if not self.frozen:
            coming, self.coming = self.coming, []
            for key in coming:
                self.ringing.arrived(key, "王芳", "开会")


class House:
    """A person's devices and their server."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.in_use = DevicesInUse()
        self.devices = [Device(bytes([number + 1]), lambda: self.now) for number in range(DEVICES)]
        self.said = 0

    def do(self, step: str, value: int) -> None:
        one = self.devices[value % DEVICES]
        match step:
            case "touch" if one.linked and not one.frozen:
                self._tell(self.in_use.touch(Touched(ME, one.id, 0.0), self.now))
            case "connect" if not one.linked or one.frozen:
                self._connect(one)
            case "cut" if one.linked:
                self._cut(one)
            case "freeze" if one.linked and not one.frozen:
                one.frozen, one.since = True, self.now
            case "take":
                one.take()
            case "say":
                self._say()
            case "wait":
                self._wait(value)
            case _:
                pass

    def _tell(self, event: DeviceInUse | None) -> None:
        for one in self.devices if event is not None else ():
            one.hear(event or DeviceInUse(b""))

    def _connect(self, one: Device) -> None:
        if one.frozen:
            self._cut(one)
        one.linked, one.frozen = True, False
        one.hear(self.in_use.of(ME))
        one.coming, one.missed = one.missed, []

    def _cut(self, one: Device) -> None:
        one.linked = False
        one.missed += one.coming
        one.coming = []
        one.frozen = False
        one.bus.publish(ConnectionChanged(up=False))

    def _say(self) -> None:
        self.said += 1
        key = self.said.to_bytes(2, "big")
        for one in self.devices:
            (one.coming if one.linked else one.missed).append(key)

    def _wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self.now += 1
            for one in self.devices:
                if seconds >= DELAY:
                    one.take()
                if one.frozen and self.now - one.since >= limits.SILENCE:
                    one.linked = False
            there = {one.id for one in self.devices if one.linked}
            for _, event in self.in_use.expire(self.now, lambda _, device, there=there: device in there):
                self._tell(event)


ALL_LINKED = [("connect", 0), ("connect", 1), ("connect", 2)]


@example([*ALL_LINKED, ("touch", 0), ("wait", 20), ("freeze", 0), ("wait", 3), ("say", 0)])
@example([*ALL_LINKED, ("touch", 0), ("freeze", 0), ("say", 0), ("wait", 4), ("cut", 1), ("cut", 2)])
@example([*ALL_LINKED, ("touch", 0), ("say", 0), ("take", 1), ("touch", 0), ("wait", 1), ("touch", 1)])
@given(st.lists(steps, max_size=60).map(lambda history: [*ALL_LINKED, *history]))
def test_a_message_is_told_of_somewhere(history: list[tuple[str, int]]) -> None:
    house = House()
    for step, value in history:
        house.do(step, value)
    house.do("wait", DELAY)
    house.do("wait", limits.IN_USE)
    everywhere = set[bytes]().union(*(one.told for one in house.devices))
    for number in range(1, house.said + 1):
        key = number.to_bytes(2, "big")
        reached = any(key not in (*one.missed, *one.coming) for one in house.devices)
        assert not reached or key in everywhere, number
