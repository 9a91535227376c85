"""The cache as the rest of the client sees it: one transaction per method, off the loop."""

from collections.abc import Collection, Mapping, Sequence

from client.store import (
    avatars,
    conversations,
    drafts,
    entries,
    groups,
    indexing,
    intervals,
    moments,
    outbox,
    owing,
    peers,
    search,
    state,
)
from client.store import people as people_rows
from client.store.database import Connection, Database
from client.store.log import Log
from client.store.outbox import Sign
from client.store.rows import Change, Draft, Found, HistoryPage, Moment, Place, Waiting
from shared.errors import Refusal
from shared.model import state as begun
from shared.model.conversation import Target
from shared.model.entry import Cursor, Entry, SignedEntry
from shared.model.rights import SignedPolicy
from shared.model.state import split_key
from shared.model.styles import StyledText
from shared.model.words import Query
from shared.protocol.groups import GroupCard, Member
from shared.protocol.log import Appended, History, Page
from shared.protocol.org import CompanyReply, Department, People, Person
from shared.protocol.peer import Span
from shared.protocol.sync import Head, Held, StateItem

NOTHING = StyledText()


class CacheStore:
    """Implements `client.core.cache.Cache`, and what services read."""

    def __init__(self, database: Database, device: bytes, person: bytes = b"") -> None:
        self._database = database
        self._device = device
        self._log = Log(person, device)

    def belongs_to(self, person: bytes) -> None:
        """Say whose cache it is; counting own entries needs it."""
        self._log = Log(person, self._device)

    async def close(self) -> None:
        """Finish and close the file."""
        await self._database.close()

    # The log

    async def cursor(self, conversation: bytes) -> Cursor:
        return await self._database.run(lambda db: conversations.cursor(db, conversation))

    async def held(self) -> list[Held]:
        return await self._database.run(conversations.held)

    async def sum_of_heads(self) -> int:
        return await self._database.run(conversations.sum_of_cursors)

    async def extend(self, conversation: bytes, entries: Sequence[Entry]) -> Change:
        return await self._database.run(lambda db: self._log.extend(db, conversation, entries))

    async def store_page(self, conversation: bytes, since: Cursor, page: Page) -> Change:
        return await self._database.run(lambda db: self._log.store_page(db, conversation, since, page))

    async def store_history(self, conversation: bytes, before: int, history: History) -> Change:
        return await self._database.run(lambda db: self._log.store_history(db, conversation, before, history))

    async def store_heads(self, heads: Sequence[Head]) -> None:
        await self._database.run(lambda db: conversations.store_heads(db, heads))

    async def probes(self, conversation: bytes) -> list[Cursor]:
        return await self._database.run(lambda db: self._log.probes(db, conversation))

    async def roll_back(self, conversation: bytes, common: Cursor) -> list[Entry]:
        return await self._database.run(lambda db: self._log.roll_back(db, conversation, common))

    async def places(self) -> list[Place]:
        """Return where every conversation stands."""
        return await self._database.run(conversations.every)

    async def newest(self) -> list[tuple[Place, HistoryPage]]:
        """Return where every conversation stands, and its newest standing entry."""

        def work(db: Connection) -> list[tuple[Place, HistoryPage]]:
            return [(place, self._log.page(db, place.id, 0, 1)) for place in conversations.every(db)]

        return await self._database.run(work)

    async def page(self, conversation: bytes, before: int, limit: int) -> HistoryPage:
        """Return the standing entries before a seq (0: the newest) as far as they are held whole."""
        return await self._database.run(lambda db: self._log.page(db, conversation, before, limit))

    async def moment(self, conversation: bytes, ms: int) -> Moment:
        """Return where a time stands, as far as the log is held."""
        return await self._database.run(lambda db: moments.find(db, conversation, ms))

    async def held_until(self, conversation: bytes, seq: int) -> int | None:
        """Return how far everything from a seq on is held; None when nothing is."""
        return await self._database.run(lambda db: intervals.end_of(db, conversation, seq))

    async def entry(self, entry: bytes) -> Entry | None:
        """Return one placed or received entry."""
        return await self._database.run(lambda db: entries.get(db, entry))

    async def with_amendments(self, entry: bytes) -> list[Entry]:
        """Return an entry and all held amendments of it; empty when it is not held."""

        def work(connection: Connection) -> list[Entry]:
            found = entries.get(connection, entry)
            return [] if found is None else [found, *entries.amendments_of(connection, [entry])]

        return await self._database.run(work)

    async def delivered_told(self, conversation: bytes, seq: int) -> None:
        """Remember that the server knows the delivered mark."""
        await self._database.run(lambda db: conversations.raise_mark(db, conversation, "delivered_told", seq))

    async def mark_read(self, conversation: bytes, seq: int) -> StateItem | None:
        """Set the read mark here; return the item it makes, or None when it was there already."""
        return await self._database.run(lambda db: self._log.mark_read(db, conversation, seq))

    async def read_told(self, conversation: bytes, seq: int) -> None:
        """Remember that the server knows the read mark."""
        await self._database.run(lambda db: conversations.raise_mark(db, conversation, "read_told", seq))

    # The outbox

    async def queue(self, draft: Draft, sign: Sign, *, leaving: bool = False) -> Waiting:
        """Number, sign and queue an entry; `leaving` tells that the first of a lane goes at once."""
        return await self._database.run(lambda db: outbox.queue(db, draft, sign, leaving=leaving))

    async def number(self, draft: Draft, sign: Sign) -> SignedEntry:
        """Number and sign an entry that is kept elsewhere."""
        return await self._database.run(lambda db: outbox.number(db, draft, sign))

    async def queue_message(
        self,
        draft: Draft,
        sign: Sign,
        *,
        leaving: bool = False,
        held: bool = False,
        rest: StyledText = NOTHING,
    ) -> tuple[Waiting, begun.Draft | None]:
        """Queue a message, and leave but a `rest` begun in its conversation: returns what changed there.

        One to be `held` waits for its files to be uploaded.
        """

        def work(connection: Connection) -> tuple[Waiting, begun.Draft | None]:
            if held:
                queued = outbox.hold(connection, draft)
            else:
                queued = outbox.queue(connection, draft, sign, leaving=leaving)
            return queued, drafts.leave(connection, draft.conversation, draft.time, rest)

        return await self._database.run(work)

    async def waiting(self, conversation: bytes | None = None) -> list[Waiting]:
        """Return the outbox, or one lane of it."""
        return await self._database.run(lambda db: outbox.every(db, conversation))

    async def waiting_entry(self, entry: bytes) -> Waiting | None:
        """Return one entry of the outbox."""
        return await self._database.run(lambda db: outbox.get(db, entry))

    async def held_lanes(self) -> list[bytes]:
        """Return the conversations in which entries wait for their files."""
        return await self._database.run(lambda db: outbox.lanes(db, held=True))

    async def first_held(self, conversation: bytes) -> Waiting | None:
        """Return the first entry of a conversation that waits for its files."""
        return await self._database.run(lambda db: outbox.first(db, conversation, held=True))

    async def hold_again(self, entry: bytes) -> Waiting | None:
        """Let a refused entry wait for its files again; None when it was not refused."""
        return await self._database.run(lambda db: outbox.hold_again(db, entry))

    async def release(self, entry: bytes, sign: Sign) -> Waiting | None:
        """Let an entry into its lane; None when it is not held any more."""
        return await self._database.run(lambda db: outbox.release(db, entry, sign))

    async def lanes(self) -> list[bytes]:
        return await self._database.run(outbox.lanes)

    async def take_first(self, conversation: bytes) -> Waiting | None:
        return await self._database.run(lambda db: outbox.take_first(db, conversation))

    async def place(self, entry: bytes, appended: Appended) -> Change:
        return await self._database.run(lambda db: self._log.place(db, entry, appended))

    async def fail(self, entry: bytes, refusal: Refusal) -> None:
        await self._database.run(lambda db: outbox.fail(db, entry, refusal))

    async def retry(self, entry: bytes) -> Waiting | None:
        return await self._database.run(lambda db: outbox.retry(db, entry))

    async def drop(self, entry: bytes) -> Waiting | None:
        return await self._database.run(lambda db: outbox.drop(db, entry))

    async def cancel(self, entry: bytes) -> list[Waiting]:
        return await self._database.run(lambda db: outbox.cancel(db, entry))

    async def requeue(self, conversation: bytes, entries: Sequence[bytes]) -> list[Waiting]:
        return await self._database.run(lambda db: self._log.requeue(db, conversation, entries))

    # Personal state and people

    async def state_version(self) -> int:
        return await self._database.run(lambda db: state.get_figure(db, "state_version"))

    async def store_state(self, items: Sequence[StateItem], version: int, *, again: bool) -> list[StateItem]:
        def work(connection: Connection) -> list[StateItem]:
            if again:
                state.count_anew(connection)
            changed = state.put(connection, items)
            for item in changed:
                if item.key.startswith("erased/"):
                    entries.erase(connection, split_key(item.key)[1])
            reached = version if again else max(version, state.get_figure(connection, "state_version"))
            state.set_figure(connection, "state_version", reached)
            return changed

        return await self._database.run(work)

    async def erased(self, conversation: bytes, entry: bytes) -> Change:
        """Return an entry whose words are gone as what changed; nothing if it is not held."""

        def work(connection: Connection) -> Change:
            found = entries.get(connection, entry)
            if found is None:
                return Change()
            return Change((found,), figures=conversations.ensure(connection, conversation))

        return await self._database.run(work)

    async def store_missing_state(self, key: str, value: bytes) -> StateItem | None:
        """Store an item that a server will number later, unless the key is known."""
        return await self._database.run(lambda db: state.put_missing(db, key, value))

    async def state(self) -> list[StateItem]:
        """Return the whole personal state."""
        return await self._database.run(state.every)

    async def keep_draft(self, conversation: bytes, draft: begun.Draft) -> None:
        """Keep words begun here."""
        await self._database.run(lambda db: drafts.keep(db, conversation, draft))

    async def untold_drafts(self) -> dict[bytes, begun.Draft]:
        """Return the drafts written here that the server does not know."""
        return await self._database.run(drafts.untold)

    async def draft_told(self, conversation: bytes, draft: begun.Draft, item: StateItem) -> list[StateItem]:
        """Take in the server's answer to a draft; return the items that changed.

        The version reached stays: items before this one may still be on their way.
        """

        def work(connection: Connection) -> list[StateItem]:
            drafts.told(connection, conversation, draft)
            return state.put(connection, [item])

        return await self._database.run(work)

    async def people_version(self) -> int:
        return await self._database.run(lambda db: state.get_figure(db, "people_version"))

    async def scope(self) -> bytes:
        return await self._database.run(people_rows.scope)

    async def store_people(self, page: People, reached: int, *, anew: bool = False) -> None:
        await self._database.run(lambda db: people_rows.store(db, page, reached, anew=anew))

    async def people(self) -> list[Person]:
        """Return everyone."""
        return await self._database.run(people_rows.every)

    async def departments(self) -> list[Department]:
        """Return every department."""
        return await self._database.run(people_rows.departments)

    async def replies(self) -> list[CompanyReply]:
        """Return the quick replies of the company."""
        return await self._database.run(people_rows.replies)

    async def policy(self) -> SignedPolicy | None:
        """Return the policy that was told last."""
        return await self._database.run(people_rows.policy)

    async def avatars(self, digests: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return those of some pictures of people that are held."""
        return await self._database.run(lambda db: avatars.find(db, digests))

    async def store_avatars(self, pictures: Mapping[bytes, bytes]) -> None:
        """Keep pictures of people under their names."""
        await self._database.run(lambda db: avatars.put(db, pictures))

    # What the server does not know yet of my own state

    async def owed(self) -> dict[str, bytes]:
        return await self._database.run(owing.every)

    async def owe(self, changes: Sequence[owing.Change]) -> list[StateItem]:
        return await self._database.run(lambda db: owing.put(db, changes))

    async def settle(self, key: str, request: bytes, *, taken: bool) -> StateItem | None:
        return await self._database.run(lambda db: owing.settle(db, key, request, taken=taken))

    # Groups

    async def group_card(self, conversation: bytes) -> GroupCard | None:
        """Return a group's card as it was told last."""
        return await self._database.run(lambda db: groups.card(db, conversation))

    async def group_members(self, conversation: bytes) -> tuple[Member, ...] | None:
        """Return a group's members as they were told last; None when nobody asked."""
        return await self._database.run(lambda db: groups.members(db, conversation))

    async def store_group(self, card: GroupCard, members: tuple[Member, ...] | None = None) -> None:
        """Keep a card, and members where they are given."""

        def work(connection: Connection) -> None:
            groups.put_card(connection, card)
            if members is not None:
                groups.put_members(connection, card.conversation, members)

        await self._database.run(work)

    async def call_members(self, conversation: bytes, nicknames: Mapping[bytes, str]) -> None:
        """Call members of a group otherwise, as far as they are held."""
        await self._database.run(lambda db: groups.call_members(db, conversation, nicknames))

    async def nicknames(self) -> dict[bytes, dict[bytes, str]]:
        """Return how members of groups want to be called in them, by group and person."""
        return await self._database.run(groups.nicknames)

    async def member_names(self) -> dict[bytes, str]:
        """Return the names that groups have told of their members."""
        return await self._database.run(groups.member_names)

    async def forget_unfounded(self, conversation: bytes) -> bool:
        """Forget a group that will not be founded any more; tell whether it was one."""
        return await self._database.run(lambda db: groups.forget_unfounded(db, conversation))

    # Words

    async def index(self) -> tuple[bool, bool]:
        """Put a slice of messages into the index of words; tell whether new ones and old ones are left."""

        def work(connection: Connection) -> tuple[bool, bool]:
            indexing.fill(connection)
            return indexing.lacks(connection)

        return await self._database.run(work)

    async def find_messages(
        self,
        query: Query,
        limit: int,
        *,
        before: int = 0,
        conversation: bytes = b"",
        hidden: Collection[bytes] = (),
    ) -> Found:
        """Return messages in the index that have every word, from where an answer before this one ended."""
        return await self._database.run(
            lambda db: search.find(db, query, limit, before=before, conversation=conversation, hidden=hidden)
        )

    # Without a server

    async def lamport(self, conversation: bytes) -> int:
        return await self._database.run(lambda db: peers.lamport(db, conversation))

    async def target(self, conversation: bytes, entry: bytes) -> Target | None:
        return await self._database.run(lambda db: peers.target(db, conversation, entry))

    async def spans(self, conversation: bytes) -> list[Span]:
        return await self._database.run(lambda db: peers.spans(db, conversation))

    async def beyond(self, conversation: bytes, spans: Sequence[Span], limit: int) -> list[SignedEntry]:
        return await self._database.run(lambda db: peers.beyond(db, conversation, spans, limit))

    async def store_unplaced(self, conversation: bytes, entries: Sequence[Entry]) -> Change:
        return await self._database.run(lambda db: self._log.store_unplaced(db, conversation, entries))
