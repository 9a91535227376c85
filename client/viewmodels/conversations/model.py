"""The conversation list: rows in order, changed one by one so that a selection stays where it is."""

from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QObject, Qt

from client.viewmodels.counts import Counts
from client.viewmodels.people.naming import Presence, isolated
from client.viewmodels.people.presence import presence_words
from client.viewmodels.row_model import ROOT, Index


class ConversationKind(StrEnum):
    """Whom a conversation is with."""

    PERSON = "person"
    GROUP = "group"
    ANNOUNCE = "announce"
    ROOM = "room"
    BOT = "bot"
    DEVICES = "devices"
    FOLDED = "folded"


class Conversation(Struct, frozen=True):
    """What a row of the list tells; `time` is Unix ms, 0 while nothing was said.

    `typing` names who types, `author` who said the last words in a group (empty for oneself). The last
    words are not sent yet: `waiting`; one of them was refused: `failed`. `number` is a person's staff number.
    `flagged` was marked as unread, with nothing unread in it; `asking` is how many wait to be let in.
    `status` is what somebody says of being there, and until when. `folded` stands among the folded ones.
    `reminded` has a message that I am reminded of now, `urged` one that somebody asks me to read.
    """

    id: bytes
    title: str
    kind: ConversationKind = ConversationKind.PERSON
    presence: Presence | None = None
    author: str = ""
    preview: str = ""
    time: int = 0
    unread: int = 0
    mentioned: bool = False
    draft: str = ""
    typing: str = ""
    muted: bool = False
    pinned: bool = False
    failed: bool = False
    waiting: bool = False
    number: str = ""
    encrypted: bool = True
    flagged: bool = False
    asking: int = 0
    status: str = ""
    folded: bool = False
    reminded: bool = False
    urged: bool = False


class Role(IntEnum):
    """What the model can be asked for, beyond Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    FIRST_UNPINNED = ROW + 1


class PreviewTone(StrEnum):
    """The status that the marked beginning of a preview tells."""

    PLAIN = "plain"
    MENTION = "mention"
    DRAFT = "draft"
    TYPING = "typing"
    FAILED = "failed"
    REMINDER = "reminder"


class Preview(Struct, frozen=True):
    """The second line of a row: a marked beginning and the words after it."""

    mark: str
    words: str
    tone: PreviewTone = PreviewTone.PLAIN


def preview(row: Conversation) -> Preview:
    """Return the second line: what is new for me is the loudest."""
    words = " ".join(row.preview.split())
    if row.author:
        said = QCoreApplication.translate("Conversations", "{name}: {text}")
        words = said.format(name=isolated(row.author), text=words)
    if row.typing:
        said = QCoreApplication.translate("Conversations", "{name} is typing…")
        return Preview(said.format(name=isolated(row.typing)), "", PreviewTone.TYPING)
    if row.failed:
        return Preview(QCoreApplication.translate("Conversations", "[Not sent]"), words, PreviewTone.FAILED)
    if row.mentioned:
        mark = QCoreApplication.translate("Conversations", "[Mentions you]")
        return Preview(mark, words, PreviewTone.MENTION)
    if row.urged:
        mark = QCoreApplication.translate("Conversations", "[Please read]")
        return Preview(mark, words, PreviewTone.MENTION)
    if row.reminded:
        mark = QCoreApplication.translate("Conversations", "[Reminder]")
        return Preview(mark, words, PreviewTone.REMINDER)
    if row.draft:
        mark = QCoreApplication.translate("Conversations", "[Draft]")
        return Preview(mark, " ".join(row.draft.split()), PreviewTone.DRAFT)
    return Preview("", words)


def spoken(row: Conversation) -> str:
    """Return a row as a screen reader says it."""
    second = preview(row)
    parts = [row.title, second.mark, second.words]
    if row.unread:
        parts.insert(1, Counts.tr("%n unread", "", row.unread))
    if row.flagged and row.kind is not ConversationKind.FOLDED:
        parts.insert(1, QCoreApplication.translate("Conversations", "marked as unread"))
    if row.muted:
        parts.append(QCoreApplication.translate("Conversations", "muted"))
    if row.asking:
        parts.append(Counts.tr("%n ask to join", "", row.asking))
    if row.waiting and not row.failed:
        parts.append(QCoreApplication.translate("Conversations", "not sent yet"))
    if row.presence is not None:
        parts += [presence_words(row.presence), row.status]
    return ", ".join(part for part in parts if part)


class ConversationModel(QAbstractListModel):
    """The rows in the order they are given in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Conversation] = []

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many conversations there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what Qt and screen readers ask of it."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Role.FIRST_UNPINNED:
            return not row.pinned and index.row() > 0 and self._rows[index.row() - 1].pinned
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        return spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def row(self, number: int) -> Conversation:
        """Return the row at a place."""
        return self._rows[number]

    @property
    def rows(self) -> tuple[Conversation, ...]:
        """All rows, in their order."""
        return tuple(self._rows)

    @property
    def divided(self) -> bool:
        """Whether a line stands below pinned rows."""
        return bool(self._rows) and self._rows[0].pinned and not self._rows[-1].pinned

    def place_of(self, conversation: bytes) -> int | None:
        """Return where a conversation stands."""
        return next((place for place, row in enumerate(self._rows) if row.id == conversation), None)

    def show(self, rows: Sequence[Conversation]) -> None:
        """Become these rows by the fewest insertions, moves, removals and changes."""
        wanted = {row.id: place for place, row in enumerate(rows)}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].id not in wanted:
                self.beginRemoveRows(ROOT, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            if place == len(self._rows) or self._rows[place].id != row.id:
                self._put(place, row, wanted)
        self._tell_changes(rows)

    def _put(self, place: int, row: Conversation, wanted: Mapping[bytes, int]) -> None:
        found = next((at for at in range(place, len(self._rows)) if self._rows[at].id == row.id), None)
        if found is None:
            self.beginInsertRows(ROOT, place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
        elif found == place + 1:
            # What stands here goes further down: one move, where each row below would need one to go up.
            self._move(place, min(wanted[self._rows[place].id], len(self._rows) - 1))
        else:
            self._move(found, place)

    def _move(self, place: int, to: int) -> None:
        self.beginMoveRows(ROOT, place, place, ROOT, to if to < place else to + 1)
        self._rows.insert(to, self._rows.pop(place))
        self.endMoveRows()

    def _tell_changes(self, rows: Sequence[Conversation]) -> None:
        for place, row in enumerate(rows):
            before = self._rows[place]
            if before is row:
                continue
            self._rows[place] = row
            if before != row:
                # The line under the pinned rows belongs to the row after them.
                last = place if row.pinned == before.pinned else min(place + 1, len(self._rows) - 1)
                self.dataChanged.emit(self.index(place), self.index(last))
