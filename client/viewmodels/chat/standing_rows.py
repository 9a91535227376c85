"""Standing entries and own ones under way, said as rows of a chat."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from client.core.words.wording import Language, wording
from client.viewmodels.chat.rows import ChatRow, Delivery, Quote, Reaction, RowKind
from client.viewmodels.messages.system_lines import Names, line_of
from client.viewmodels.messages.words import message_words
from shared.errors import Refusal
from shared.model.bodies import MessageBody, decode_body
from shared.model.entry import SignedEntry, decode_header
from shared.model.fold import Standing
from shared.model.state import PeerMarks

QUOTED = 300
"""Characters of a quoted message that are kept; one line shows fewer."""
KEPT = 2000
"""Messages that may be quoted, and lines that may be said anew."""
T = TypeVar("T")
EVERYONE = ("所有人", "everyone")
"""How everyone is called in a text, in whichever language its author writes."""


def mention_words(body: MessageBody, names: Names) -> tuple[str, ...]:
    """Return the words in a message's text that may call somebody."""
    called = tuple(f"@{name}" for person in body.mentions for name in names.called(person))
    return (*called, *(f"@{word}" for word in EVERYONE)) if body.everyone else called


def _keep(kept: dict[bytes, T], key: bytes, one: T) -> None:
    """Keep something for as long as there are not too many."""
    if len(kept) >= KEPT:
        kept.clear()
    kept[key] = one


class StandingRows:
    """Makes rows; `marks` tells how far the other of two has come, `readers` how many read a message."""

    def __init__(
        self,
        names: Names,
        marks: Callable[[], PeerMarks],
        readers: Callable[[int], tuple[int, int] | None],
        language: Callable[[], Language],
    ) -> None:
        self._names = names
        self._readers = readers
        self._marks = marks
        self._language = language
        self._quotable: dict[bytes, Quote] = {}
        self._lines: dict[bytes, Standing] = {}

    def row(self, standing: Standing) -> ChatRow:
        """Return the row of a standing entry."""
        own = self._names.is_me(standing.author)
        name = self._names.shown(standing.author)
        body, line = standing.body, line_of(standing, self._names)
        kind = RowKind.LINE if line is not None else RowKind.MESSAGE if standing.known else RowKind.UNKNOWN
        text = standing.text if line is None else line
        if kind is RowKind.LINE:
            _keep(self._lines, standing.id, standing)
        elif kind is RowKind.MESSAGE and not standing.recalled:
            self._remember(Quote(standing.id, name, message_words(text, standing.attachments)[:QUOTED]))
        return ChatRow(
            id=standing.id,
            seq=standing.seq,
            author=standing.author,
            name=name,
            time=standing.time,
            text=text,
            own=own,
            kind=kind,
            edited=standing.edited,
            recalled=standing.recalled,
            pinned=standing.pinned,
            delivery=self.delivery(own, standing.seq) if kind is RowKind.MESSAGE else Delivery.NONE,
            reactions=tuple(self._reaction(emoji, people) for emoji, people in standing.reactions),
            quote=self._quoted(body),
            mentions=mention_words(body, self._names) if isinstance(body, MessageBody) else (),
            readers=self._readers(standing.seq) if own and kind is RowKind.MESSAGE else None,
            styles=standing.styles if kind is RowKind.MESSAGE else (),
            attachments=standing.attachments,
        )

    def _reaction(self, emoji: str, people: Sequence[bytes]) -> Reaction:
        mine = any(self._names.is_me(person) for person in people)
        return Reaction(emoji, len(people), mine, tuple(self._names.shown(person) for person in people))

    def named_anew(self, row: ChatRow) -> ChatRow:
        """Return a row as it is now that people are called otherwise; the same one where nothing changed."""
        name, text = self._names.shown(row.author), row.text
        if row.kind is RowKind.LINE and (line := self._lines.get(row.id)) is not None:
            text = line_of(line, self._names) or text
        return row if (name, text) == (row.name, row.text) else replace(row, name=name, text=text)

    def _remember(self, quote: Quote) -> None:
        _keep(self._quotable, quote.id, quote)

    def _quoted(self, body: object) -> Quote | None:
        if not isinstance(body, MessageBody) or body.quote is None:
            return None
        return self._quotable.get(body.quote) or Quote(body.quote, "", "…")

    def delivery(self, own: bool, seq: int) -> Delivery:
        """Return how far an own message with a place has come."""
        if not own:
            return Delivery.NONE
        marks = self._marks()
        if marks.read >= seq:
            return Delivery.READ
        return Delivery.DELIVERED if marks.delivered >= seq else Delivery.SENT

    def unplaced(
        self, entry: SignedEntry, refusal: Refusal | None, waits: Delivery, *, offered: bool
    ) -> ChatRow | None:
        """Return the row of an own message under way, None for what shows in another row."""
        header = decode_header(entry.header)
        body = decode_body(header.kind, entry.body)
        if not isinstance(body, MessageBody):
            return None
        return ChatRow(
            id=header.id,
            seq=0,
            author=header.author,
            name=self._names.shown(header.author),
            time=header.time,
            text=body.text,
            own=True,
            delivery=waits if refusal is None else Delivery.FAILED,
            failure="" if refusal is None else wording(refusal, self._language()),
            offered=offered,
            mentions=mention_words(body, self._names),
            styles=body.styles,
            attachments=body.attachments,
        )
