"""What one open conversation shows: the fold of its entries, and own ones still under way."""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from shared.errors import Refusal
from shared.model.bodies import AMENDMENTS
from shared.model.entry import Entry, SignedEntry, decode_header
from shared.model.fold import Fold, Standing


class Pending(Struct, frozen=True):
    """An own entry in the outbox; `refusal` is set once it was refused."""

    id: bytes
    entry: SignedEntry
    refusal: Refusal | None = None


class Row(Struct, frozen=True):
    """A row of a chat; `refusal` is why an own entry was not sent, `pending` that it is not sent yet."""

    standing: Standing
    pending: bool = False
    refusal: Refusal | None = None


class Timeline:
    """Rows from the seq `start` on, up to the newest, but for those `hidden`. Pure: who owns it feeds it."""

    def __init__(self, hidden: Collection[bytes] = frozenset()) -> None:
        self._hidden = hidden
        self.start = 0
        self.whole = False
        self._entries: dict[bytes, Entry] = {}
        self._pending: dict[bytes, Pending] = {}
        self._fold = Fold()

    def add_page(self, entries: Iterable[Entry], start: int, *, whole: bool) -> None:
        """Take a page in that ends where this timeline begins, or the first one."""
        self.start = start
        self.whole = whole
        for entry in entries:
            self._take(entry)

    def apply(self, entries: Iterable[Entry]) -> None:
        """Take in entries that were stored; those from before the timeline's start stay out."""
        for entry in entries:
            header = decode_header(entry.header)
            if header.kind in AMENDMENTS or entry.seq == 0 or entry.seq >= self.start:
                self._take(entry)

    def _take(self, entry: Entry) -> None:
        header = decode_header(entry.header)
        known = self._entries.get(header.id)
        if known is None or (entry.seq, entry.marks) >= (known.seq, known.marks):
            self._entries[header.id] = entry
        self._pending.pop(header.id, None)
        self._fold.apply(entry)

    def queue(self, pending: Pending) -> None:
        """Show an own entry that is under way; as an amendment it counts at once."""
        if pending.id in self._entries:
            return
        self._pending[pending.id] = pending
        self._fold.apply(_unplaced(pending.entry))

    def fail(self, entry: bytes, refusal: Refusal) -> None:
        """Show that an own entry was refused; an amendment does not count any more."""
        pending = self._pending.get(entry)
        if pending is not None:
            self._pending[entry] = Pending(entry, pending.entry, refusal)
            self._fold_again()

    def drop(self, entry: bytes) -> None:
        """Forget an entry that its author has dropped."""
        if self._pending.pop(entry, None) is not None:
            self._fold_again()

    def reset(self) -> None:
        """Forget all but what is under way, to be filled again."""
        self.start, self.whole = 0, False
        self._entries.clear()
        self._fold_again()

    def _fold_again(self) -> None:
        self._fold = Fold()
        for entry in self._entries.values():
            self._fold.apply(entry)
        for pending in self._pending.values():
            kind = decode_header(pending.entry.header).kind
            if pending.refusal is None or kind not in AMENDMENTS:
                self._fold.apply(_unplaced(pending.entry))

    def rows(self) -> Sequence[Row]:
        """Return what is shown, oldest first."""
        return [self._row(one) for one in self._fold.all_standing() if one.id not in self._hidden]

    def _row(self, standing: Standing) -> Row:
        pending = self._pending.get(standing.id)
        if pending is None:
            return Row(standing)
        return Row(standing, pending=pending.refusal is None, refusal=pending.refusal)


def _unplaced(entry: SignedEntry) -> Entry:
    return Entry(0, 0, 0, 0, entry.header, entry.body, entry.signature, b"")
