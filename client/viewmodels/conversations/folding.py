"""Folded conversations: behind one row of the list, which stands below those kept on top."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from client.viewmodels.conversations.model import Conversation, ConversationKind
from client.viewmodels.counts import Counts

FOLDED = b"folded"
"""The id of their row; no conversation has one as short."""


def fold(rows: Sequence[Conversation]) -> tuple[list[Conversation], list[Conversation]]:
    """Return the list with one row in place of all folded ones, and those.

    That row keeps its place: by the time of what is said behind it, a noisy group would bring it up again
    and again.
    """
    folded = [one for one in rows if one.folded]
    listed = [one for one in rows if not one.folded]
    if folded:
        listed.insert(sum(one.pinned for one in listed), folded_row(folded))
    return listed, folded


def folded_row(folded: Sequence[Conversation]) -> Conversation:
    """Return their row: how many there are, a quiet dot for what is new; aloud what calls me or failed."""
    calling = [one for one in folded if one.mentioned or one.urged]
    loudest = _loudest(folded)
    new = sum(bool(one.unread or one.flagged) for one in folded)
    words = Counts.tr("%n chats", "", len(folded))
    if loudest is not None:
        words = loudest.title
    elif new:
        # Not within the other text: Qt's tool does not look for words there.
        fresh = Counts.tr("%n new", "", new)
        words = f"{words} · {fresh}"
    return Conversation(
        id=FOLDED,
        title=QCoreApplication.translate("Conversations", "Folded chats"),
        kind=ConversationKind.FOLDED,
        preview=words,
        time=max(one.time for one in folded),
        unread=sum(one.unread for one in calling),
        mentioned=any(one.mentioned for one in calling),
        urged=any(one.urged for one in calling),
        reminded=any(one.reminded for one in folded),
        muted=not calling,
        failed=any(one.failed for one in folded),
        flagged=new > 0,
        asking=sum(one.asking for one in folded),
    )


def _loudest(folded: Sequence[Conversation]) -> Conversation | None:
    """Return the one that the row names: what it tells of is chosen in the order of `preview`."""
    found = (
        next((one for one in folded if one.failed), None),
        next((one for one in folded if one.mentioned), None),
        next((one for one in folded if one.urged), None),
        next((one for one in folded if one.reminded), None),
    )
    return next((one for one in found if one is not None), None)
