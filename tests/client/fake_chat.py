"""Chats of any length for tests and benches, made as they are read."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from client.viewmodels.chat.rows import ChatRow, Delivery
from client.viewmodels.chat.source import ChatListener, ChatPage

START = 1_600_000_000_000
MINUTE = 60_000
PEOPLE = (("张伟", False), ("何静", False), ("林晓雨", True), ("Elena Petrova", False))
SAYINGS = (
    "二线 3 号机伺服又报警了，代码 E-217，先停了十分钟。",
    "好",
    "收到。备件库还有两台同型号驱动器，我让何静现在送过去。",
    (
        "已经换上，试运行 40 件没有再报警，换下来的那台送修。换之前的参数我存在共享盘上了，"
        "谁要对照可以看 https://hc-nas.local/motion/e217?id=3，里面有每台的扭矩曲线。"
    ),
    "Please send the drawing again, thanks 👍",
    "今天 16:00 前把 E-217 的处理记录补进点检表，\n质检要随货附上。",
    "OK 👌",
)


def identity(number: int) -> bytes:
    """Return an id as others have it: 16 bytes."""
    return number.to_bytes(16, "big")


def plain_row(seq: int) -> ChatRow:
    """Return the row with a seq: people take turns, a minute apart, with a pause now and then."""
    turn = seq * 2654435761 % 97
    name, own = PEOPLE[turn % len(PEOPLE)]
    return ChatRow(
        id=identity(seq),
        seq=seq,
        author=name.encode(),
        name=name,
        time=START + seq * MINUTE * 7,
        text=SAYINGS[turn % len(SAYINGS)],
        own=own,
        delivery=Delivery.READ if own else Delivery.NONE,
    )


class FakeChat:
    """A source of `count` rows; tests add, change and fail rows, and count what is read."""

    def __init__(self, count: int, make: Callable[[int], ChatRow] = plain_row) -> None:
        self.count = count
        self.read = 0
        self.online = True
        self._make = make
        self._changed: dict[int, ChatRow] = {}
        self._waiting: list[ChatRow] = []
        self._listeners: list[ChatListener] = []

    @property
    def head(self) -> int:
        return self.count

    def row(self, seq: int) -> ChatRow:
        return self._changed.get(seq) or self._make(seq)

    def _page(self, seqs: Sequence[int], *, more: bool) -> ChatPage:
        self.read += len(seqs)
        if not self.online:
            return ChatPage((), more=True, whole=False)
        return ChatPage(tuple(self.row(seq) for seq in seqs), more=more)

    async def before(self, seq: int, limit: int) -> ChatPage:
        end = self.count if seq <= 0 else min(seq - 1, self.count)
        start = max(1, end - limit + 1)
        return self._page(range(start, end + 1), more=start > 1)

    async def after(self, seq: int, limit: int) -> ChatPage:
        end = min(self.count, seq + limit)
        return self._page(range(seq + 1, end + 1), more=end < self.count)

    async def seq_from(self, ms: int) -> int:
        return min(self.count, max(1, -((START - ms) // (MINUTE * 7))))

    async def waiting(self) -> tuple[ChatRow, ...]:
        return tuple(self._waiting)

    def listen(self, listener: ChatListener) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # What happens

    def arrive(self, row: ChatRow | None = None) -> ChatRow:
        """Let a row come at the end."""
        self.count += 1
        came = replace(row or self._make(self.count), seq=self.count)
        self._changed[self.count] = came
        self._waiting = [one for one in self._waiting if one.id != came.id]
        for listener in self._listeners:
            listener.arrived(came)
        return came

    def change(self, seq: int, **what: object) -> ChatRow:
        """Let a row show something else."""
        now = self._changed[seq] = replace(self.row(seq), **what)
        for listener in self._listeners:
            listener.row_changed(now)
        return now

    def wait(self, row: ChatRow) -> None:
        """Let an own row wait to be sent, or fail."""
        self._waiting = [one for one in self._waiting if one.id != row.id] + [row]
        for listener in self._listeners:
            listener.waits(row)

    def drop(self, row: bytes) -> None:
        """Let an own row be given up."""
        self._waiting = [one for one in self._waiting if one.id != row]
        for listener in self._listeners:
            listener.dropped(row)
