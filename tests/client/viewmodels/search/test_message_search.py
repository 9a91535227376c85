"""What was found is looked for again once it stands otherwise: taken back, sent, or not to be sent."""

import pytest
from PySide6.QtWidgets import QApplication

from client.core.bus import Bus
from client.core.events import EntryDropped
from client.core.words.wording import Language
from client.store.rows import Found, Hit
from client.viewmodels.search.message_search import Asking

pytestmark = pytest.mark.gui

HERE, WAITING = bytes(16), b"w" * 16


class Messages:
    """Finds one message that waits to be sent."""

    async def find(self, typed: str, *, further: int = 0, conversation: bytes = b"") -> Found:
        return Found((Hit(WAITING, HERE, 0, b"me", 1, typed, ()),))


async def test_what_will_not_be_sent_is_no_longer_found(qapp: QApplication) -> None:
    bus, told = Bus(), list[bool]()
    asking = Asking(Messages(), bus, lambda: Language.ENGLISH)
    asking.outdated.connect(lambda: told.append(True))
    bus.publish(EntryDropped(HERE, WAITING))
    await asking.find("noodles")
    bus.publish(EntryDropped(HERE, b"another".ljust(16)))
    assert told == []
    bus.publish(EntryDropped(HERE, WAITING))
    assert told == [True]
    await asking.close()
