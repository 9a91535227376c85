"""A batch of submissions inside one transaction: looked up together, decided one by one, written together."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from server.core.rates import RateOfEach
from server.log import effects
from server.log.attaching import attached, note_files
from server.log.checks import Checks, check_change, people_changed
from server.log.submission import Outcome, Placed, Submission
from server.log.told import merged
from server.log.withheld import Withheld
from server.store import conversations, entries, state
from server.store.connection import Connection
from server.store.conversations import Head
from server.store.entries import NewRow, Stored
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION, direct_conversation
from shared.model.bodies import (
    Amendment,
    Attachment,
    GroupBody,
    RecallBody,
    decode_body,
)
from shared.model.chain import SALT_SIZE, body_digest, chain_link
from shared.model.conversation import ConversationKind, Membership, Rank, Rules, Target
from shared.model.decide import Decision, decide
from shared.model.entry import LINK_SIZE, Entry, Header, Mark, decode_header
from shared.model.governing import founded_kind, joining_of
from shared.model.rights import EVERY_POWER
from shared.model.state import ConversationInfo, encode_value, state_key
from shared.model.visibility import EVERYTHING, visible
from shared.protocol.sync import StateItem

Key = tuple[bytes, bytes]
Fresh = tuple[Header, int, Entry]
"""An entry of this batch with its header and its conversation's number."""
Moved = tuple[Head, set[bytes]]
"""A head that entries were put to, and who wrote those of them that count."""


HEADS_IN_MEMORY = 20_000


