"""People in one line each, as lists in dialogs and beside a chat show them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from client.viewmodels.people.naming import Presence
from client.viewmodels.people.presence import presence_words
from client.viewmodels.row_model import RowModel


@dataclass(frozen=True, slots=True)
class PersonLine:
    """What one row shows; `accent` tints its tag, `icon` stands before it, `under` below the name."""

    id: bytes
    name: str
    presence: Presence | None = None
    tag: str = ""
    accent: bool = False
    icon: str = ""
    under: str = ""


def spoken_line(line: PersonLine) -> str:
    """Return a line as a screen reader says it."""
    seen = "" if line.presence is None else presence_words(line.presence)
    return ", ".join(part for part in (line.name, line.tag, line.under, seen) if part)


class PeopleLines(RowModel[PersonLine]):
    """People told apart by their ids."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda line: line.id, lambda line: line.name, spoken_line, parent)


Name = Callable[[bytes], PersonLine]
"""Makes the line of a person."""


def lines(people: Sequence[bytes], name: Name) -> list[PersonLine]:
    """Return people in lines, by name."""
    return sorted(map(name, people), key=lambda line: line.name)
