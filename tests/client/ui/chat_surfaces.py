"""What opens within the list and the chat, by a name; each is taken away again when it was looked at."""

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from client.core.events import EntryDropped, EntryFailed
from client.ui.chat.writing.composer import Composer
from client.ui.chat.writing.drop_surface import DropSurface
from client.ui.chat.writing.emoji_panel import EmojiPanel
from client.ui.chat.writing.reply_panel import ReplyPanel
from client.ui.drawing.encoding import encode
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment, EditBody, MessageBody, ReactionBody, RecallBody
from shared.model.entry import Entry, decode_header
from tests.client.fakes.identities import ME
from tests.client.ui.office_windows import GROUP, HE, OfficeWindow
from tests.client.ui.pictures import image

Act = Callable[[OfficeWindow], AbstractContextManager[None]]
NOBODY = "wwww"
ENDLESS = "linxin://" + "192.0.2.10/" * 30
LONG_GROUP = "2026 年第三季度散热器结构评审与供应商交付协调（苏州、无锡、深圳三地）"
LONG_NAME = "2026年第三季度散热器结构评审会议纪要与图纸清单（含供应商回复）最终版.xlsx"


def _composer(office: OfficeWindow) -> Composer:
    return office.window.chat.composer


@contextmanager
def _formatting(office: OfficeWindow) -> Generator[None]:
    _composer(office).format_bar.show()
    yield
    _composer(office).format_bar.hide()


@contextmanager
def _emoji(office: OfficeWindow) -> Generator[None]:
    (panel,) = office.window.findChildren(EmojiPanel)
    corner = _composer(office).mapTo(office.window, QPoint(20, 0))
    panel.open_at(QRect(corner, QSize(1, 1)))
    panel.offer(("👍", "🙏"))
    yield
    panel.close_panel()


@contextmanager
def _typed(office: OfficeWindow, words: str) -> Generator[None]:
    """Type into the editor, which offers what the word may become."""
    office.model.emoji.load()
    editor = _composer(office).editor
    editor.setFocus()
    QTest.keyClicks(editor, words)
    yield
    editor.clear()


@contextmanager
def _replies(office: OfficeWindow) -> Generator[None]:
    replying = _composer(office).replying
    replying.open()
    yield
    for panel in office.window.findChildren(ReplyPanel):
        panel.close_panel()


@contextmanager
def _enclosed(office: OfficeWindow) -> Generator[None]:
    mime = QMimeData()
    mime.setImageData(image(400, 300))
    _composer(office).editor.files_came.emit(mime)
    yield
    for tile in _composer(office).strip.tiles:
        QTest.keyClick(tile, Qt.Key.Key_Delete)


@contextmanager
def _dropping(office: OfficeWindow) -> Generator[None]:
    (surface,) = office.window.chat.findChildren(DropSurface)
    surface.setGeometry(surface.chat.rect())
    surface.show()
    surface.raise_()
    yield
    surface.hide()


@contextmanager
def _searched(office: OfficeWindow, words: str) -> Generator[None]:
    office.window.list.search.setText(words)
    yield
    office.window.list.search.clear()


@contextmanager
def _found_in_chat(office: OfficeWindow, words: str) -> Generator[None]:
    finder = office.window.chat.finder
    finder.open_below()
    finder.search.setText(words)
    yield
    finder.search.clear()
    finder.close_panel()


@contextmanager
def _lost(office: OfficeWindow) -> Generator[None]:
    reason = Refusal(ErrorCode.OFFLINE)
    office.company.auth.go(up=False, reason=reason)
    yield
    office.company.auth.go(up=True)


@contextmanager
def _typing(office: OfficeWindow) -> Generator[None]:
    office.company.chats.type(GROUP, HE)
    yield
    office.company.chats.type(GROUP, HE, active=False)


def furnish_with_files(office: OfficeWindow) -> list[Attachment]:
    """Let pictures and files come into a chat with one colleague; return the pictures."""
    chats, files = office.company.chats, office.company.files
    wide = files.attachment(encode(image(800, 500), "PNG"), "散热器.png", "image/png", 800, 500)
    high = files.attachment(
        encode(image(300, 700, "#17693b", "#e3a02b"), "PNG"), "现场.png", "image/png", 300, 700
    )
    sheet = files.attachment(b"sheet" * 900, LONG_NAME)
    drawing = files.attachment(b"drawing" * 90_000, "hs-2.4.step")
    chats.say_to_me(HE, MessageBody("这是现场的两张照片", attachments=(wide, high)))
    chats.say_to_me(HE, MessageBody("", attachments=(sheet, drawing)))
    return [wide, high]


