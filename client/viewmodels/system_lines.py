"""What happened to a group, said in one line: who came and went, what was set."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from client.viewmodels.counts import Counts
from client.viewmodels.people import isolated
from shared.ids import ORGANISATION
from shared.model.bodies import GroupBody, MemberBody, NoticeBody, RulesBody
from shared.model.conversation import ConversationKind
from shared.model.fold import Standing

NAMED = 3
"""Names in one line; of more people it is said how many they are."""


class Names(Protocol):
    """Who is who: a name to show, the one that all others see, and whether that is the reader."""

    def shown(self, person: bytes) -> str: ...

    def own_name(self, person: bytes) -> str: ...

    def is_me(self, person: bytes) -> bool: ...


def line_of(standing: Standing, names: Names) -> str | None:
    """Return the line of an entry that is no message; None for what stands in a bubble."""
    body = standing.body
    said = Said(standing.author, names)
    match body:
        case MemberBody():
            return said.members(body)
        case GroupBody():
            return said.founded(body)
        case RulesBody():
            return said.rules(body)
        case NoticeBody():
            return said.notice(body)
        case _:
            return None


class Said:
    """Says what one author did."""

    def __init__(self, author: bytes, names: Names) -> None:
        self._names = names
        self._author = author
        self._follows = author == ORGANISATION
        self._by = self._actor()

    def _actor(self) -> str:
        if self._follows:
            return QCoreApplication.translate("Lines", "The organisation")
        you = QCoreApplication.translate("Lines", "You")
        return you if self._names.is_me(self._author) else isolated(self._names.shown(self._author))

    def _whom(self, people: Iterable[bytes]) -> str:
        """Name those it happened to."""
        every = list(people)
        you = QCoreApplication.translate("Lines", "you")
        said = [you if self._names.is_me(one) else isolated(self._names.shown(one)) for one in every[:NAMED]]
        together = QCoreApplication.translate("Lines", ", ").join(said)
        if len(every) <= NAMED:
            return together
        return Counts.tr("{names} and others, %n people", "", len(every)).format(names=together)

    def _who(self, people: Sequence[bytes]) -> str:
        """Name those who did something themselves."""
        if len(people) == 1 and self._names.is_me(people[0]):
            return QCoreApplication.translate("Lines", "You")
        return self._whom(people)

    def members(self, body: MemberBody) -> str:
        """Say a change of members or of what they may do."""
        change = body.change
        if self._follows or change in {"join", "leave"}:
            came = QCoreApplication.translate("Lines", "{who} joined")
            went = QCoreApplication.translate("Lines", "{who} left")
            said = went if change in {"leave", "remove"} else came
            if change in {"add", "join", "leave", "remove"}:
                return said.format(who=self._who(body.people))
        words = {
            "add": QCoreApplication.translate("Lines", "{by} added {whom}"),
            "remove": QCoreApplication.translate("Lines", "{by} removed {whom}"),
            "owner": QCoreApplication.translate("Lines", "{by} handed the group over to {whom}"),
            "admin": QCoreApplication.translate("Lines", "{by} made {whom} an admin"),
            "member": QCoreApplication.translate("Lines", "{by} took the admin's rank from {whom}"),
            "mute": QCoreApplication.translate("Lines", "{by} muted {whom}"),
            "unmute": QCoreApplication.translate("Lines", "{by} let {whom} write again"),
        }
        if self._follows:
            words["admin"] = QCoreApplication.translate("Lines", "Now in charge here: {whom}")
            words["member"] = QCoreApplication.translate("Lines", "No longer in charge here: {whom}")
        unknown = QCoreApplication.translate("Lines", "Something changed for {whom}. A newer version tells.")
        return words.get(change, unknown).format(by=self._by, whom=self._whom(body.people))

    def founded(self, body: GroupBody) -> str:
        """Say how a group began."""
        if body.group == ConversationKind.DEPARTMENT:
            return QCoreApplication.translate("Lines", "The department's group begins here")
        if body.group == ConversationKind.STAFF:
            return QCoreApplication.translate("Lines", "The group of all staff begins here")
        if body.group == ConversationKind.ROOM:
            return QCoreApplication.translate("Lines", "{by} opened this room").format(by=self._by)
        others = [one for one in body.members if one != self._author]
        if not others:
            return QCoreApplication.translate("Lines", "{by} began this group").format(by=self._by)
        said = QCoreApplication.translate("Lines", "{by} began this group with {whom}")
        return said.format(by=self._by, whom=self._whom(others))

    def notice(self, body: NoticeBody) -> str:
        """Say that the notice changed."""
        if not body.text.strip():
            return QCoreApplication.translate("Lines", "{by} took the notice away").format(by=self._by)
        said = QCoreApplication.translate("Lines", "{by} set the notice: {text}")
        return said.format(by=self._by, text=" ".join(body.text.split()))

    def rules(self, body: RulesBody) -> str:
        """Say which rules changed."""
        if body.disbanded:
            return QCoreApplication.translate("Lines", "{by} disbanded the group").format(by=self._by)
        said = [one.format(by=self._by, name=isolated(body.name or "")) for one in self._rules(body)]
        return QCoreApplication.translate("Lines", "; ").join(said)

    def _rules(self, body: RulesBody) -> list[str]:
        said: list[str] = []
        if body.name is not None:
            renamed = QCoreApplication.translate("Lines", "{by} renamed the group “{name}”")
            now = QCoreApplication.translate("Lines", "The group is called “{name}” now")
            said.append(now if self._follows else renamed)
        if body.about is not None:
            said.append(QCoreApplication.translate("Lines", "{by} changed the description"))
        if body.joining is not None:
            said.append(self._joining(body.joining))
        if body.from_start is not None:
            opened = QCoreApplication.translate("Lines", "{by} let newcomers see what was said before")
            closed = QCoreApplication.translate("Lines", "{by} let newcomers see only what comes after them")
            said.append(opened if body.from_start else closed)
        if body.mute_all is not None:
            muted = QCoreApplication.translate("Lines", "{by} muted everyone but owner and admins")
            free = QCoreApplication.translate("Lines", "{by} let everyone write again")
            said.append(muted if body.mute_all else free)
        return said

    def _joining(self, way: str) -> str:
        words = {
            "closed": QCoreApplication.translate("Lines", "{by} let only owner and admins add people"),
            "approval": QCoreApplication.translate("Lines", "{by} let people ask to join"),
            "open": QCoreApplication.translate("Lines", "{by} opened the group to everyone"),
        }
        return words.get(way, QCoreApplication.translate("Lines", "{by} changed who may join"))
