"""What happened to a group, said in one line: who came and went, what was set."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QLocale

from client.core.sync.group_changes import Change, GroupChange, changes_of
from client.viewmodels.counts import Counts
from client.viewmodels.people.naming import isolated
from client.viewmodels.times import Times
from shared.ids import ORGANISATION
from shared.model.fold import Standing

NAMED = 3
"""Names in one line; of more people it is said how many they are."""


class Names(Protocol):
    """Who is who: a name to show, the one for everyone, all that may call them, and whether they read."""

    def shown(self, person: bytes) -> str: ...

    def own_name(self, person: bytes) -> str: ...

    def called(self, person: bytes) -> Sequence[str]: ...

    def is_me(self, person: bytes) -> bool: ...


def line_of(standing: Standing, names: Names) -> str | None:
    """Return the line of an entry that is no message; None for what stands in a bubble."""
    changes = changes_of(standing)
    if changes is None:
        return None
    return QCoreApplication.translate("Lines", "; ").join(_Said(one, names).line() for one in changes)


class _Said:
    """Says one change in the present language."""

    def __init__(self, change: GroupChange, names: Names) -> None:
        self._change = change
        self._names = names

    def line(self) -> str:
        """Return the change in words."""
        change = self._change
        return words()[change.what].format(
            by=self._by(),
            who=self._who(),
            whom=self._whom(),
            text=change.text,
            name=isolated(change.text),
            time=Times(QLocale()).day_and_clock(change.time),
        )

    def _by(self) -> str:
        if self._change.by == ORGANISATION:
            return QCoreApplication.translate("Lines", "The organisation")
        if self._names.is_me(self._change.by):
            return QCoreApplication.translate("Lines", "You")
        return self._named(self._change.by)

    def _named(self, person: bytes) -> str:
        if self._names.is_me(person):
            return QCoreApplication.translate("Lines", "you")
        return isolated(self._names.shown(person))

    def _whom(self) -> str:
        """Name those it happened to."""
        every = self._change.whom
        together = QCoreApplication.translate("Lines", ", ").join(map(self._named, every[:NAMED]))
        if len(every) <= NAMED:
            return together
        return Counts.tr("{names} and others, %n people", "", len(every)).format(names=together)

    def _who(self) -> str:
        """Name those who did something themselves."""
        if len(self._change.whom) == 1 and self._names.is_me(self._change.whom[0]):
            return QCoreApplication.translate("Lines", "You")
        return self._whom()


def words() -> dict[Change, str]:
    """Return the words of every change in the present language."""
    return {
        Change.GROUP: QCoreApplication.translate("Lines", "{by} began this group"),
        Change.GROUP_WITH: QCoreApplication.translate("Lines", "{by} began this group with {whom}"),
        Change.ROOM: QCoreApplication.translate("Lines", "{by} opened this room"),
        Change.DEPARTMENT: QCoreApplication.translate("Lines", "The department's group begins here"),
        Change.STAFF: QCoreApplication.translate("Lines", "The group of all staff begins here"),
        Change.CAME: QCoreApplication.translate("Lines", "{who} joined"),
        Change.WENT: QCoreApplication.translate("Lines", "{who} left"),
        Change.ADDED: QCoreApplication.translate("Lines", "{by} added {whom}"),
        Change.REMOVED: QCoreApplication.translate("Lines", "{by} removed {whom}"),
        Change.HANDED_OVER: QCoreApplication.translate("Lines", "{by} handed the group over to {whom}"),
        Change.OWNED: QCoreApplication.translate("Lines", "The group belongs to {whom} now"),
        Change.ADMIN: QCoreApplication.translate("Lines", "{by} made {whom} an admin"),
        Change.MEMBER: QCoreApplication.translate("Lines", "{by} took the admin's rank from {whom}"),
        Change.IN_CHARGE: QCoreApplication.translate("Lines", "Now in charge here: {whom}"),
        Change.NOT_IN_CHARGE: QCoreApplication.translate("Lines", "No longer in charge here: {whom}"),
        Change.MUTED: QCoreApplication.translate("Lines", "{by} muted {whom}"),
        Change.UNMUTED: QCoreApplication.translate("Lines", "{by} let {whom} write again"),
        Change.UNKNOWN: QCoreApplication.translate(
            "Lines", "Something changed for {whom}. A newer version tells."
        ),
        Change.NOTICE: QCoreApplication.translate("Lines", "{by} set the notice: {text}"),
        Change.NO_NOTICE: QCoreApplication.translate("Lines", "{by} took the notice away"),
        Change.DISBANDED: QCoreApplication.translate("Lines", "{by} disbanded the group"),
        Change.RENAMED: QCoreApplication.translate("Lines", "{by} renamed the group “{name}”"),
        Change.CALLED: QCoreApplication.translate("Lines", "The group is called “{name}” now"),
        Change.ABOUT: QCoreApplication.translate("Lines", "{by} changed the description"),
        Change.CLOSED: QCoreApplication.translate("Lines", "{by} let only owner and admins add people"),
        Change.APPROVAL: QCoreApplication.translate("Lines", "{by} let people ask to join"),
        Change.OPEN: QCoreApplication.translate("Lines", "{by} opened the group to everyone"),
        Change.JOINING: QCoreApplication.translate("Lines", "{by} changed who may join"),
        Change.FROM_START: QCoreApplication.translate("Lines", "{by} let newcomers see what was said before"),
        Change.FROM_JOINING: QCoreApplication.translate(
            "Lines", "{by} let newcomers see only what comes after them"
        ),
        Change.MUTE_ALL: QCoreApplication.translate("Lines", "{by} muted everyone but owner and admins"),
        Change.MUTE_NOBODY: QCoreApplication.translate("Lines", "{by} let everyone write again"),
        Change.NICKNAME: QCoreApplication.translate("Lines", "{by} took the name “{name}” in this group"),
        Change.NO_NICKNAME: QCoreApplication.translate(
            "Lines", "{by} took the usual name in this group again"
        ),
        Change.ENDS: QCoreApplication.translate("Lines", "{by} let the group end on {time}"),
        Change.ENDS_NEVER: QCoreApplication.translate("Lines", "{by} let the group go on without an end"),
        Change.ENDS_SOON: QCoreApplication.translate(
            "Lines", "This group ends on {time}. After that it can be read, but nobody writes in it."
        ),
        Change.ENDED: QCoreApplication.translate(
            "Lines", "This group ended on {time}. What was said stays readable."
        ),
    }