@dataclass(slots=True)
class Batch:
    """Everything that is appended in one group commit. Lives in the writer thread once closed."""

    heads: dict[bytes, Head]
    checks: Checks
    submissions: list[Submission] = field(default_factory=list[Submission])
    withheld: Withheld | None = None
    """Gives what invisible people owe where they write; the organisation owes nothing."""
    member_changes: RateOfEach | None = None
    """Counts the people somebody lets into groups or shows out: what that costs the writer grows with them.

    Nobody gets near it by hand; a program that founds and disbands does. The organisation is not bound.
    """

    _now: int = 0
    _position: int = 0
    _known: dict[Key, Stored] = field(default_factory=dict[Key, Stored])
    _known_ids: set[bytes] = field(default_factory=set[bytes])
    _retired: set[bytes] = field(default_factory=set[bytes])
    _salts: Iterator[bytes] = field(default_factory=lambda: iter([b""]))
    _rows: list[NewRow] = field(default_factory=list[NewRow])
    _placed: dict[bytes, list[Fresh]] = field(default_factory=dict[bytes, list[Fresh]])
    _recalled: dict[tuple[int, bytes], Target] = field(default_factory=dict[tuple[int, bytes], Target])
    _moved: dict[int, Moved] = field(default_factory=dict[int, Moved])
    _hidden: list[tuple[int, bytes, bytes]] = field(default_factory=list[tuple[int, bytes, bytes]])

    def write(self, connection: Connection, now: int) -> list[Outcome]:
        """Append all submissions, in order, at Unix ms `now`; return the outcome of each."""
        if len(self.heads) > HEADS_IN_MEMORY:
            self.heads.clear()
        headers = self._look_up(connection, now)
        self._position = entries.last_position(connection)
        noise = os.urandom(SALT_SIZE * len(headers))  # one system call for the whole batch
        self._salts = iter([noise[i : i + SALT_SIZE] for i in range(0, len(noise), SALT_SIZE)])
        outcomes: list[Outcome] = []
        for submission, header in zip(self.submissions, headers, strict=True):
            try:
                outcomes.append(self._append(connection, submission, header))
            except Refusal as refusal:
                outcomes.append(refusal)
        entries.insert(connection, self._rows)
        for conversation, target, recall in self._hidden:
            entries.hide(connection, conversation, target, recall)
        conversations.save_heads(connection, self._moved.values())
        return outcomes

    def judge(self, connection: Connection, now: int) -> Sequence[Attachment]:
        """Return the files of the one submission if it could be appended at Unix ms `now`. Raises Refusal."""
        (header,) = self._look_up(connection, now)
        if isinstance(header, Refusal):
            raise header
        _, decision = self._decide(connection, self.submissions[0], header)
        return self._check(connection, self.submissions[0], header, decision)

    def _look_up(self, connection: Connection, now: int) -> list[Header | Refusal]:
        headers: list[Header | Refusal] = []
        for one in self.submissions:
            try:
                headers.append(decode_header(one.signed.header))
            except Refusal as refusal:
                headers.append(refusal)
        keys = [(one.id, one.author) for one in headers if isinstance(one, Header)]
        self._now = now
        self._known = entries.find_by_id(connection, keys)
        self._known_ids = {entry for entry, _ in self._known}
        self._retired = {entry for (entry, _), one in self._known.items() if one.digest}
        return headers

    def _append(self, connection: Connection, submission: Submission, header: Header | Refusal) -> Placed:
        if isinstance(header, Refusal):
            raise header
        if header.id in self._placed or header.id in self._known_ids:
            stored = self._stored(header)
            if stored is not None:
                return self._again(submission, header, stored)
        if submission.recovered and header.author == ORGANISATION:
            # It followed a tree that a backup has set back: the organisation does it anew, or does not.
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="organisation")
        head, decision = self._decide(connection, submission, header)
        plain = effects.has_none(decision.body)  # nearly always
        files = () if plain else self._check(connection, submission, header, decision)
        told = self._open(connection, head) if head.number == 0 else None
        entry = self._place(submission, header, head, decision)
        if not plain:
            note_files(connection, (head.number, entry.seq), files, decision)
        owed = None
        if self.withheld is not None and not submission.recovered:
            # Who writes shows themselves, but not by what others upload of them.
            owed = self.withheld.wrote(connection, head, header.author)
        if plain and not told and not owed:
            return Placed(head.id, entry, head.audience, True)
        effect = effects.apply(connection, head, decision.body, header.author, self._now)
        late = () if decision.target is None else _blind(head, decision.target)
        changed = [items for items in (told, effect.state, owed) if items]
        state_told = merged(*changed) if changed else effects.NOTHING
        return Placed(head.id, entry, effect.audience, fresh=True, state=state_told, late=late)

    def _stored(self, header: Header) -> Stored | None:
        """Return the author's entry of this id, whether it was there before or came with this batch."""
        for fresh, number, entry in self._placed.get(header.id, ()):
            if fresh.author == header.author:
                return Stored(number, entry)
        return self._known.get((header.id, header.author))

    def _decide(
        self, connection: Connection, submission: Submission, header: Header
    ) -> tuple[Head, Decision]:
        """Ask the rules; return where the entry goes and what it does."""
        head = self.heads.get(header.conversation) or self._load(connection, submission, header)
        author = header.author
        new = header.id not in self._placed and header.id not in self._known_ids
        if not new and header.id in self._retired:
            raise Refusal(ErrorCode.ID_CONFLICT)  # another's that is retired: devices may still hold it

        def find_target(target: bytes) -> Target | None:
            if new and target == header.id:
                return None  # the usual case, known from the look-up of the whole batch
            return self._find_target(connection, head, target)

        powers = EVERY_POWER if author == ORGANISATION else self.checks.powers(connection, author)
        signed = submission.signed
        decision = decide(head, header, signed.body, submission.actor, self._now, find_target, powers)
        return head, decision

    def _check(
        self, connection: Connection, submission: Submission, header: Header, decision: Decision
    ) -> Sequence[Attachment]:
        """Check what no rule can, and return the files the entry refers to."""
        if self.member_changes is not None and (changed := people_changed(decision.body)):
            self.member_changes.require(header.author, changed)
        check_change(connection, self.checks, submission, decision.body, self._now)
        return attached(connection, submission, decision.body, self._now)

    def _again(self, submission: Submission, header: Header, stored: Stored) -> Placed:
        """The same bytes again get the same answer, before any rule is asked; other bytes a conflict."""
        if header.author != submission.actor.person or not stored.holds(submission.signed):
            raise Refusal(ErrorCode.ID_CONFLICT)
        return Placed(header.conversation, stored.entry, (), fresh=False)

    def _load(self, connection: Connection, submission: Submission, header: Header) -> Head:
        head = conversations.load_head(connection, header.conversation)
        if head is None:
            return self._draft(connection, submission, header)
        self.heads[head.id] = head
        return head

    def _draft(self, connection: Connection, submission: Submission, header: Header) -> Head:
        """A conversation that its first entry would open; nothing is written yet."""
        author, other = submission.actor.person, submission.to
        if header.kind == "group":
            return _draft_group(header, submission.signed.body)
        if other is None or header.conversation != direct_conversation(author, other):
            # As where there is one: nobody learns by trying who talks with whom.
            raise Refusal(ErrorCode.NOT_MEMBER)
        if not self.checks.exists(connection, other):
            raise Refusal(ErrorCode.NOT_FOUND)
        head = conversations.draft(header.conversation, ConversationKind.DIRECT, (author, other))
        head.barred = conversations.barred(connection, tuple(head.members))
        return head

    def _open(self, connection: Connection, head: Head) -> dict[bytes, tuple[StateItem, ...]]:
        """Write a drafted conversation, and tell the two of a one-to-one one what it is."""
        conversations.create(connection, head)
        self.heads[head.id] = head
        if head.kind is not ConversationKind.DIRECT:
            return {}
        key = state_key("conversation", head.id)
        people = list(head.members)
        told: dict[bytes, tuple[StateItem, ...]] = {}
        for person, peer in zip(people, reversed(people), strict=True):
            info = ConversationInfo(head.kind, peer)
            told[person] = state.put(connection, person, {key: encode_value(info)})
        return told

    def _find_target(self, connection: Connection, head: Head, target: bytes) -> Target | None:
        recalled = self._recalled.get((head.number, target))
        if recalled is not None:
            return recalled
        for header, number, entry in self._placed.get(target, ()):
            if number == head.number:
                return Target(entry.seq, header.kind, header.author, self._now, recalled=False)
        row = entries.find_target(connection, head.number, target)
        if row is None:
            return None
        header = decode_header(row[1])
        hidden = bool(row[3] & (entries.HIDDEN | Mark.WITHHELD))
        count = entries.count_amendments(connection, head.number, target)
        return Target(row[0], header.kind, header.author, row[2], hidden, count)

    def _place(self, submission: Submission, header: Header, head: Head, decision: Decision) -> Entry:
        """Give the entry its place. Nothing here can fail: head and rows stay in step."""
        signed, now, author = submission.signed, self._now, header.author
        salt = next(self._salts)
        number = head.number
        seq = head.seq = head.seq + 1
        link = head.link = chain_link(head.link, seq, now, signed.header, body_digest(salt, signed.body))
        head.lamport = max(head.lamport, header.lamport)
        moved = self._moved.get(number)
        if moved is None:
            moved = self._moved[number] = (head, set())
        own = head.own.get(author, 0)
        if decision.countable:
            head.counted += 1
            own = head.own[author] = own + 1
            moved[1].add(author)
        marks = Mark.RECOVERED if submission.recovered else 0
        entry = Entry(
            seq, head.counted, now, marks, signed.header, signed.body, signed.signature, link[:LINK_SIZE]
        )
        target = None
        if decision.target is not None and isinstance(decision.body, Amendment):
            target = decision.body.target
            self._note_recall(head, header, decision)
        self._position += 1
        place = (self._position, head.last, number, own)
        head.last = self._position
        self._rows.append(entries.new_row(place, header, target, entry, salt, link))
        same_id = self._placed.get(header.id)
        if same_id is None:
            self._placed[header.id] = [(header, number, entry)]
        else:
            same_id.append((header, number, entry))
        return entry

    def _note_recall(self, head: Head, header: Header, decision: Decision) -> None:
        """Keep what amendments later in this batch may not touch any more."""
        if isinstance(decision.body, RecallBody) and decision.target is not None:
            one = decision.target
            recalled = Target(one.seq, one.kind, one.author, one.received, recalled=True)
            self._recalled[(head.number, decision.body.target)] = recalled
            self._hidden.append((head.number, decision.body.target, header.id))


def _blind(head: Head, target: Target) -> tuple[bytes, ...]:
    """Return the members who may not see the entry that another amends, so not its new words either."""
    if target.seq >= head.horizon:
        return ()
    return tuple(one for one in head.audience if not visible(head.members[one].visible, target.seq))


def _draft_group(header: Header, body: bytes) -> Head:
    """Return a group as its founding entry has it, with its founder alone."""
    content = decode_body(header.kind, body)
    if not isinstance(content, GroupBody):
        raise Refusal(ErrorCode.BAD_ENTRY, part="body")
    head = conversations.draft(header.conversation, founded_kind(content), ())
    joining = joining_of(content.joining)
    head.rules = Rules(
        content.name.strip(), content.about.strip(), joining, content.from_start, ends=content.ends
    )
    if header.author != ORGANISATION:
        head.members[header.author] = Membership(header.author, EVERYTHING, Rank.OWNER)
    return head


def everyone_refused(submissions: Sequence[Submission], refusal: Refusal) -> None:
    """Tell each of a batch that was not written."""
    for submission in submissions:
        submission.told(refusal)
