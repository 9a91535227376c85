"""Quick replies as they are offered and kept: in rows by category, found by text, pinyin and initials."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.bus import Bus
from client.core.events import PeopleStored, StateStored
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.services.people.search import Spelling
from client.services.replies import PREFIX, ordered
from client.viewmodels.chat.calling import OFFERED
from client.viewmodels.row_model import RowModel
from client.viewmodels.trying import Work, trying
from shared.model.pinyin import reads_as
from shared.model.replies import QuickReply

BEGINNING = 40
"""Characters of a reply that are compared with what is typed."""


class Kept(Protocol):
    """Replies that can be changed: one's own, or the company's; each command raises Refusal."""

    @property
    def held(self) -> Mapping[bytes, QuickReply]: ...

    async def put(self, text: str, category: str = "", reply: bytes | None = None) -> bytes: ...

    async def remove(self, reply: bytes) -> None: ...

    async def move(self, reply: bytes, step: int) -> None: ...


class AllReplies(Protocol):
    """What the window needs of the service."""

    @property
    def own(self) -> Kept: ...

    @property
    def company(self) -> Kept: ...


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One reply; the first of its category has that as its `heading`."""

    id: bytes
    text: str
    category: str = ""
    company: bool = False
    heading: str = ""

    @property
    def line(self) -> str:
        """The words in one line."""
        return " ".join(self.text.split())


def spoken_reply(row: ReplyRow) -> str:
    """Return a reply as a screen reader says it."""
    return f"{row.heading}, {row.line}" if row.heading else row.line


def reply_rows(parent: QObject) -> RowModel[ReplyRow]:
    """Return a model for rows of replies."""
    return RowModel(lambda row: row.id, lambda row: row.line, spoken_reply, parent)


def rows_of(held: Mapping[bytes, QuickReply], *, company: bool = False) -> list[ReplyRow]:
    """Return replies category by category."""
    return headed([ReplyRow(reply, one.text, one.category, company) for reply, one in ordered(held)])


def headed(rows: Sequence[ReplyRow]) -> list[ReplyRow]:
    """Return rows of which the first of each category has its heading, whatever was left out."""
    before = [None, *((one.company, one.category) for one in rows)]
    headings = (
        "" if (one.company, one.category) == last else _heading(one.category, company=one.company)
        for one, last in zip(rows, before, strict=False)
    )
    return [replace(one, heading=heading) for one, heading in zip(rows, headings, strict=True)]


def _heading(category: str, *, company: bool) -> str:
    usual = QCoreApplication.translate("Replies", "Without a category")
    if not company:
        return category or usual
    said = QCoreApplication.translate("Replies", "Company: {category}")
    return said.format(category=category) if category else QCoreApplication.translate("Replies", "Company")


class OfferedReplies(QObject):
    """All that one may say again: one's own first, then the company's.

    `prepared` tells that they are found by pinyin, too, `troubled` what went wrong.
    """

    prepared = Signal()
    troubled = Signal(str)

    def __init__(self, replies: AllReplies, language: Callable[[], Language]) -> None:
        super().__init__()
        self._replies = replies
        self._language = language
        self._spelling = Spelling()
        self._tasks = Tasks("offered replies")

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def prepare(self) -> None:
        """Make ready for somebody who is about to search: spelling them takes a moment."""
        words = [one for row in self.rows() for one in _spelt(row)]
        if unknown := self._spelling.unknown(words):
            self._tasks.start(self._learn(unknown), "spell")

    async def _learn(self, words: Sequence[str]) -> None:
        await asyncio.to_thread(self._spelling.learn, words)
        self.prepared.emit()

    def keep(self, words: str, then: Callable[[], None]) -> None:
        """Keep words as one of my own, and then do something."""
        self._tasks.start(trying(lambda: self._keep(words, then), self.troubled.emit, self._language), "keep")

    async def _keep(self, words: str, then: Callable[[], None]) -> None:
        await self._replies.own.put(words)
        then()

    def rows(self, typed: str = "") -> list[ReplyRow]:
        """Return those that fit what is typed, category by category; all for nothing."""
        own = rows_of(self._replies.own.held)
        every = [*own, *rows_of(self._replies.company.held, company=True)]
        wanted = " ".join(typed.split()).casefold()
        return headed([one for one in every if self._closeness(wanted, one) is not None]) if wanted else every

    def fitting(self, typed: str) -> list[ReplyRow]:
        """Return the few closest, for who goes on typing."""
        wanted = typed.casefold()
        ranked = [(self._closeness(wanted, one), one) for one in self.rows()]
        fits = [(rank, one) for rank, one in ranked if rank is not None]
        return [one for _, one in sorted(fits, key=lambda each: each[0])][:OFFERED]

    def _closeness(self, wanted: str, row: ReplyRow) -> int | None:
        """Return how close a reply is: by its words, by its category, by how either is spelt."""
        said = row.line.casefold()
        if said.startswith(wanted):
            return 0
        if wanted in said or wanted in row.category.casefold():
            return 1
        known = (words for words in _spelt(row) if not self._spelling.unknown((words,)))
        reads = wanted.isascii() and any(reads_as(wanted, self._spelling.of(words)) for words in known)
        return 2 if reads else None


def _spelt(row: ReplyRow) -> tuple[str, ...]:
    """Return what of a reply is compared with letters that are typed."""
    return row.line[:BEGINNING], row.category


class ReplyBook(QObject):
    """Replies to be changed. `changed` tells that they are others, `done` or `failed` what became of it.

    `categories` are those in use, to choose from.
    """

    changed = Signal()
    done = Signal(object)
    failed = Signal(str)

    def __init__(self, kept: Kept, bus: Bus, language: Callable[[], Language]) -> None:
        super().__init__()
        self.rows = reply_rows(self)
        self._kept = kept
        self._language = language
        self._tasks = Tasks("quick replies")
        self._stops = (bus.subscribe(StateStored, self._state), bus.subscribe(PeopleStored, self._people))
        self.refresh()

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        for stop in self._stops:
            stop()
        await self._tasks.close()

    @property
    def categories(self) -> Sequence[str]:
        """The categories in use, in their order."""
        return list(dict.fromkeys(one.category for one in self.rows.rows if one.category))

    def refresh(self) -> None:
        """Say the rows anew."""
        self.rows.show(rows_of(self._kept.held))
        self.changed.emit()

    def _state(self, event: StateStored) -> None:
        if any(item.key.startswith(PREFIX) for item in event.items):
            self.refresh()

    def _people(self, event: PeopleStored) -> None:
        if event.replies or event.anew:
            self.refresh()

    def put(self, text: str, category: str = "", reply: bytes | None = None) -> object:
        """Keep a reply, new or changed; return what `done` carries once it is kept."""
        return self._try(lambda: self._kept.put(text, category, reply))

    def remove(self, reply: bytes) -> None:
        """Keep a reply no more."""
        self._try(lambda: self._kept.remove(reply))

    def move(self, reply: bytes, step: int) -> None:
        """Let a reply stand further up (-1) or down (1) in its category."""
        self._try(lambda: self._kept.move(reply, step))

    def _try(self, work: Work) -> object:
        self._tasks.start(trying(lambda: self._change(work), self.failed.emit, self._language), "change")
        return work

    async def _change(self, work: Work) -> None:
        await work()
        self.done.emit(work)
