"""What happened to a group, in one line: who came and went, what was set. Pure: names come from outside."""

from collections.abc import Callable, Sequence

from client.core.clock import time_said
from client.core.sync.group_changes import Change, GroupChange, changes_of
from client.core.words.language import Language, Words, said
from client.terminal.words import russian, taiwanese
from shared.ids import ORGANISATION
from shared.model.fold import Standing

NAMED = 5
"""Names in one line; of more people it is said how many they are."""

TRANSLATED = {Language.TAIWANESE: taiwanese.LINES, Language.RUSSIAN: russian.LINES}

Name = Callable[[bytes], str]

LINES: dict[Change, Words] = {
    Change.GROUP: ("{by} 创建了群", "{by} began this group"),
    Change.GROUP_WITH: ("{by} 创建了群，成员有 {whom}", "{by} began this group with {whom}"),
    Change.ROOM: ("{by} 创建了公开群", "{by} opened this room"),
    Change.DEPARTMENT: ("部门群已建立", "The department's group begins here"),
    Change.STAFF: ("全员群已建立", "The group of all staff begins here"),
    Change.CAME: ("{whom} 加入了", "{whom} joined"),
    Change.WENT: ("{whom} 离开了", "{whom} left"),
    Change.ADDED: ("{by} 添加了 {whom}", "{by} added {whom}"),
    Change.REMOVED: ("{by} 移出了 {whom}", "{by} removed {whom}"),
    Change.HANDED_OVER: ("{by} 把群转交给了 {whom}", "{by} handed the group over to {whom}"),
    Change.ADMIN: ("{by} 把 {whom} 设为管理员", "{by} made {whom} an admin"),
    Change.MEMBER: ("{by} 取消了 {whom} 的管理员身份", "{by} took the admin's rank from {whom}"),
    Change.MUTED: ("{by} 禁止了 {whom} 发言", "{by} muted {whom}"),
    Change.UNMUTED: ("{by} 允许 {whom} 发言", "{by} let {whom} write again"),
    Change.IN_CHARGE: ("{whom} 现在负责这里", "Now in charge here: {whom}"),
    Change.NOT_IN_CHARGE: ("{whom} 不再负责这里", "No longer in charge here: {whom}"),
    Change.OWNED: ("{whom} 现在是群主", "The group belongs to {whom} now"),
    Change.UNKNOWN: ("{whom} 有变动，更新版本后可见", "Something changed for {whom}; a newer version tells"),
    Change.NOTICE: ("{by} 发布了公告：{text}", "{by} set the notice: {text}"),
    Change.NO_NOTICE: ("{by} 撤下了公告", "{by} took the notice away"),
    Change.DISBANDED: ("{by} 解散了群", "{by} disbanded the group"),
    Change.RENAMED: ("{by} 把群改名为“{text}”", "{by} renamed the group “{text}”"),
    Change.CALLED: ("群名现在是“{text}”", "The group is called “{text}” now"),
    Change.ABOUT: ("{by} 修改了群介绍", "{by} changed the description"),
    Change.CLOSED: ("{by} 设为只有群主和管理员能加人", "{by} let only owner and admins add people"),
    Change.APPROVAL: ("{by} 设为申请后加入", "{by} let people ask to join"),
    Change.OPEN: ("{by} 设为自由加入", "{by} opened the group to everyone"),
    Change.JOINING: ("{by} 修改了加入方式", "{by} changed who may join"),
    Change.FROM_START: ("{by} 允许新成员查看以前的消息", "{by} let newcomers see what was said before"),
    Change.FROM_JOINING: (
        "{by} 设为新成员只看到加入后的消息",
        "{by} let newcomers see only what comes after them",
    ),
    Change.MUTE_ALL: ("{by} 开启了全员禁言", "{by} muted everyone but owner and admins"),
    Change.MUTE_NOBODY: ("{by} 关闭了全员禁言", "{by} let everyone write again"),
    Change.NICKNAME: ("{by} 把自己的群昵称改为“{text}”", "{by} took the name “{text}” in this group"),
    Change.NO_NICKNAME: ("{by} 不再使用群昵称", "{by} took the usual name in this group again"),
    Change.ENDS: ("{by} 把群的到期时间设为 {time}", "{by} let the group end on {time}"),
    Change.ENDS_NEVER: ("{by} 取消了群的到期时间", "{by} let the group go on without an end"),
    Change.ENDS_SOON: (
        "本群将于 {time} 到期，之后只能查看，不能再发言",
        "This group ends on {time}. After that it can be read, but nobody writes in it.",
    ),
    Change.ENDED: (
        "本群已于 {time} 到期，聊天记录仍可查看",
        "This group ended on {time}. What was said stays readable.",
    ),
}
OTHERS: Words = ("{whom} 等 {count} 人", "{whom} and others, {count} people")
THE_ORGANISATION: Words = ("组织", "The organisation")
YOU: Words = ("你", "you")


def line_of(standing: Standing, name: Name, language: Language) -> str | None:
    """Return the line of an entry that governs a group; None for one that is none of those, or recalled."""
    changes = changes_of(standing)
    if changes is None:
        return None
    told = _Told(name, language)
    return ("；" if language.full_width else "; ").join(map(told.line, changes))


def _moment(ms: int) -> str:
    return time_said(ms, "%Y-%m-%d %H:%M") if ms else ""


class _Told:
    def __init__(self, name: Name, language: Language) -> None:
        self._name = name
        self._language = language

    def line(self, change: GroupChange) -> str:
        """Return a line with its names."""
        by, whom = self._by(change.by), self._whom(change.whom)
        facts = {"by": by, "whom": whom, "text": change.text, "time": _moment(change.time)}
        line = self._words(LINES[change.what]).format(**facts)
        return line[:1].upper() + line[1:]

    def _words(self, words: Words) -> str:
        return said(words, self._language, TRANSLATED)

    def _by(self, person: bytes) -> str:
        return self._words(THE_ORGANISATION) if person == ORGANISATION else self._named(person)

    def _named(self, person: bytes) -> str:
        return self._name(person) or self._words(YOU)

    def _whom(self, people: Sequence[bytes]) -> str:
        comma = "、" if self._language.full_width else ", "
        together = comma.join(self._named(one) for one in people[:NAMED])
        if len(people) <= NAMED:
            return together
        return self._words(OTHERS).format(whom=together, count=len(people))
