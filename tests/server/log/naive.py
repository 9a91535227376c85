"""A group as simply as it can be said: sets of what each may see and has not read, kept entry by entry."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from shared.model.bodies import (
    Amendment,
    Body,
    EditBody,
    GroupBody,
    MemberBody,
    MessageBody,
    NicknameBody,
    NoticeBody,
    ReactionBody,
    RecallBody,
    RulesBody,
)

GOVERNING = ("owner", "admin")


@dataclass
class Said:
    """A message and where it stands."""

    seq: int
    author: bytes
    recalled: bool = False


@dataclass
class Naive:
    """What a group comes to by its entries."""

    seq: int = 0
    room: bool = False
    joining: str = "closed"
    from_start: bool = False
    mute_all: bool = False
    disbanded: bool = False
    name: str = ""
    ranks: dict[bytes, str] = field(default_factory=dict[bytes, str])
    muted: set[bytes] = field(default_factory=set[bytes])
    nicknames: dict[bytes, str] = field(default_factory=dict[bytes, str])
    visible: dict[bytes, set[int]] = field(default_factory=dict[bytes, set[int]])
    blind: dict[bytes, set[int]] = field(default_factory=dict[bytes, set[int]])
    told: dict[int, set[bytes]] = field(default_factory=dict[int, set[bytes]])
    unread: dict[bytes, set[int]] = field(default_factory=dict[bytes, set[int]])
    own: dict[bytes, int] = field(default_factory=dict[bytes, int])
    mentioned: dict[bytes, int] = field(default_factory=dict[bytes, int])
    messages: dict[bytes, Said] = field(default_factory=dict[bytes, Said])

    def may(self, author: bytes, body: Body) -> bool:
        """Tell whether the author may append this now."""
        if isinstance(body, MemberBody) and body.change == "join":
            is_open = self.room and self.joining == "open" and bool(self.ranks)
            return is_open and author not in self.ranks and body.people == (author,)
        if author not in self.ranks:
            return False
        governs = self.ranks[author] in GOVERNING
        speaks = author not in self.muted and (governs or not self.mute_all)
        match body:
            case MessageBody() | NicknameBody():
                return speaks and (governs or not getattr(body, "everyone", False))
            case Amendment():
                return self._may_amend(author, body, governs=governs, speaks=speaks)
            case MemberBody():
                return self._may_change(author, body, governs=governs)
            case RulesBody():
                owners = body.from_start is not None or body.disbanded is not None
                return self.ranks[author] == "owner" if owners else governs
            case NoticeBody():
                return governs
            case _:
                return False

    def _may_amend(self, author: bytes, body: Amendment, *, governs: bool, speaks: bool) -> bool:
        said = self.messages.get(body.target)
        if said is None or said.recalled or said.seq not in self.visible[author]:
            return False
        match body:
            case EditBody():
                return said.author == author and speaks
            case RecallBody():
                return said.author == author or governs
            case ReactionBody():
                return speaks
            case _:
                return governs

    def _may_change(self, author: bytes, body: MemberBody, *, governs: bool) -> bool:
        if len(set(body.people)) != len(body.people):
            return False
        strangers = [one for one in body.people if one not in self.ranks]
        owner = self.ranks[author] == "owner"
        match body.change:
            case "add":
                free = governs or (not self.room and self.joining == "open")
                return free and len(strangers) == len(body.people)
            case "remove" | "mute" | "unmute":
                below = {"owner": ("admin", "member"), "admin": ("member",), "member": ()}[self.ranks[author]]
                return governs and all(self.ranks.get(one) in below for one in body.people)
            case "leave":
                return body.people == (author,) and (not owner or len(self.ranks) == 1)
            case "admin" | "member":
                return owner and not strangers and author not in body.people
            case "owner":
                return owner and not strangers and body.person != author and not body.others
            case _:
                return False

    def take(self, author: bytes, entry: bytes, body: Body) -> None:
        """Take in an entry that was appended."""
        self.seq += 1
        before = set(self.ranks)
        match body:
            case GroupBody():
                self.room, self.joining, self.from_start = body.group == "room", body.joining, body.from_start
                self.name = body.name
                self._come((author, *body.members))
                self.ranks[author] = "owner"
            case MemberBody():
                self._change(author, body)
            case RulesBody():
                self._rule(body)
            case MessageBody():
                self._say(author, entry, body)
            case RecallBody():
                self.messages[body.target].recalled = True
            case NicknameBody():
                self.nicknames[author] = body.name
            case _:
                pass
        self.told[self.seq] = before | set(self.ranks)
        for person in self.told[self.seq]:
            self.visible[person].add(self.seq)
            if isinstance(body, Amendment) and self.messages[body.target].seq not in self.visible[person]:
                self.blind[person].add(self.seq)

    def _come(self, people: Iterable[bytes]) -> None:
        for person in people:
            self.ranks[person] = "member"
            self.visible.setdefault(person, set())
            self.blind.setdefault(person, set())
            self.own.setdefault(person, 0)
            self.mentioned.setdefault(person, 0)
            self.unread[person] = set()
            if self.from_start:
                self.visible[person] |= set(range(1, self.seq))
                self.blind[person] = set()

    def _change(self, author: bytes, body: MemberBody) -> None:
        match body.change:
            case "join" | "add":
                self._come(body.people)
            case "leave" | "remove":
                for person in body.people:
                    del self.ranks[person]
                    self.nicknames.pop(person, None)
            case "mute":
                self.muted |= set(body.people)
            case "unmute":
                self.muted -= set(body.people)
            case "owner":
                self.ranks[author], self.ranks[body.person] = "admin", "owner"
            case rank:
                self.ranks.update(dict.fromkeys(body.people, rank))

    def _rule(self, body: RulesBody) -> None:
        self.name = self.name if body.name is None else body.name
        self.joining = self.joining if body.joining is None else body.joining
        self.from_start = self.from_start if body.from_start is None else body.from_start
        self.mute_all = self.mute_all if body.mute_all is None else body.mute_all
        if body.disbanded:
            self.disbanded = True
            self.ranks.clear()

    def _say(self, author: bytes, entry: bytes, body: MessageBody) -> None:
        self.messages[entry] = Said(self.seq, author)
        self.own[author] += 1
        for person in set(self.ranks) - {author}:
            self.unread[person].add(self.seq)
            if body.everyone or person in body.mentions:
                self.mentioned[person] = self.seq

    def read(self, person: bytes, seq: int) -> None:
        """Somebody has read up to a seq."""
        self.unread[person] = {one for one in self.unread[person] if one > seq}
