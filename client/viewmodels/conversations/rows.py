"""Conversations said in rows of the list."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from client.services.chat.summary import Summary
from client.viewmodels.conversations.model import Conversation, ConversationKind
from client.viewmodels.messages.system_lines import line_of
from client.viewmodels.messages.words import message_words
from client.viewmodels.people.directory import Directory
from client.viewmodels.people.naming import Presence
from shared.model import conversation as model
from shared.model.fold import Standing

KINDS = {
    model.ConversationKind.GROUP: ConversationKind.GROUP,
    model.ConversationKind.DEPARTMENT: ConversationKind.GROUP,
    model.ConversationKind.ROOM: ConversationKind.ROOM,
    model.ConversationKind.STAFF: ConversationKind.ANNOUNCE,
}
"""How conversations of several look in a list."""


def kind_in_list(kind: model.ConversationKind | None) -> ConversationKind:
    """Return how a conversation looks in a list; one with a person is all that is no group."""
    return ConversationKind.PERSON if kind is None else KINDS.get(kind, ConversationKind.PERSON)


def is_several(kind: model.ConversationKind | None) -> bool:
    """Tell whether a conversation is one of several people."""
    return kind not in {None, model.ConversationKind.DIRECT}


def is_shown(summary: Summary) -> bool:
    """Tell whether anything was said, or begun, in a conversation."""
    spoken = summary.head > 0 or summary.last is not None
    return spoken or bool(summary.unsent or summary.draft.text)


class ConversationRows:
    """Makes rows; `presence_of` tells how somebody is seen, None for nobody and where it is not known.

    `status_of` tells what they say of it, `is_reminded` whether I am reminded of something in a conversation.
    """

    def __init__(
        self,
        directory: Directory,
        presence_of: Callable[[bytes | None], Presence | None],
        status_of: Callable[[bytes | None], str],
        is_reminded: Callable[[bytes], bool] = lambda _: False,
    ) -> None:
        self._directory = directory
        self._presence_of = presence_of
        self._status_of = status_of
        self._is_reminded = is_reminded

    def row(self, summary: Summary, *, is_open: bool) -> Conversation:
        """Return a conversation's row; the one that is open shows neither its draft nor moves with it."""
        kind = kind_in_list(summary.kind)
        group = kind is not ConversationKind.PERSON
        last = summary.last
        typing = next(iter(sorted(summary.typing)), None)
        return Conversation(
            id=summary.peer or summary.id,
            title=self._title(summary),
            kind=kind,
            presence=self._presence_of(summary.peer),
            status=self._status_of(summary.peer),
            author=self._author(summary.id, last) if group and not summary.unsent else "",
            preview=self._unsent(summary) if summary.unsent else self._preview(summary.id, last),
            time=summary.said if is_open else summary.time,
            unread=summary.unread,
            mentioned=summary.mentions_me and summary.unread > 0,
            muted=summary.quiet,
            folded=summary.folded,
            reminded=self._is_reminded(summary.id),
            urged=summary.is_urged and summary.unread > 0,
            pinned=summary.sticky,
            flagged=summary.flagged,
            asking=summary.waiting,
            draft="" if is_open else summary.draft.text,
            typing="" if typing is None else self._directory.within(summary.id).shown(typing),
            failed=any(one.refused for one in summary.unsent),
            waiting=bool(summary.unsent),
            number="" if summary.peer is None else self._directory.number(summary.peer),
        )

    def _title(self, summary: Summary) -> str:
        if summary.peer is not None:
            return self._directory.shown(summary.peer)
        return summary.name or self._directory.unnamed()

    def _author(self, conversation: bytes, last: Standing | None) -> str:
        """Name who wrote last; a line that tells what happened names its author itself."""
        if last is None or last.kind != "message":
            return ""
        names = self._directory.within(conversation)
        return "" if names.is_me(last.author) else names.shown(last.author)

    def _unsent(self, summary: Summary) -> str:
        last = summary.unsent[-1]
        return message_words(last.text, last.attachments)

    def _preview(self, conversation: bytes, last: Standing | None) -> str:
        if last is None:
            return ""
        if last.recalled:
            return QCoreApplication.translate("Main", "Message recalled")
        line = line_of(last, self._directory.within(conversation))
        if line is not None:
            return line
        said = message_words(last.text, last.attachments)
        return said if last.known else QCoreApplication.translate("Main", "Needs a newer version")
