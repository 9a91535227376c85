"""A message rings on the device in use alone, and never nowhere."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from client.core.bus import Bus
from client.core.events import ConnectionChanged, DeviceUsed
from client.gui import ringing
from client.gui.ringing import Ringing
from shared import limits

WANG, LI = b"wang", b"li"
HERE, PHONE = bytes([1]) * 16, bytes([2]) * 16


@dataclass
class Room:
    """A desktop that notes what it tells."""

    in_use: bytes | None = PHONE
    now: float = 1_000.0
    unread: set[bytes] = field(default_factory=lambda: {WANG, LI})
    told: list[str] = field(default_factory=list[str])
    kept: list[bool] = field(default_factory=list[bool])

    def __post_init__(self) -> None:
        self.bus = Bus()
        self.ringing = Ringing(
            lambda: self.in_use in {None, b"", HERE},
            self,
            self.unread.__contains__,
            self.bus,
            lambda: self.now,
        )

    def tell(self, key: bytes, author: str, text: str, *, quietly: bool = False) -> None:
        self.told.append(f"{key.decode()}: {author}: {text}{' (quietly)' if quietly else ''}")

    def keep_told(self, unread: Callable[[bytes], bool]) -> None:
        self.kept.append(unread(WANG))

    def use(self, device: bytes, idle: int = 0) -> None:
        self.in_use = device
        self.bus.publish(DeviceUsed(device, idle))

    def cut(self) -> None:
        self.in_use = None
        self.bus.publish(ConnectionChanged(up=False))


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.mark.parametrize("device", [HERE, b"", None])
def test_it_rings_where_no_other_device_is_in_use(room: Room, device: bytes | None) -> None:
    room.in_use = device
    room.ringing.arrived(WANG, "王芳", "开会")
    assert room.told == ["wang: 王芳: 开会"]


def test_it_is_silent_while_another_device_is_in_use(room: Room) -> None:
    room.ringing.arrived(WANG, "王芳", "开会")
    assert room.told == []
    # Who sat there when it came has heard it, and left later.
    room.now += 60
    room.use(b"", 60 - round(ringing.SLACK) - 1)
    assert room.told == []
    room.use(PHONE)
    room.use(HERE, 500)
    assert room.told == []


@pytest.mark.parametrize("device", [HERE, b""])
def test_what_came_after_the_other_was_left_is_told_late(room: Room, device: bytes) -> None:
    room.ringing.arrived(LI, "李伟", "一")
    room.now += 100
    room.ringing.arrived(WANG, "王芳", "二")
    room.ringing.arrived(WANG, "王芳", "三")
    room.now += 30
    room.use(device, 31)
    assert room.told == ["wang: 王芳: 三"]


def test_what_was_read_meanwhile_is_not_told(room: Room) -> None:
    room.ringing.arrived(WANG, "王芳", "开会")
    room.unread.discard(WANG)
    room.ringing.look()
    assert room.kept == [False]
    room.unread.add(WANG)
    room.use(b"", limits.IN_USE)
    assert room.told == []


def test_without_a_link_what_came_lately_is_told(room: Room) -> None:
    room.ringing.arrived(LI, "李伟", "一")
    room.now += limits.SILENCE + 1
    room.ringing.arrived(WANG, "王芳", "二")
    room.cut()
    assert room.told == ["wang: 王芳: 二"]
    room.bus.publish(ConnectionChanged(up=True))
    assert len(room.told) == 1


def test_what_is_held_back_is_bounded_and_forgotten_with_who_sat_here(room: Room) -> None:
    for number in range(ringing.MOST + 3):
        room.unread.add(b"%d" % number)
        room.ringing.arrived(b"%d" % number, "某人", "字")
    room.use(HERE, 100)
    assert len(room.told) == ringing.MOST
    room.told.clear()
    room.use(PHONE)
    room.ringing.arrived(WANG, "王芳", "开会")
    room.ringing.forget()
    room.use(HERE, 100)
    assert room.told == []


def test_after_the_end_nothing_is_told(room: Room) -> None:
    room.ringing.arrived(WANG, "王芳", "开会")
    room.ringing.close()
    room.use(HERE, 100)
    assert room.told == []


def test_what_i_am_asked_to_read_is_told_where_i_am_and_without_a_sound_if_i_want(room: Room) -> None:
    room.in_use = HERE
    room.ringing.urged(WANG, "王芳", "图纸", False)
    room.ringing.urged(LI, "李伟", "报表", True)
    assert room.told == ["wang: 王芳: 图纸", "li: 李伟: 报表 (quietly)"]
    room.in_use = PHONE
    room.ringing.urged(LI, "李伟", "还是报表", True)
    room.now += 1
    room.use(HERE)
    assert room.told[2:] == ["li: 李伟: 还是报表 (quietly)"]