def _id(entry: Entry) -> bytes:
    return decode_header(entry.header).id


@contextmanager
def _lively(office: OfficeWindow) -> Generator[None]:
    """Let all come that a message may have: a quote, reactions, a word without an end, taken back, edited."""
    chats, chat = office.company.chats, office.company.chats.direct(HE)
    asked = chats.say_to_me(HE, "下午 3 点的评审你来吗？")
    mine = chats.say(chat, ME, MessageBody("来，我把散热器的图纸也带上。", quote=_id(asked)))
    for emoji in ("👍", "🙏", "🎉"):
        chats.say_to_me(HE, ReactionBody(_id(mine), emoji, on=True))
    gone = chats.say_to_me(HE, "发错了")
    chats.say_to_me(HE, RecallBody(_id(gone)))
    chats.say_to_me(HE, EditBody(_id(asked), "下午 3 点半的评审你来吗？"))
    chats.say_to_me(HE, ENDLESS)
    office.model.chats.open(chat, HE)
    yield
    office.model.chats.open(GROUP, None)


@contextmanager
def _left_group(office: OfficeWindow) -> Generator[None]:
    chats, gone = office.company.chats, b"left".ljust(16, b"\0")
    chats.group(gone, LONG_GROUP, left=True)
    chats.say(gone, HE, "这个项目结束了，大家辛苦。")
    office.model.chats.open(gone, None)
    yield
    office.model.chats.open(GROUP, None)


@contextmanager
def _files(office: OfficeWindow) -> Generator[None]:
    furnish_with_files(office)
    office.model.chats.open(office.company.chats.direct(HE), HE)
    yield
    office.model.chats.open(GROUP, None)


@contextmanager
def _unsent(office: OfficeWindow) -> Generator[None]:
    chats = office.company.chats
    office.model.chats.open(chats.direct(HE), HE)
    chats.held_back = True
    chats.enqueue(chats.direct(HE), MessageBody("合同我今天发你，连上后自动发出。"), HE)
    with _lost(office):
        yield
    chats.held_back = False
    chats.place_all()
    office.model.chats.open(GROUP, None)


@contextmanager
def _refused(office: OfficeWindow) -> Generator[None]:
    """Let the server refuse what was sent."""
    chats = office.company.chats
    chat = chats.direct(HE)
    chats.held_back = True
    entry = chats.enqueue(chat, MessageBody("合同我今天发你。"), HE)
    refusal = Refusal(ErrorCode.NOT_ALLOWED)
    chats.queue[-1] = replace(chats.queue[-1], refusal=refusal)
    office.company.bus.publish(EntryFailed(chat, entry, refusal))
    office.model.chats.open(chat, HE)
    yield
    chats.held_back = False
    chats.queue.clear()
    office.company.bus.publish(EntryDropped(chat, entry))
    office.model.chats.open(GROUP, None)


def _with(act: Callable[[OfficeWindow, str], AbstractContextManager[None]], words: str) -> Act:
    return lambda office: act(office, words)


LATER = frozenset(
    {
        *(
            "emoji by word",
            "enclosed",
            "found",
            "messages found",
            "nobody found",
            "files",
            "not sent",
            "refused",
        ),
        *("found in the chat", "not found in the chat", "lively", "left a group"),
    }
)
"""What is searched for a moment after it was typed, or read in a thread."""
CHAT_SURFACES: dict[str, Act] = {
    "formatting": _formatting,
    "emoji": _emoji,
    "emoji by word": _with(_typed, ":smi"),
    "calling": _with(_typed, "@"),
    "quick replies": _replies,
    "quick reply by word": _with(_typed, "/"),
    "enclosed": _enclosed,
    "dropping": _dropping,
    "typing": _typing,
    "found": _with(_searched, "陈"),
    "messages found": _with(_searched, "评审"),
    "nobody found": _with(_searched, NOBODY),
    "found in the chat": _with(_found_in_chat, "评审"),
    "not found in the chat": _with(_found_in_chat, NOBODY),
    "connection lost": _lost,
    "files": _files,
    "lively": _lively,
    "left a group": _left_group,
    "not sent": _unsent,
    "refused": _refused,
}
