"""What a search shows, in sections: people, groups, and messages with the words that were found."""

from collections.abc import Hashable
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Qt

from client.viewmodels.conversations.model import Conversation, ConversationKind
from client.viewmodels.conversations.model import spoken as spoken_conversation
from client.viewmodels.counts import Counts
from client.viewmodels.people.naming import Presence, isolated
from client.viewmodels.row_model import ROW, Index, RowModel


class Section(StrEnum):
    """What stands together."""

    PEOPLE = "people"
    GROUPS = "groups"
    MESSAGES = "messages"


class Heading(Struct, frozen=True):
    """The name above a section."""

    section: Section


class MessageFound(Struct, frozen=True):
    """A message that was found; `places` are where in `words` stands what was looked for.

    `id` names the message, `portrait` whose face stands beside it: a person's, or the group's. `author` said
    it in a group (empty for oneself).
    """

    id: bytes
    conversation: bytes
    seq: int
    portrait: bytes
    title: str
    words: str
    places: tuple[tuple[int, int], ...] = ()
    time: int = 0
    author: str = ""
    kind: ConversationKind = ConversationKind.PERSON
    presence: Presence | None = None


class More(Struct, frozen=True):
    """Shows more of a section: so many, or the next ones where nobody has counted them."""

    section: Section
    count: int = 0


class StillComing(Struct, frozen=True):
    """Tells that messages from longer ago are not in the index yet."""


FoundRow = Heading | Conversation | MessageFound | More | StillComing


class FoundModel(RowModel[object]):
    """The rows of a search, of which headings and remarks are passed over."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_key, shown, spoken, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what can be opened be chosen."""
        if opens(index.data(ROW)):
            return super().flags(index)
        return Qt.ItemFlag.NoItemFlags


def opens(row: object) -> bool:
    """Tell whether something can be done with a row."""
    return isinstance(row, Conversation | MessageFound | More)


def _key(row: object) -> Hashable:
    return (type(row), row.id if isinstance(row, Conversation | MessageFound) else row)


def shown(row: object) -> str:
    """Return the first words of a row."""
    match row:
        case Heading(section):
            return heading_words(section)
        case More(section, count):
            return more_words(section, count)
        case StillComing():
            return coming_words()
        case Conversation() | MessageFound():
            return row.title
        case _:
            return ""


def spoken(row: object) -> str:
    """Return a row as a screen reader says it."""
    if isinstance(row, Conversation):
        return spoken_conversation(row)
    if isinstance(row, MessageFound):
        return ", ".join((row.title, said(row)))
    return shown(row)


def said(row: MessageFound) -> str:
    """Return what a message's row says: in a group with who said it."""
    return before(row) + row.words


def before(row: MessageFound) -> str:
    """Return what stands before the words of a message."""
    if not row.author:
        return ""
    words = QCoreApplication.translate("Conversations", "{name}: {text}")
    return words.format(name=isolated(row.author), text="")


def heading_words(section: Section) -> str:
    """Return the name of a section."""
    names = {
        Section.PEOPLE: QCoreApplication.translate("Search", "People"),
        Section.GROUPS: QCoreApplication.translate("Search", "Groups"),
        Section.MESSAGES: QCoreApplication.translate("Search", "Messages"),
    }
    return names[section]


def more_words(section: Section, count: int) -> str:
    """Return what shows more of a section."""
    if section is Section.PEOPLE:
        return Counts.tr("%n more people", "", count)
    if section is Section.GROUPS:
        return Counts.tr("%n more groups", "", count)
    return QCoreApplication.translate("Search", "Earlier messages")


def coming_words() -> str:
    """Return what is said while the index is not whole."""
    return QCoreApplication.translate("Search", "Older messages are still being made ready to search.")
