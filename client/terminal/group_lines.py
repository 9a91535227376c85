"""What happened to a group, in one line: who came and went, what was set. Pure: names come from outside."""

from collections.abc import Callable, Sequence

from client.core.wording import Language
from shared.ids import ORGANISATION
from shared.model.bodies import GroupBody, MemberBody, NoticeBody, RulesBody
from shared.model.fold import Standing

NAMED = 5
"""Names in one line; of more people it is said how many they are."""

Name = Callable[[bytes], str]
Words = tuple[str, str]

LINES: dict[str, Words] = {
    "group": ("{by} 创建了群", "{by} began this group"),
    "group with": ("{by} 创建了群，成员有 {whom}", "{by} began this group with {whom}"),
    "room": ("{by} 创建了公开群", "{by} opened this room"),
    "department": ("部门群已建立", "The department's group begins here"),
    "staff": ("全员群已建立", "The group of all staff begins here"),
    "came": ("{whom} 加入了", "{whom} joined"),
    "went": ("{whom} 离开了", "{whom} left"),
    "add": ("{by} 添加了 {whom}", "{by} added {whom}"),
    "remove": ("{by} 移出了 {whom}", "{by} removed {whom}"),
    "owner": ("{by} 把群转交给了 {whom}", "{by} handed the group over to {whom}"),
    "admin": ("{by} 把 {whom} 设为管理员", "{by} made {whom} an admin"),
    "member": ("{by} 取消了 {whom} 的管理员身份", "{by} took the admin's rank from {whom}"),
    "mute": ("{by} 禁止了 {whom} 发言", "{by} muted {whom}"),
    "unmute": ("{by} 允许 {whom} 发言", "{by} let {whom} write again"),
    "in charge": ("{whom} 现在负责这里", "Now in charge here: {whom}"),
    "not in charge": ("{whom} 不再负责这里", "No longer in charge here: {whom}"),
    "owned": ("{whom} 现在是群主", "The group belongs to {whom} now"),
    "unknown": ("{whom} 有变动，更新版本后可见", "Something changed for {whom}; a newer version tells"),
    "notice": ("{by} 发布了公告：{text}", "{by} set the notice: {text}"),
    "no notice": ("{by} 撤下了公告", "{by} took the notice away"),
    "disbanded": ("{by} 解散了群", "{by} disbanded the group"),
    "name": ("{by} 把群改名为“{text}”", "{by} renamed the group “{text}”"),
    "about": ("{by} 修改了群介绍", "{by} changed the description"),
    "closed": ("{by} 设为只有群主和管理员能加人", "{by} let only owner and admins add people"),
    "approval": ("{by} 设为申请后加入", "{by} let people ask to join"),
    "open": ("{by} 设为自由加入", "{by} opened the group to everyone"),
    "joining": ("{by} 修改了加入方式", "{by} changed who may join"),
    "from start": ("{by} 允许新成员查看以前的消息", "{by} let newcomers see what was said before"),
    "from joining": (
        "{by} 设为新成员只看到加入后的消息",
        "{by} let newcomers see only what comes after them",
    ),
    "mute all": ("{by} 开启了全员禁言", "{by} muted everyone but owner and admins"),
    "mute nobody": ("{by} 关闭了全员禁言", "{by} let everyone write again"),
    "and others": ("{whom} 等 {count} 人", "{whom} and others, {count} people"),
    "organisation": ("组织", "The organisation"),
    "you": ("你", "you"),
}
_CHANGES = frozenset(
    {
        *("came", "went", "add", "remove", "owner", "admin", "member", "mute", "unmute"),
        *("in charge", "not in charge", "owned"),
    }
)
_JOINING = frozenset({"closed", "approval", "open"})


def line_of(standing: Standing, name: Name, language: Language) -> str | None:
    """Return the line of an entry that governs a group; None for one that is none of those, or recalled."""
    said = _Said(name, language)
    by = standing.author
    match standing.body:
        case GroupBody() as body:
            return said.founded(body, by)
        case MemberBody() as body:
            return said.members(body, by)
        case RulesBody() as body:
            return said.rules(body, by)
        case NoticeBody(text):
            words = " ".join(text.split())
            return said.line("notice" if words else "no notice", by, text=words)
        case _:
            return None


class _Said:
    def __init__(self, name: Name, language: Language) -> None:
        self._name = name
        self._chinese = language is Language.CHINESE

    def line(self, key: str, by: bytes, people: Sequence[bytes] = (), text: str = "") -> str:
        """Return a line with its names."""
        line = self._words(key).format(by=self._by(by), whom=self._whom(people), text=text)
        return line[:1].upper() + line[1:]

    def _words(self, key: str) -> str:
        return LINES[key][0 if self._chinese else 1]

    def _by(self, person: bytes) -> str:
        return self._words("organisation") if person == ORGANISATION else self._named(person)

    def _named(self, person: bytes) -> str:
        return self._name(person) or self._words("you")

    def _whom(self, people: Sequence[bytes]) -> str:
        together = ("、" if self._chinese else ", ").join(self._named(one) for one in people[:NAMED])
        if len(people) <= NAMED:
            return together
        return self._words("and others").format(whom=together, count=len(people))

    def founded(self, body: GroupBody, by: bytes) -> str:
        others = [one for one in body.members if one != by]
        known = body.group if body.group in ("room", "department", "staff") else "group"
        return self.line("group with" if known == "group" and others else known, by, others)

    def members(self, body: MemberBody, by: bytes) -> str:
        change = body.change
        follows = {"add": "came", "remove": "went", "admin": "in charge", "member": "not in charge"}
        follows["owner"] = "owned"
        if change in ("join", "leave"):
            change = "came" if change == "join" else "went"
        elif by == ORGANISATION:
            change = follows.get(change, change)
        return self.line(change if change in _CHANGES else "unknown", by, body.people)

    def rules(self, body: RulesBody, by: bytes) -> str:
        if body.disbanded:
            return self.line("disbanded", by)
        said: list[str] = []
        if body.name is not None:
            said.append(self.line("name", by, text=body.name))
        if body.about is not None:
            said.append(self.line("about", by))
        if body.joining is not None:
            said.append(self.line(body.joining if body.joining in _JOINING else "joining", by))
        if body.from_start is not None:
            said.append(self.line("from start" if body.from_start else "from joining", by))
        if body.mute_all is not None:
            said.append(self.line("mute all" if body.mute_all else "mute nobody", by))
        return ("；" if self._chinese else "; ").join(said)
