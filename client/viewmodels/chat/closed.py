"""Why nothing can be written in a conversation, in words."""

from PySide6.QtCore import QCoreApplication, QLocale

from client.services.chat.summary import Summary
from client.viewmodels.groups.model import GroupModel
from client.viewmodels.groups.rules import GroupPowers
from client.viewmodels.people.directory import Directory
from client.viewmodels.times import Times
from shared.model.conversation import ConversationKind


def closed_words(summary: Summary, group: GroupModel | None, directory: Directory, peer: bytes | None) -> str:
    """Return what to say in the place where one writes; nothing while one may."""
    if summary.kind in {None, ConversationKind.DIRECT}:
        return _alone(directory, peer)
    card = None if group is None else group.card
    if card is not None and card.disbanded:
        return QCoreApplication.translate("Chat", "This group was disbanded. What was said stays readable.")
    if summary.left:
        return QCoreApplication.translate(
            "Chat", "You are not in this group any more. What was said until then stays readable."
        )
    may = None if group is None else group.may
    if may is None:
        return ""
    if may.card.ended:
        return _ended(may)
    if not may.silent:
        return ""
    if may.muted:
        return QCoreApplication.translate("Chat", "You are muted in this group. You can read along.")
    return QCoreApplication.translate("Chat", "Only the owner and the admins write here. You can read along.")


def _ended(may: GroupPowers) -> str:
    """Say when a group has ended, and to its owner what can be done about it."""
    moment = Times(QLocale()).day_and_clock(may.card.ends)
    if may.ends:
        words = QCoreApplication.translate(
            "Chat", "This group ended on {time}. You can open it again in its settings."
        )
    elif may.card.kind == ConversationKind.ROOM.value:
        words = QCoreApplication.translate("Chat", "This room ended on {time}. What was said stays readable.")
    else:
        words = QCoreApplication.translate(
            "Lines", "This group ended on {time}. What was said stays readable."
        )
    return words.format(time=moment)


def _alone(directory: Directory, peer: bytes | None) -> str:
    """Say it of a conversation with one other."""
    known = None if peer is None else directory.person(peer)
    if peer is None or known is None:
        return ""
    if directory.blocked(peer):
        return QCoreApplication.translate(
            "Chat", "You have blocked {name}. Unblock them on their card to write."
        ).format(name=directory.shown(peer))
    if not known.disabled:
        return ""
    if known.successor is None:
        return QCoreApplication.translate("Chat", "They have left. What was said stays readable.")
    said = QCoreApplication.translate("Chat", "They have left. {name} has taken over.")
    return said.format(name=directory.shown(known.successor))
