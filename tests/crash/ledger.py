"""What was said and what became of it: the promises that a server and its clients have made."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from shared.ids import ORGANISATION, id_text

ITSELF = id_text(ORGANISATION)


@dataclass(frozen=True, slots=True)
class Held:
    """A message as the server's store or a device's history holds it; `id` and `author` in text form.

    `look` is the rest of how it stands: reactions, pins, whether it was edited or recalled.
    """

    seq: int
    id: str
    author: str
    text: str
    look: str = ""


Log = Sequence[Held]
Logs = Mapping[str, Log]


@dataclass(frozen=True)
class Store:
    """What a server's store holds: conversations as they stand, the place of every entry by its id.

    `recovered` lists entries that devices had to bring back, since the server had lost them.
    """

    logs: Logs
    places: Mapping[str, int]
    recovered: Sequence[str] = ()


@dataclass(slots=True)
class Said:
    """A message handed to a client. `texts` are the words it may have in the end."""

    id: str
    conversation: str
    author: str
    device: str
    text: str
    texts: set[str] = field(default_factory=set[str])


@dataclass
class Ledger:
    """All that was said in one round, in the order in which it was handed over."""

    said: dict[str, Said] = field(default_factory=dict[str, Said])
    queued: dict[str, str] = field(default_factory=dict[str, str])
    sent: dict[str, int] = field(default_factory=dict[str, int])
    broken: list[str] = field(default_factory=list[str])

    def say(self, said: Said) -> None:
        """Note a message before it is handed over."""
        said.texts.add(said.text)
        self.said[said.id] = said

    def takes(self, entry: str, device: str) -> None:
        """A client says that it will not lose this entry, a message or a change to one."""
        self.queued[entry] = device

    def edits(self, entry: str, text: str, *, promised: bool) -> None:
        """A message was edited by the device that wrote it; unless promised, that may be lost with it."""
        if promised:
            self.said[entry].texts.clear()
        self.said[entry].texts.add(text)

    def tells_sent(self, entry: str, seq: int) -> None:
        """A client says that the server has committed this entry; saying it again must be the same."""
        if self.sent.setdefault(entry, seq) != seq:
            self.broken.append(f"{entry} was sent as {self.sent[entry]} and again as {seq}")

    @property
    def open(self) -> list[str]:
        """What clients have taken over and not yet called sent."""
        return [entry for entry in self.queued if entry not in self.sent]

    def name(self, entry: str) -> str:
        """Return the words by which a person finds an entry in this round."""
        said = self.said.get(entry)
        return f"{said.text[:40]!r} of {said.device}" if said else entry

    # What must hold

    def kept(self, store: Store) -> list[str]:
        """Compare what was acknowledged so far with a store, before any device can bring something back."""
        wrong: list[str] = []
        for entry, seq in self.sent.items():
            found = store.places.get(entry)
            if found is None:
                wrong.append(f"lost: {self.name(entry)}, which was sent as {seq}")
            elif found != seq:
                wrong.append(f"{self.name(entry)} was sent as {seq} and stands at {found}")
        return wrong

    def check(self, store: Store, devices: Mapping[str, Logs]) -> list[str]:
        """Compare with what the store and every device hold in the end; return all that is wrong."""
        return [
            *self.broken,
            *self.kept(store),
            *(f"lost: {self.name(one)}, which was queued" for one in self.queued if one not in store.places),
            *(f"{self.name(one)} had to be brought back by a device" for one in store.recovered),
            *self._once(store.logs),
            *self._words(store.logs),
            *self._orders(store.logs),
            *(wrong for device, logs in devices.items() for wrong in differences(device, store.logs, logs)),
        ]

    def _once(self, logs: Logs) -> Iterator[str]:
        entries = Counter(one.id for log in logs.values() for one in log)
        texts = Counter(one.text for log in logs.values() for one in log if one.text)
        for what, count in (entries + texts).items():
            if count > 1:
                yield f"doubled: {self.name(what)!r} is in the store {count} times"

    def _words(self, logs: Logs) -> Iterator[str]:
        for conversation, log in logs.items():
            for one in log:
                said = self.said.get(one.id)
                if said is None:
                    # What the organisation founds and who comes into it, nobody has said.
                    if one.author != ITSELF:
                        yield f"{one} is in the store and nobody said it"
                elif one.text not in said.texts or (one.author, conversation) != (
                    said.author,
                    said.conversation,
                ):
                    yield f"{said} became {one} in {conversation}"

    def _orders(self, logs: Logs) -> Iterator[str]:
        """What one device says in one conversation stays in the order in which it was said."""
        order = {entry: place for place, entry in enumerate(self.said)}
        for conversation, log in logs.items():
            if [one.seq for one in log] != sorted({one.seq for one in log}):
                yield f"{conversation}: the store's seqs do not rise"
            last: dict[str, int] = {}
            for one in log:
                said = self.said.get(one.id)
                if said is None:
                    continue
                if order[one.id] < last.get(said.device, -1):
                    yield f"{self.name(one.id)} has changed places"
                last[said.device] = order[one.id]


def differences(device: str, store: Logs, logs: Logs) -> Iterator[str]:
    """Compare what a device holds of its conversations with the store."""
    for conversation, log in logs.items():
        wanted = list(store.get(conversation, ()))
        if list(log) == wanted:
            continue
        missing = [one for one in wanted if one not in log]
        extra = [one for one in log if one not in wanted]
        if missing or extra:
            yield f"{device}: {conversation} lacks {missing[:3]} and has {extra[:3]} too many"
        else:
            yield f"{device}: {conversation} is out of order, or has something twice"
