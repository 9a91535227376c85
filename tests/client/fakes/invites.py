"""Invites in memory."""

from client.services.inviting import Offer
from shared.errors import Refusal
from shared.model.invite import Invite, Place

INVITE = Invite((Place("192.0.2.10"),), bytes(range(20)), "恒川精密科技")


class FakeInvites:
    """Offers what a test has put here."""

    def __init__(self) -> None:
        self.now = Offer(INVITE, outside=True)
        self.refusal: Refusal | None = None

    async def offer(self) -> Offer:
        if self.refusal is not None:
            raise self.refusal
        return self.now
