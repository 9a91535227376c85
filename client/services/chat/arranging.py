"""How I keep conversations in my list, and entries out of my sight: my own state, changed on any device."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import structs

from client.core.sync.owing import Owing, Setting
from shared.model.state import Arrangement, Hidden, decode_value, encode_value, folded_and_sticky, state_key
from shared.protocol.chat import Arrange, HideEntries

NOT_ARRANGED = encode_value(Arrangement())


def arranged(before: Arrangement, change: Arrange, now: int, heard: int) -> Arrangement:
    """Return an arrangement with a change made at Unix ms `now`.

    Hidden is a conversation until something comes that is newer than what was `heard` there last, by
    the server's clock.
    """
    folded, sticky = folded_and_sticky(before, change.folded, change.sticky)
    return Arrangement(
        before.muted if change.muted is None else change.muted,
        (before.sticky or now) if sticky else 0,
        before.unread if change.unread is None else change.unread,
        before.hidden if change.hidden is None else max(1, heard) if change.hidden else 0,
        folded,
    )


class Arranging:
    """Changes the arrangement and the hidden entries of one person."""

    def __init__(self, owing: Owing, clock: Callable[[], int]) -> None:
        self._owing = owing
        self._clock = clock

    async def arrange(self, change: Arrange, heard: int) -> None:
        """Change what is not None."""
        if change.sticky and change.folded is None:
            # Told in one with a fold that the server does not know of yet, it would not end that.
            change = structs.replace(change, folded=False)
        value = partial(self._value, change, self._clock(), heard)
        key = state_key("arrange", change.conversation)
        await self._owing.set(Setting(key, value, NOT_ARRANGED, change))

    def _value(self, change: Arrange, now: int, heard: int, held: bytes | None) -> bytes:
        before = Arrangement() if held is None else decode_value(held, Arrangement)
        return encode_value(arranged(before, change, now, heard))

    def is_untold(self, conversation: bytes) -> bool:
        """Tell whether the server does not know yet how I keep a conversation."""
        return self._owing.owes(state_key("arrange", conversation))

    async def hide(self, conversation: bytes, entries: Sequence[bytes], *, on: bool) -> None:
        """Hide entries, or bring them back."""
        value = encode_value(Hidden(conversation, on))
        nothing = encode_value(Hidden(conversation, on=False))
        await self._owing.set(
            *(
                Setting(
                    state_key("hidden", entry),
                    lambda _: value,
                    nothing,
                    HideEntries(conversation, (entry,), on),
                )
                for entry in dict.fromkeys(entries)
            )
        )
