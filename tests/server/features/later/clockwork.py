"""The feature that sends what is due, on a clock that is moved by hand."""

from dataclasses import dataclass

from server.features.later import LaterFeature
from server.store import state
from server.store.later import next_due
from shared import limits
from shared.model.bodies import Attachment, MessageBody, decode_body
from shared.model.entry import START, SignedEntry, decode_header
from shared.model.state import Later, decode_value, state_key
from shared.protocol.later import KeepForLater
from shared.protocol.log import After
from tests.server.features.desk import Desk, Someone

HOUR = 3_600_000
FILE = Attachment(bytes(range(32)), "报价.xlsx", 5)


@dataclass
class Clockwork:
    """The feature at a desk, whose clock tests move by hand."""

    desk: Desk

    def begin(self) -> None:
        """Start it anew, as after a crash."""
        self.desk.later = LaterFeature(self.desk.database, self.desk.log, lambda: self.desk.now)

    async def passes(self, ms: int) -> None:
        self.desk.now += ms
        await self.desk.later.send_due()

    async def keeps(
        self, who: Someone, entry: SignedEntry, ms: int = HOUR, to: Someone | None = None
    ) -> bytes:
        other = None if to is None else to.person
        await self.desk.ask(who.session, KeepForLater(entry, self.desk.now + ms, other))
        return decode_header(entry.header).id

    async def state(self, who: Someone, entry: bytes) -> Later:
        stored = await self.desk.database.read(
            lambda db: state.get(db, who.person, state_key("later", entry))
        )
        assert stored is not None
        return decode_value(stored, Later)

    async def waits(self) -> bool:
        return await self.desk.database.read(next_due) is not None

    async def texts(self, who: Someone, conversation: bytes) -> list[str]:
        page = await self.desk.ask(who.session, After(conversation, START, limits.PAGE))
        bodies = [decode_body(decode_header(one.header).kind, one.body) for one in page.entries]
        return [body.text for body in bodies if isinstance(body, MessageBody)]
