"""Selected text in a chat: within one message, or across several."""

from collections.abc import Sequence
from dataclasses import dataclass

from client.viewmodels.chat.rows import ChatRow
from client.viewmodels.messages.words import attached_words
from client.viewmodels.times import Times
from shared.model.styles import StyledText


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the text of a row, by the row's id, so that it stays there as others come and go."""

    row: bytes
    place: int


class Selection:
    """From where the mouse was pressed to where it is."""

    def __init__(self) -> None:
        self._from: Spot | None = None
        self._to: Spot | None = None

    def clear(self) -> None:
        """Select nothing."""
        self._from = self._to = None

    def begin(self, spot: Spot) -> None:
        """Start at a spot."""
        self._from = self._to = spot

    def extend(self, spot: Spot) -> None:
        """Reach to a spot."""
        if self._from is None:
            self._from = spot
        self._to = spot

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self._from is None or self._from == self._to

    @property
    def spans_rows(self) -> bool:
        """Whether it reaches over several rows."""
        return self._from is not None and self._to is not None and self._from.row != self._to.row

    def _ends(self, rows: Sequence[ChatRow]) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Return both ends as (row, place), the upper first; none when a row is not held any more."""
        if self._from is None or self._to is None:
            return None
        wanted = {self._from.row, self._to.row}
        places = {row.id: number for number, row in enumerate(rows) if row.id in wanted}
        if len(places) < len(wanted):
            return None
        first = (places[self._from.row], self._from.place)
        second = (places[self._to.row], self._to.place)
        return (first, second) if first <= second else (second, first)

    def parts(self, rows: Sequence[ChatRow]) -> dict[int, tuple[int, int]]:
        """Return the selected part of each row's text, by the row's place."""
        ends = self._ends(rows)
        if ends is None or self.is_empty:
            return {}
        (top, start), (bottom, end) = ends
        parts = {place: (0, len(rows[place].text)) for place in range(top, bottom + 1)}
        parts[top] = (start, parts[top][1])
        parts[bottom] = (parts[bottom][0], end)
        return parts

    def words(self, rows: Sequence[ChatRow], times: Times) -> StyledText:
        """Return what to copy: the words alone of one message, else each with its author and time."""
        parts = self.parts(rows)
        pieces: list[StyledText] = []
        for place, (start, end) in parts.items():
            row = rows[place]
            words = row.words.part(start, end)
            if len(parts) > 1 and row.attachments:
                came = attached_words(row.attachments) + (" " if words.text else "")
                words = StyledText.joined((StyledText(came), words))
            if not row.speaks or not words.text:
                continue
            gap = "\n\n" if pieces else ""
            head = f"{row.name}  {times.full(row.time)}\n" if len(parts) > 1 else ""
            pieces += (StyledText(gap + head), words)
        return StyledText.joined(pieces)
