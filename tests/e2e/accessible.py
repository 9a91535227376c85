"""What a screen reader is told of windows: the AT-SPI tree, read over D-Bus, many questions at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
TEXT = "org.a11y.atspi.Text"
PROPERTIES = "org.freedesktop.DBus.Properties"
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
WAIT = 10.0
SCREEN = 0
"""Extents count from the screen's corner (AtspiCoordType)."""
CHILDREN = 500
"""Children looked at of one node."""


class State(IntEnum):
    """The states we ask about, by their numbers (AtspiStateType)."""

    ACTIVE = 1
    CHECKED = 4
    EDITABLE = 7
    ENABLED = 8
    FOCUSED = 12
    SELECTED = 23
    SENSITIVE = 24
    SHOWING = 25
    VISIBLE = 30


Reference = tuple[str, str]
"""A bus name and an object's path."""


@dataclass
class Node:
    """One accessible object as it was when it was read; `box` is x, y, width, height on the screen."""

    reference: Reference
    name: str = ""
    role: str = ""
    description: str = ""
    text: str = ""
    states: frozenset[int] = frozenset()
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    children: list["Node"] = field(default_factory=list["Node"])

    def has(self, state: State) -> bool:
        return state in self.states

    @property
    def visible(self) -> bool:
        """Whether it is shown, and not of no size."""
        return self.has(State.SHOWING) and self.box[2] > 0 and self.box[3] > 0

    @property
    def centre(self) -> tuple[int, int]:
        x, y, width, height = self.box
        return x + width // 2, y + height // 2

    @property
    def words(self) -> tuple[str, ...]:
        """All that it says: name, text and description."""
        return tuple(one for one in (self.name, self.text, self.description) if one)

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it, as they are read."""
        yield self
        for child in self.children:
            yield from child.walk()

    def __str__(self) -> str:
        return "\n".join(self._lines(0))

    def _lines(self, depth: int) -> Iterator[str]:
        states = ",".join(state.name.lower() for state in State if state in self.states)
        said = "".join(f" {what!r}" for what in (self.name, self.text, self.description) if what)
        yield f"{'  ' * depth}{self.role}{said} {self.box} [{states}]"
        for child in self.children:
            yield from child._lines(depth + 1)


class AccessibilityBus:
    """A connection to the accessibility bus."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        self._connection.close()

    def windows(self, process: int) -> list[Node]:
        """Return the top windows of a process, with all that is shown in them."""
        return [self.read(window) for window in self._windows(process)]

    def read(self, top: Reference) -> Node:
        """Read a tree, level by level; what is not shown is not gone into."""
        (root,) = self._describe([top])
        level = [root]
        while level:
            asked = self._ask([self._call(one.reference, ACCESSIBLE, "GetChildren") for one in level])
            below: list[Node] = []
            for parent, answer in zip(level, asked, strict=True):
                children: Sequence[Reference] = answer[0] if answer else ()
                parent.children = self._describe([(child[0], child[1]) for child in children[:CHILDREN]])
                below += [child for child in parent.children if child.has(State.SHOWING)]
            level = below
        return root

    def looks(self, text: Reference, place: int) -> dict[str, str]:
        """Return how a character of a text looks, by the names of AT-SPI."""
        (answer,) = self._ask([self._call(text, TEXT, "GetAttributeRun", "ib", (place, True))])
        return dict(answer[0]) if answer else {}

    def _windows(self, process: int) -> list[Reference]:
        (answer,) = self._ask([self._call(ROOT, ACCESSIBLE, "GetChildren")])
        programs: list[Reference] = [(one[0], one[1]) for one in (answer[0] if answer else ())]
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        interface = "org.freedesktop.DBus"
        asking = [
            self._call(bus, interface, "GetConnectionUnixProcessID", "s", (name,)) for name, _ in programs
        ]
        own = [one for one, found in zip(programs, self._ask(asking), strict=True) if found == (process,)]
        found = self._ask([self._call(one, ACCESSIBLE, "GetChildren") for one in own])
        return [(child[0], child[1]) for answer in found if answer for child in answer[0]]

    def _describe(self, references: Sequence[Reference]) -> list[Node]:
        """Ask everything about several objects at once."""
        asking: list[Message] = []
        for one in references:
            asking += [
                self._call(one, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Name")),
                self._call(one, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Description")),
                self._call(one, ACCESSIBLE, "GetRoleName"),
                self._call(one, ACCESSIBLE, "GetState"),
                self._call(one, COMPONENT, "GetExtents", "u", (SCREEN,)),
                self._call(one, TEXT, "GetText", "ii", (0, -1)),
            ]
        answers = iter(self._ask(asking))
        return [self._node(one, [next(answers) for _ in range(6)]) for one in references]

    @staticmethod
    def _node(reference: Reference, answers: Sequence[tuple[Any, ...] | None]) -> Node:
        name, description, role, states, box, text = answers
        bits: Sequence[int] = states[0] if states else (0, 0)
        whole = bits[0] | (bits[1] << 32)
        return Node(
            reference,
            name=str(name[0][1]) if name else "",
            description=str(description[0][1]) if description else "",
            role=str(role[0]) if role else "",
            states=frozenset(state for state in range(64) if whole >> state & 1),
            box=tuple(box[0]) if box else (0, 0, 0, 0),
            text=str(text[0]) if text else "",
        )

    @staticmethod
    def _call(
        whom: Reference, interface: str, method: str, signature: str | None = None, body: Sequence[Any] = ()
    ) -> Message:
        return new_method_call(DBusAddress(whom[1], whom[0], interface), method, signature, body)

    def _ask(self, messages: Sequence[Message]) -> list[tuple[Any, ...] | None]:
        """Send all, then collect the answers; None for one that was refused, as by an object now gone."""
        numbers: dict[int, int] = {}
        for index, message in enumerate(messages):
            serial = next(self._connection.outgoing_serial)
            numbers[serial] = index
            self._connection.send(message, serial=serial)
        answers: list[tuple[Any, ...] | None] = [None] * len(messages)
        while numbers:
            message = self._connection.receive(timeout=WAIT)
            index = numbers.pop(message.header.fields.get(HeaderFields.reply_serial, -1), None)
            if index is not None and message.header.message_type is MessageType.method_return:
                answers[index] = message.body
        return answers
