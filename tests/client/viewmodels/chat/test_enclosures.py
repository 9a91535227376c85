"""What waits to be sent: bounds, order, conversations of their own."""

import threading
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from client.viewmodels.chat import enclosures as module
from client.viewmodels.chat.enclosures import Enclosure, Enclosures, Look, Unfit, Unsendable
from shared import limits
from tests.client.until import until

HERE, THERE = b"here", b"there"


class Waiting:
    """Enclosures, and what they said."""

    def __init__(self) -> None:
        self.held = Enclosures()
        self.said: list[str] = []
        self.held.refused.connect(self.said.append)

    def names(self, conversation: bytes = HERE) -> list[str]:
        return [one.name for one in self.held.of(conversation).values()]

    async def settle(self) -> None:
        await until(lambda: not (self.held.is_coming(HERE) or self.held.is_coming(THERE)))


@pytest_asyncio.fixture
async def waiting() -> AsyncGenerator[Waiting]:
    made = Waiting()
    yield made
    await made.held.close()


def file(name: str, source: Path | bytes = b"x") -> Look:
    size = len(source) if isinstance(source, bytes) else 1
    return lambda: Enclosure(name, size, source)


async def test_they_stand_in_the_order_in_which_they_came(waiting: Waiting) -> None:
    first_may_end = threading.Event()

    def slow() -> Enclosure:
        first_may_end.wait(5)
        return Enclosure("1", 1, b"x")

    waiting.held.add(HERE, [slow])
    waiting.held.add(HERE, [file("2"), file("3")])
    assert waiting.held.is_coming(HERE)
    first_may_end.set()
    await waiting.settle()
    assert waiting.names() == ["1", "2", "3"]


async def test_each_conversation_keeps_its_own(waiting: Waiting) -> None:
    waiting.held.add(HERE, [file("a")])
    waiting.held.add(THERE, [file("b")])
    await waiting.settle()
    assert [one.name for one in waiting.held.take(HERE)] == ["a"]
    assert waiting.names(HERE) == []
    assert waiting.names(THERE) == ["b"]


async def test_a_message_takes_nine(waiting: Waiting) -> None:
    waiting.held.add(HERE, [file(str(number)) for number in range(7)])
    waiting.held.add(HERE, [file(str(number)) for number in range(7, 12)])
    await waiting.settle()
    assert waiting.names() == [str(number) for number in range(limits.ATTACHMENTS)]
    assert len(waiting.said) == 1
    assert "9" in waiting.said[0]


@pytest.mark.parametrize(
    ("why", "word"), [(Unfit.FOLDER, "zip"), (Unfit.LARGE, "32 MB"), (Unfit.UNREADABLE, "still there")]
)
async def test_what_can_not_be_sent_is_said_with_its_name(waiting: Waiting, why: Unfit, word: str) -> None:
    waiting.held.add(HERE, [lambda: Unsendable("图纸", why), file("good")])
    await waiting.settle()
    assert waiting.names() == ["good"]
    assert "图纸" in waiting.said[0]
    assert word in waiting.said[0]


async def test_pasted_pictures_take_no_more_memory_than_is_allowed(
    waiting: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HELD_BYTES", 10)
    waiting.held.add(HERE, [file("six", bytes(6))])
    waiting.held.add(THERE, [file("five", bytes(5)), file("four", bytes(4))])
    await waiting.settle()
    assert waiting.names(THERE) == ["four"]
    assert len(waiting.said) == 1


async def test_a_name_is_one_that_others_take(waiting: Waiting) -> None:
    waiting.held.add(HERE, [file("a\nb\u202egpj.exe"), file("..")])
    await waiting.settle()
    assert all(name.isprintable() and name not in {".", ".."} for name in waiting.names())


async def test_what_was_not_sent_waits_again_before_what_came_meanwhile(waiting: Waiting) -> None:
    waiting.held.add(HERE, [file("a"), file("b")])
    await waiting.settle()
    taken = waiting.held.take(HERE)
    waiting.held.add(HERE, [file("c")])
    await waiting.settle()
    waiting.held.put_back(HERE, taken)
    assert waiting.names() == ["a", "b", "c"]


async def test_one_is_taken_away(waiting: Waiting) -> None:
    waiting.held.add(HERE, [file("a"), file("b")])
    await waiting.settle()
    told: list[bytes] = []
    waiting.held.changed.connect(told.append)
    key = next(iter(waiting.held.of(HERE)))
    waiting.held.remove(HERE, key)
    waiting.held.remove(HERE, key)
    assert waiting.names() == ["b"]
    assert len(told) == 1


async def test_a_file_that_went_meanwhile_has_no_thumbnail(waiting: Waiting, tmp_path: Path) -> None:
    found: list[int | None] = []
    waiting.held.load(Enclosure("a", 1, tmp_path / "gone"), len, found.append)
    await until(lambda: found)
    assert found == [None]
