"""What was said and what became of it: the promises that a server and its clients have made."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Held:
    """A message as the server's store or a device's history holds it; `id` and `author` in text form."""

    seq: int
    id: str
    author: str
    text: str


@dataclass(slots=True)
class Said:
    """A message handed to a client: `queued` once the client has taken it over, `seq` once it was sent."""

    id: str
    conversation: str
    author: str
    device: str
    text: str
    queued: bool = False
    seq: int = 0


Log = Sequence[Held]
Logs = Mapping[str, Log]


@dataclass
class Ledger:
    """All that was said in one round, in the order in which it was handed over."""

    said: dict[str, Said] = field(default_factory=dict[str, Said])
    broken: list[str] = field(default_factory=list[str])

    def say(self, said: Said) -> None:
        """Note a message before it is handed over."""
        self.said[said.id] = said

    def queued(self, entry: str) -> None:
        """A client says that it will not lose this one."""
        if entry in self.said:
            self.said[entry].queued = True

    def sent(self, entry: str, seq: int) -> None:
        """A client says that the server has committed this one; saying it again must be the same."""
        said = self.said.get(entry)
        if said is None:
            self.broken.append(f"a client tells that {entry} was sent, which nobody said")
        elif said.seq not in (0, seq):
            self.broken.append(f"{said.text!r} was sent as {said.seq} and again as {seq}")
        else:
            said.seq = seq

    @property
    def promised(self) -> list[Said]:
        """What must be there in the end."""
        return [said for said in self.said.values() if said.queued or said.seq]

    @property
    def open(self) -> list[Said]:
        """What a client has taken over and not yet called sent."""
        return [said for said in self.said.values() if said.queued and not said.seq]

    def check(self, store: Logs, devices: Mapping[str, Logs]) -> list[str]:
        """Compare with what the store and every device hold; return all that is wrong."""
        return [
            *self.broken,
            *self._against(store),
            *self._orders(store),
            *(wrong for device, logs in devices.items() for wrong in differences(device, store, logs)),
        ]

    def _against(self, store: Logs) -> Iterator[str]:
        held = {conversation: {one.id: one for one in log} for conversation, log in store.items()}
        times = Counter(one.id for log in store.values() for one in log)
        texts = Counter(one.text for log in store.values() for one in log)
        yield from (f"{entry} is in the store {count} times" for entry, count in times.items() if count > 1)
        yield from (f"{text!r} is in the store {count} times" for text, count in texts.items() if count > 1)
        for said in self.said.values():
            one = held.get(said.conversation, {}).get(said.id)
            if one is None:
                if said.seq or said.queued:
                    promise = f"sent as {said.seq}" if said.seq else "queued"
                    yield f"lost: {said.text!r} of {said.device}, which was {promise}"
            elif said.seq not in (0, one.seq):
                yield f"{said.text!r} was sent as {said.seq} and stands at {one.seq}"
            elif (one.text, one.author) != (said.text, said.author):
                yield f"{said.text!r} of {said.author} became {one.text!r} of {one.author}"
        for entry in times.keys() - self.said.keys():
            yield f"{entry} is in the store and nobody said it"

    def _orders(self, store: Logs) -> Iterator[str]:
        """What one device says in one conversation stays in the order in which it was said."""
        order = {entry: place for place, entry in enumerate(self.said)}
        for conversation, log in store.items():
            if [one.seq for one in log] != sorted({one.seq for one in log}):
                yield f"{conversation}: the store's seqs do not rise"
            last: dict[str, int] = {}
            for one in log:
                said = self.said.get(one.id)
                if said is None:
                    continue
                if order[one.id] < last.get(said.device, -1):
                    yield f"{said.text!r} of {said.device} has changed places"
                last[said.device] = order[one.id]


def differences(device: str, store: Logs, logs: Logs) -> Iterator[str]:
    """Compare what a device holds of its conversations with the store."""
    for conversation, log in logs.items():
        wanted = list(store.get(conversation, ()))
        if list(log) == wanted:
            continue
        missing = [one.text for one in wanted if one not in log]
        extra = [one.text for one in log if one not in wanted]
        if missing or extra:
            yield f"{device}: {conversation} lacks {missing[:5]} and has {extra[:5]} too many"
        else:
            yield f"{device}: {conversation} is out of order, or has something twice"
