"""Quick replies: my own, on all my devices, changed without a link too; and those the company offers."""

from collections.abc import Mapping, Sequence

from client.core.bus import Bus
from client.core.events import PeopleStored, StateStored
from client.core.sync.asking import Asking
from client.core.sync.owing import Setter, Setting
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.replies import QuickReply
from shared.model.state import decode_value, encode_value, split_key, state_key
from shared.protocol.admin import PutReply, RemoveReply
from shared.protocol.org import CompanyReply
from shared.protocol.replies import SetReply

PREFIX = "reply/"
NOTHING = QuickReply()


class RepliesState:
    """Own and company replies as this device knows them; changed by events alone."""

    def __init__(self) -> None:
        self.own: dict[bytes, QuickReply] = {}
        self.company: dict[bytes, QuickReply] = {}

    def apply(self, event: StateStored | PeopleStored) -> None:
        """Take an event in."""
        match event:
            case StateStored(items):
                for item in items:
                    if item.key.startswith(PREFIX):
                        _put(self.own, split_key(item.key)[1], _read(item.value))
            case PeopleStored():
                if event.anew:
                    self.company.clear()
                self.offer(event.replies)

    def offer(self, replies: Sequence[CompanyReply]) -> None:
        """Take in what the company offers now."""
        for one in replies:
            told = NOTHING if one.removed else QuickReply(one.text, one.category, one.place)
            _put(self.company, one.reply, told)


def _put(held: dict[bytes, QuickReply], reply: bytes, told: QuickReply) -> None:
    if told.text:
        held[reply] = told
    else:
        held.pop(reply, None)


def ordered(replies: Mapping[bytes, QuickReply]) -> list[tuple[bytes, QuickReply]]:
    """Return replies category by category, each in its order; a category stands by its first reply."""
    every = sorted(replies.items(), key=lambda each: (each[1].place, each[0]))
    categories = {one.category: None for _, one in every}
    return [each for category in categories for each in every if each[1].category == category]


def moved(replies: Mapping[bytes, QuickReply], reply: bytes, step: int) -> dict[bytes, QuickReply]:
    """Return what is to change for a reply to stand a step further up or down in its category."""
    if reply not in replies:
        raise Refusal(ErrorCode.NOT_FOUND, part="reply")
    order = ordered(replies)
    places = [at for at, (_, one) in enumerate(order) if one.category == replies[reply].category]
    here = next(at for at in places if order[at][0] == reply)
    there = here + step
    if there not in places:
        return {}
    order[here], order[there] = order[there], order[here]
    wanted = {one: QuickReply(held.text, held.category, at) for at, (one, held) in enumerate(order)}
    return {one: reply for one, reply in wanted.items() if reply != replies[one]}


def checked(replies: Mapping[bytes, QuickReply], reply: bytes | None, text: str, category: str) -> QuickReply:
    """Return a reply as it is to be kept, a new one behind all others; raises Refusal before any server."""
    if not text.strip():
        raise Refusal(ErrorCode.TEXT_EMPTY)
    if len(text) > limits.REPLY_LENGTH:
        raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.REPLY_LENGTH)
    category = " ".join(category.split())
    if len(category) > limits.NAME_LENGTH:
        raise Refusal(ErrorCode.TEXT_TOO_LONG, limit=limits.NAME_LENGTH)
    if reply is None and len(replies) >= limits.REPLIES:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.REPLIES)
    if reply is not None and reply not in replies:
        raise Refusal(ErrorCode.NOT_FOUND, part="reply")
    last = max((one.place for one in replies.values()), default=-1) + 1
    return QuickReply(text, category, last if reply is None else replies[reply].place)


class OwnReplies:
    """Changes my own; each command raises the Refusal that prevents it. Works without a link."""

    def __init__(self, state: RepliesState, owing: Setter) -> None:
        self._state = state
        self._owing = owing

    @property
    def held(self) -> Mapping[bytes, QuickReply]:
        """Those there are."""
        return self._state.own

    async def put(self, text: str, category: str = "", reply: bytes | None = None) -> bytes:
        """Keep a reply, a new one behind all others; return its id."""
        kept = checked(self.held, reply, text, category)
        reply = reply or new_id()
        await self._owing.set(_setting(reply, kept))
        return reply

    async def remove(self, reply: bytes) -> None:
        """Keep a reply no more."""
        await self._owing.set(_setting(reply, NOTHING))

    async def move(self, reply: bytes, step: int) -> None:
        """Let a reply stand further up (-1) or down (1) in its category."""
        changes = moved(self.held, reply, step)
        await self._owing.set(*(_setting(one, kept) for one, kept in changes.items()))


class CompanyReplies:
    """Changes what the company offers, for who may; each command needs a link and raises what refuses it."""

    def __init__(self, state: RepliesState, connection: Asking) -> None:
        self._state = state
        self._connection = connection

    @property
    def held(self) -> Mapping[bytes, QuickReply]:
        """Those there are."""
        return self._state.company

    async def put(self, text: str, category: str = "", reply: bytes | None = None) -> bytes:
        """Offer everyone a reply, a new one behind all others; return its id."""
        kept = checked(self.held, reply, text, category)
        reply = reply or new_id()
        await self._put(reply, kept)
        return reply

    async def remove(self, reply: bytes) -> None:
        """Offer a reply no more."""
        await self._connection.ask(RemoveReply(reply))

    async def move(self, reply: bytes, step: int) -> None:
        """Let a reply stand further up (-1) or down (1) in its category."""
        for one, kept in moved(self.held, reply, step).items():
            await self._put(one, kept)

    async def _put(self, reply: bytes, kept: QuickReply) -> None:
        await self._connection.ask(PutReply(reply, kept.text, kept.category, kept.place))


class RepliesService:
    """Knows all replies; `own` and `company` change them."""

    def __init__(self, owing: Setter, connection: Asking, bus: Bus) -> None:
        self.state = RepliesState()
        self.own = OwnReplies(self.state, owing)
        self.company = CompanyReplies(self.state, connection)
        bus.subscribe(StateStored, self.state.apply)
        bus.subscribe(PeopleStored, self.state.apply)


def _setting(reply: bytes, kept: QuickReply) -> Setting:
    request = SetReply(reply, kept.text, kept.category, kept.place)
    return Setting(state_key("reply", reply), lambda _: encode_value(kept), encode_value(NOTHING), request)


def _read(value: bytes) -> QuickReply:
    try:
        return decode_value(value, QuickReply)
    except Refusal:
        return NOTHING  # of a newer version, or damaged: none that could be shown
