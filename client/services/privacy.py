"""What others learn of me: that I have read, that I type, my card; the same on all my devices."""

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.sync.owing import Owing, Setting
from shared.errors import Refusal
from shared.model.state import Privacy, decode_value, encode_value, state_key
from shared.protocol.chat import SetPrivacy

KEY = state_key("privacy", b"")


class PrivacyService:
    """Knows what I chose on any device, and changes it; works without a link."""

    def __init__(self, owing: Owing, bus: Bus) -> None:
        self.chosen = Privacy()
        self._owing = owing
        bus.subscribe(StateStored, self.apply)

    def apply(self, event: StateStored) -> None:
        """Take changed items in."""
        for item in event.items:
            if item.key == KEY:
                self.chosen = _read(item.value)

    async def choose(self, request: SetPrivacy) -> None:
        """Choose what others learn from now on; what is None stays."""

        def changed(held: bytes | None) -> bytes:
            return encode_value(request.after(Privacy() if held is None else _read(held)))

        await self._owing.set(Setting(KEY, changed, encode_value(Privacy()), request))


def _read(value: bytes) -> Privacy:
    try:
        return decode_value(value, Privacy)
    except Refusal:
        return Privacy()  # of a newer version, or damaged: what everyone begins with
