"""What the organisation's rules refuse, in the words of the command line."""

from server.cli.faults import Fault
from server.config.words import Words
from shared import limits
from shared.errors import ErrorCode, Refusal

TAKEN = Words("工号 {number} 已属于{name}。", "The number {number} is {name}'s already.")
NOT_A_NAME = Words(
    "名称、工号、职务、电话和邮箱必须可显示，名称和工号不能为空；每人最多 {phones} 个电话。",
    "Names, numbers, titles, phones and mail must be printable, names and numbers not empty; "
    "a person has up to {phones} phones.",
)
SAME_NAME = Words("同级中已有这个名称的部门。", "There is a department of this name beside it already.")
NOT_EMPTY_DEPARTMENT = Words(
    "部门中还有人员或下级部门；请先移走他们，没有任何改动。",
    "There are still people or departments in it: move them first. Nothing was changed.",
)
GONE = Words(
    "没有找到所指的人员、部门或角色，或接任者已停用；没有任何改动。",
    "The person, department or role is not there, or a successor is disabled. Nothing was changed.",
)
REASONS = {
    "last": Words(
        "这是最后一位超级管理员；请先把该角色授予另一个人：linxin-server role assign 工号 super_admin",
        "This is the last super admin: first give the role to somebody else: "
        "linxin-server role assign NUMBER super_admin",
    ),
    "cycle": Words(
        "部门不能移到自己或自己的下级之中。",
        "A department cannot be moved into itself or one below it.",
    ),
    "depth": Words("部门最多 {depth} 级。", "Departments go {depth} levels deep at most."),
    "house": Words("内置角色不能这样更改。", "A role of the house cannot be changed in this way."),
    "too_many": Words("已达到数量上限。", "There are as many as there can be."),
}
REFUSED = Words("未执行：{refusal}", "Not done: {refusal}")


def word_refusal(refusal: Refusal) -> Fault:
    """Return the fault that tells a refusal."""
    match refusal.code:
        case ErrorCode.NUMBER_TAKEN:
            return Fault(TAKEN.fill(number=refusal.detail["number"], name=refusal.detail["name"]))
        case ErrorCode.BAD_MESSAGE:
            return Fault(NOT_A_NAME.fill(phones=limits.PHONES))
        case ErrorCode.CONFLICT:
            return Fault(SAME_NAME)
        case ErrorCode.NOT_EMPTY:
            return Fault(NOT_EMPTY_DEPARTMENT)
        case ErrorCode.NOT_FOUND:
            return Fault(GONE)
        case _:
            words = REASONS.get(str(refusal.detail.get("reason")), REFUSED)
            return Fault(words.fill(depth=limits.DEPARTMENT_DEPTH, refusal=refusal))
