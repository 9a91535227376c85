"""The office window with an office in it as one sees it on a working day, for whoever looks at pictures."""

from shared.model.bodies import GroupBody, MessageBody, NoticeBody
from shared.model.presence import Presence
from shared.model.rights import EVERY_POWER, first_policy
from shared.protocol.admin import ImportChange, RowError
from shared.protocol.groups import JoinRequest, Member, RoomFound
from shared.protocol.org import Department, Person
from tests.client.fakes.identities import ME, NOW
from tests.client.ui.office_windows import CHEN, GROUP, HE, RESEARCH, SALES, ZHANG, OfficeWindow

PLATFORM = b"p" * 16
NOTICE = "本周五 16:00 评审二期方案，地点三楼会议室。请提前把各自的图纸传到群里。"
LINES = (
    (CHEN, "下午的评审改到 3 点，会议室不变。"),
    (ZHANG, "收到，我把散热器的图纸也带上。"),
    (CHEN, "Please also check https://hc-server/specs/heat-sink-2.4 before the review."),
)


class FurnishedOffice(OfficeWindow):
    """Departments, people with titles, a group that talks, a direct chat, an import with a fault."""

    def _fill(self) -> None:
        self._furnish_people()
        self._furnish_chats()
        company = self.company
        company.groups.rooms = [
            RoomFound(RESEARCH, "羽毛球", "每周三晚 7 点，体育馆 2 号场", "open", 26, False, False),
            RoomFound(PLATFORM, "午餐拼单", "11 点前接龙", "approval", 118, False, False),
            RoomFound(SALES, "二手市集", "", "approval", 7, False, True),
        ]
        company.groups.asking = [JoinRequest(HE, "何静", "我在平台组，想跟进二期", NOW)]
        company.admin.changes = (
            ImportChange(2, "added", "HC0551", "田恬"),
            ImportChange(3, "changed", "HC0002", "张伟"),
            ImportChange(4, "disabled", "HC0410", "赵敏"),
        )
        company.admin.errors = (RowError(7, "手机", "missing"),)

    def _furnish_people(self) -> None:
        people = self.company.people
        people.may = EVERY_POWER
        people.change(
            Department(RESEARCH, None, "研发部", 0, (CHEN,), False, 1),
            Department(PLATFORM, RESEARCH, "平台组", 0, (), False, 1),
            Department(SALES, None, "市场与客户服务部", 1, (), False, 1),
            Person(
                ME,
                "HC0342",
                "林晓雨",
                False,
                2,
                PLATFORM,
                "高级工程师",
                1,
                ("8342",),
                "lin@hc.example",
                "图纸在哪里，我就在哪里",
                level="P7",
            ),
            Person(
                CHEN,
                "HC0001",
                "陈思远",
                False,
                2,
                RESEARCH,
                "研发总监",
                1,
                ("8216", "13800138000"),
                "chen@hc.example",
                "今天在苏州",
                level="教授级高级工程师",
            ),
            Person(ZHANG, "HC0002", "张伟", False, 2, PLATFORM, "结构工程师"),
            Person(HE, "HC0003", "何静", False, 2, SALES, "客户经理"),
        )
        people.change(policy=first_policy(b"o" * 20, 1, (ME,)))
        for person, seen in (
            (ME, Presence.ONLINE),
            (CHEN, Presence.ONLINE),
            (ZHANG, Presence.BUSY),
            (HE, Presence.OFFLINE),
        ):
            self.company.presence.see(person, seen)

    def _furnish_chats(self) -> None:
        groups, chats = self.company.groups, self.company.chats
        chats.group(GROUP, "二期方案评审", rank="owner")
        members = (
            Member(ME, "owner", False, "林晓雨", "HC0342"),
            Member(CHEN, "admin", False, "陈思远", "HC0001"),
            Member(ZHANG, "member", True, "张伟", "HC0002"),
            Member(HE, "member", False, "何静", "HC0003"),
        )
        groups.put(GROUP, "二期方案评审", list(members), notice_text=NOTICE)
        chats.say(GROUP, ME, GroupBody("二期方案评审", (CHEN, ZHANG, HE)))
        chats.say(GROUP, ME, NoticeBody(NOTICE))
        for author, text in LINES:
            chats.say(GROUP, author, MessageBody(text))
        chats.say(GROUP, ME, MessageBody("好的，我更新议程。"))
        groups.counts[6] = (1, 3)
        groups.read[6] = groups.read[3] = ((CHEN,), (ZHANG, HE))
        groups.counts[3] = (1, 3)
        chats.say_to_me(HE, "报价单已经发给客户了，等他们回复。")
