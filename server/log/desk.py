"""The organisation's desk: entries that a transaction makes in its name, beside what it writes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from server.log.batch import Batch
from server.log.checks import Checks
from server.log.submission import Outcome, Placed, Submission
from server.store import conversations, state
from server.store.connection import Connection
from server.store.conversations import Head
from shared.errors import Refusal
from shared.ids import ORGANISATION, new_id
from shared.model.bodies import Attachment, Body, encode_body, kind_of
from shared.model.decide import Actor
from shared.model.entry import Header, SignedEntry, encode_header, signed_bytes
from shared.protocol.sync import StateItem

Sign = Callable[[bytes], bytes]
"""Signs with the organisation's key: ECDSA P-256 with SHA-256, r ‖ s in 64 bytes."""


@dataclass(slots=True)
class Desk:
    """Lives as long as one transaction; what it placed and put is told once that is on disk."""

    connection: Connection
    heads: dict[bytes, Head]
    checks: Checks
    sign: Sign
    now: int
    placed: list[Placed] = field(default_factory=list[Placed])
    items: dict[bytes, list[StateItem]] = field(default_factory=dict[bytes, list[StateItem]])
    used: bool = False
    """Whether anything was done at it."""

    def append(self, conversation: bytes, body: Body) -> Placed:
        """Append an entry of the organisation's; raises Refusal when the rules forbid even that."""
        self.used = True
        head = self.head(conversation)
        header = encode_header(
            Header(
                conversation=conversation,
                id=new_id(self.now),
                author=ORGANISATION,
                device=ORGANISATION,
                n=1 if head is None else head.seq + 1,
                after=0 if head is None else head.seq,
                lamport=1 if head is None else head.lamport + 1,
                kind=kind_of(body),
                time=self.now,
            )
        )
        encoded = encode_body(body)
        signed = SignedEntry(header, encoded, self.sign(signed_bytes(header, encoded)))
        outcome = self.submit([Submission(Actor(ORGANISATION, ORGANISATION), signed, _nobody)])[0]
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome

    def submit(self, submissions: Sequence[Submission]) -> list[Outcome]:
        """Append signed entries, in order, and return the outcome of each."""
        self.used = True
        outcomes = Batch(self.heads, self.checks, list(submissions)).write(self.connection, self.now)
        self.placed += [one for one in outcomes if isinstance(one, Placed) and one.fresh]
        return outcomes

    def judge(self, submission: Submission) -> Sequence[Attachment]:
        """Return the files of an entry that could be appended now. Raises Refusal; nothing is written."""
        return Batch(self.heads, self.checks, [submission]).judge(self.connection, self.now)

    def head(self, conversation: bytes) -> Head | None:
        """Return a conversation at its head, None when there is none. To be read only."""
        head = self.heads.get(conversation)
        if head is None:
            head = conversations.load_head(self.connection, conversation)
            if head is not None:
                self.heads[conversation] = head
        return head

    def forget(self, conversation: bytes) -> None:
        """Have a conversation read anew before its next entry: something it is decided by has changed."""
        self.used = True
        self.heads.pop(conversation, None)

    def put(self, person: bytes, values: Mapping[str, bytes]) -> tuple[StateItem, ...]:
        """Set keys of somebody's personal state."""
        items = state.put(self.connection, person, values)
        self.tell({person: items})
        return items

    def tell(self, items: Mapping[bytes, tuple[StateItem, ...]]) -> None:
        """Have items told, by person, that were put beside the desk."""
        self.used = True
        for person, put in items.items():
            self.items.setdefault(person, []).extend(put)


def _nobody(_outcome: object) -> None:
    """Nobody waits for the outcome of an entry of the organisation's: the transaction goes on with it."""
