"""The directory of rooms: finding them, joining, asking to be let in."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.counts import Counts
from client.viewmodels.groups.asked import Groups
from client.viewmodels.row_model import RowModel
from client.viewmodels.times import Times
from client.viewmodels.trying import trying
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.conversation import Joining, Rules
from shared.protocol.groups import RoomFound

SEARCH_MS = 200


def room_act(room: RoomFound) -> str:
    """Return what I can do with a room, in a word; nothing where it must be left to its owner."""
    if room.member:
        return QCoreApplication.translate("Rooms", "Open")
    if room.joining == Joining.OPEN.value:
        return QCoreApplication.translate("Rooms", "Join")
    if room.joining == Joining.APPROVAL.value:
        asked = QCoreApplication.translate("Rooms", "Take back")
        return asked if room.asked else QCoreApplication.translate("Rooms", "Ask to join")
    return ""


def room_words(room: RoomFound) -> str:
    """Return the second line of a room: how many are in it, and what it says of itself."""
    people = Counts.tr("%n people", "", room.members)
    asked = QCoreApplication.translate("Rooms", "you have asked to join") if room.asked else ""
    ends = ""
    if room.ends:
        ends = QCoreApplication.translate("Rooms", "until {time}")
        ends = ends.format(time=Times(QLocale()).day_and_clock(room.ends))
    return " · ".join(part for part in (people, ends, asked, " ".join(room.about.split())) if part)


def spoken_room(room: RoomFound) -> str:
    """Return a room as a screen reader says it."""
    return ", ".join(part for part in (room.name, room_words(room), room_act(room)) if part)


class RoomDirectory(QObject):
    """`found` tells that a search has ended, `opened` which room to show, `failed` what went wrong."""

    found = Signal()
    opened = Signal(bytes)
    failed = Signal(str)

    def __init__(self, groups: Groups, language: Callable[[], Language]) -> None:
        super().__init__()
        self.rows: RowModel[RoomFound] = RowModel(
            lambda room: room.conversation, lambda room: room.name, spoken_room, self
        )
        self.more = False
        self._groups = groups
        self._language = language
        self._text = ""
        self._tasks = Tasks("rooms")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self._search)

    async def close(self) -> None:
        """End what is under way."""
        self._timer.stop()
        await self._tasks.close()

    def search(self, text: str) -> None:
        """Find rooms by a part of name or description."""
        self._text = text.strip()[: limits.NAME_LENGTH]
        self._timer.start()

    def _search(self) -> None:
        self._do(self._find)

    async def _find(self) -> None:
        text = self._text
        rooms = await self._groups.find_rooms(text)
        if text == self._text:
            self.more = rooms.more
            self.rows.show(rooms.rooms)
            self.found.emit()

    def act(self, room: RoomFound) -> None:
        """Do what is offered for a room."""
        if room.member:
            self.opened.emit(room.conversation)
        elif room.joining == Joining.OPEN.value:
            self._do(lambda: self._join(room.conversation))
        elif room.joining == Joining.APPROVAL.value:
            self._do(lambda: self._ask(room.conversation, on=not room.asked))

    async def _join(self, room: bytes) -> None:
        await self._groups.join(room)
        self.opened.emit(room)

    async def _ask(self, room: bytes, *, on: bool) -> None:
        await self._groups.ask(room, on=on)
        await self._find()

    def begin(self, name: str, rules: Rules) -> None:
        """Open a room of my own."""
        self._do(lambda: self._begin(name, rules))

    async def _begin(self, name: str, rules: Rules) -> None:
        if not name.strip():
            raise Refusal(ErrorCode.BAD_ENTRY, part="name")
        room = await self._groups.create(name, (), room=True, rules=rules)
        self.opened.emit(room)

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        self._tasks.start(trying(work, self.failed.emit, self._language), "rooms")
