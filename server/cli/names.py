"""Names and numbers as given at the command line."""

from server.cli.faults import Fault
from server.config.words import Words

NOT_A_NAME = Words(
    "“{text}”不能用作名称或工号：需要 1 到 {length} 个可显示的字符。",
    "“{text}” cannot be a name or number: it takes 1 to {length} printable characters.",
)


def checked(text: str, length: int) -> str:
    """Return a name without outer blanks; raises Fault for one nobody could read or type."""
    name = text.strip()
    if not 0 < len(name) <= length or not name.isprintable():
        raise Fault(NOT_A_NAME.fill(text=ascii(text)[1:41], length=length))
    return name
