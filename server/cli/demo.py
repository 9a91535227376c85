"""A small company for a first look."""

from typing import NamedTuple


class DemoPerson(NamedTuple):
    """Somebody of the demo company."""

    number: str
    name: str
    department: str
    title: str
    level: str
    extension: str
    mail: str


DEMO_DEPARTMENTS = (
    "总经办",
    "研发部",
    "研发部/平台组",
    "研发部/客户端组",
    "市场部",
    "市场部/销售组",
    "人事行政部",
)
DEMO_PEOPLE = (
    DemoPerson("1001", "王芳", "总经办", "总经理", "M5", "8001", "wangfang"),
    DemoPerson("1002", "李伟", "研发部", "研发总监", "M4", "8101", "liwei"),
    DemoPerson("1003", "张敏", "研发部/平台组", "平台组组长", "M2", "8111", "zhangmin"),
    DemoPerson("1004", "刘洋", "研发部/平台组", "后端工程师", "P6", "8112", "liuyang"),
    DemoPerson("1005", "陈静", "市场部", "市场总监", "M4", "8201", "chenjing"),
    DemoPerson("1006", "杨磊", "研发部/客户端组", "客户端组组长", "M2", "8121", "yanglei"),
    # A surname that is read in two ways.
    DemoPerson("1007", "曾琳", "市场部/销售组", "客户经理", "P5", "8212", "zenglin"),
    DemoPerson("1008", "单晓东", "市场部/销售组", "销售组组长", "M2", "8211", "shanxiaodong"),
    DemoPerson("1009", "欧阳雪", "人事行政部", "人事经理", "M3", "8301", "ouyangxue"),
    DemoPerson("1010", "赵婷婷", "人事行政部", "行政专员", "P4", "8302", "zhaotingting"),
    DemoPerson("1011", "Emma Wilson", "研发部/客户端组", "交互设计师", "P6", "8122", "emma.wilson"),
    DemoPerson("1012", "David Chen", "研发部/平台组", "测试工程师", "P5", "8113", "david.chen"),
)
DEMO_HEADS = {
    "总经办": "1001",
    "研发部": "1002",
    "研发部/平台组": "1003",
    "研发部/客户端组": "1006",
    "市场部": "1005",
    "市场部/销售组": "1008",
    "人事行政部": "1009",
}
DEMO_MAIL = "@example.com"
