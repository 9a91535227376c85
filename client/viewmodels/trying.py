"""What somebody asked for: done, or said in words why it was refused."""

from collections.abc import Awaitable, Callable

from client.core.words.wording import Language, wording
from shared.errors import Refusal

Work = Callable[[], Awaitable[object]]


async def trying(work: Work, say: Callable[[str], object], language: Callable[[], Language]) -> None:
    """Do it; `say` hears in their language why it was refused."""
    try:
        await work()
    except Refusal as refusal:
        say(wording(refusal, language()))
