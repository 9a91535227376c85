"""What the people in the pictures say to each other, and when."""

from dataclasses import dataclass
from datetime import datetime

ME = "王芳"
NOW = datetime(2026, 9, 25, 10, 47).astimezone()
TYPES = "李伟"
DRAFTS = {"陈静": "轴承三家报价汇总好了，下午发你"}
ABROAD = "Emma Wilson"


@dataclass(frozen=True)
class Line:
    """One message: when, by whom (or by me), and what."""

    time: datetime
    mine: bool
    text: str


@dataclass(frozen=True)
class Talk:
    """A conversation with one colleague; `seen` tells whether I have read all of it."""

    name: str
    lines: tuple[Line, ...]
    seen: bool = True
    stays: bool = False


@dataclass(frozen=True)
class GroupLine:
    """One message in the group: when, by whom, and what; `file` comes with it, `calls` are mentioned."""

    time: datetime
    author: str
    text: str
    file: str = ""
    calls: tuple[str, ...] = ()


def spoken(moment: str, author: str, text: str, *, file: str = "", calls: tuple[str, ...] = ()) -> GroupLine:
    """Return a line of the group said at a time like "25 09:12" of that September."""
    return GroupLine(said(moment, "").time, author, text, file, calls)


def said(moment: str, text: str, *, mine: bool = False) -> Line:
    """Return a line said at a time like "25 09:12" of that September."""
    day, clock = moment.split()
    hour, minute = map(int, clock.split(":"))
    return Line(datetime(2026, 9, int(day), hour, minute).astimezone(), mine, text)


def asked(moment: str, text: str) -> Line:
    """Return a line that I said."""
    return said(moment, text, mine=True)


TALKS = (
    Talk("David Chen", (said("8 16:02", "Signed copy is in the shared folder, thanks!"),)),
    Talk("赵婷婷", (asked("12 11:20", "今天食堂有番茄牛腩吗？"), said("12 11:24", "有，清炒芥蓝也不错 😋"))),
    Talk("单晓东", (said("18 17:40", "盘点表已交，差两件我周一补"), asked("18 17:52", "好，辛苦"))),
    Talk(
        "欧阳雪",
        (said("23 15:08", "样件明早 9 点送到苏州，收货人写你可以吗？"), asked("23 15:11", "可以")),
    ),
    Talk(
        "Emma Wilson",
        (
            said("24 16:30", "Hi Fang, could you send the torque curves of line 2 once more?"),
            asked("24 16:41", "Sure. Which week do you need?"),
            said("24 16:42", "Week 38, please. The customer asks for the E-217 days."),
            asked(
                "24 16:55",
                "Sent to your mailbox, and here is the page: https://hc-nas.local/motion/e217?week=38",
            ),
            said("25 08:31", "Got them, thanks. The peak on the 17th explains everything 👍"),
        ),
        stays=True,
    ),
    Talk("曾琳", (said("25 09:12", "9 月 24 日质检日报在共享盘，合格率 99.2%"),), seen=False),
    Talk(
        "杨磊",
        (asked("25 09:40", "打印机驱动装好了"), said("25 09:58", "不客气，有问题再找我")),
        stays=True,
    ),
    Talk("陈静", (said("25 10:05", "轴承哪家便宜？等你的汇总"),), stays=True),
    Talk(
        "张敏",
        (
            said("25 10:28", "国庆值班表排好了"),
            said("25 10:29", "你看看 10 月 3 日方便吗？"),
            said("25 10:31", "不方便的话我和刘洋换"),
        ),
        seen=False,
        stays=True,
    ),
    Talk("刘洋", (said("25 10:42", "电控板 V2.3 图纸发你了，注意安装孔改成了 M4"),), seen=False, stays=True),
    Talk(
        "李伟",
        (
            said("24 16:46", "二线 3 号机伺服又报警了，代码 E-217，先停了十分钟。"),
            said("24 16:47", "主轴扭矩到 142%，驱动温度 71 ℃"),
            asked("24 16:52", "收到。备件库还有两台同型号驱动器，我让杨磊现在送过去。"),
            said("24 16:53", "好，等他"),
            said("25 09:16", "已经换上，试运行 40 件没有再报警，换下来的那台送修。"),
            said(
                "25 09:17",
                "换之前的参数存在共享盘：https://hc-nas.local/motion/e217，每台的扭矩曲线都有，谁要对照可以看。",
            ),
            asked("25 09:24", "👍👍"),
            asked("25 09:24", "今天 16:00 前把 E-217 的处理记录补进点检表，质检要随货附上。"),
            said("25 10:44", "记录写好了，点检表第 12 行开始。"),
            said("25 10:45", "下午两点现场碰一下？顺便看看新驱动器的温度。"),
            asked("25 10:46", "可以，两点见。"),
        ),
        stays=True,
    ),
)

GROUP = "装配二组 · 交付攻坚"
MEMBERS = ("李伟", "张敏", "刘洋", "陈静", "杨磊")
NOTICE = "9 月 26 日前完成 3 号订单 480 台装机。每天 17:30 在群里报当日数量，异常随时打电话，不要只留言。"
SHEET = "二线设备点检表_0925.xlsx"
FOUNDED = said("22 08:30", "").time
GROUP_LINES = (
    spoken("24 16:46", "李伟", "二线 3 号机伺服又报警了，代码 E-217，先停了十分钟。"),
    spoken("24 16:52", ME, "收到。备件库还有两台同型号驱动器，我让杨磊现在送过去。"),
    spoken("25 09:16", "杨磊", "已经换上，试运行 40 件没有再报警，换下来的那台送修。"),
    spoken("25 09:20", "张敏", "", file=SHEET),
    spoken(
        "25 10:44", ME, "@李伟 今天 16:00 前把 E-217 的处理记录补进点检表，质检要随货附上。", calls=("李伟",)
    ),
)
