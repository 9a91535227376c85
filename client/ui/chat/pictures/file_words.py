"""What a file's card says below its name, and what a screen reader says of what a message brings."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from client.ui.chat.pictures.thumbnails import Pictures
from client.viewmodels.chat.attached import AttachedFiles
from client.viewmodels.chat.rows import ChatRow, Delivery
from client.viewmodels.messages.file_names import size_words
from client.viewmodels.messages.words import is_picture
from client.viewmodels.people.naming import isolated
from shared.model.bodies import Attachment

UNDER_WAY = frozenset({Delivery.WAITING, Delivery.HELD})
TAG = 4
"""Letters of a suffix that a file's icon shows."""


def state_words(row: ChatRow, file: Attachment, files: AttachedFiles | None) -> str:
    """Say how far a file has come; empty for one that just lies there."""
    share = None if files is None else files.share(row.id, file)
    if share is not None:
        said = (
            QCoreApplication.translate("Files", "Sending {percent}%")
            if row.delivery in UNDER_WAY
            else QCoreApplication.translate("Files", "Fetching {percent}%")
        )
        return said.format(percent=round(share * 100))
    if files is None or row.delivery in UNDER_WAY:
        return ""
    if files.failure(file.digest):
        return QCoreApplication.translate("Files", "Not fetched. Click to try again.")
    return QCoreApplication.translate("Files", "Saved") if files.saved(file.digest) is not None else ""


def card_words(row: ChatRow, file: Attachment, files: AttachedFiles | None) -> str:
    """Return the second line of a file's card."""
    return " · ".join(filter(None, (size_words(file.size), state_words(row, file, files))))


def missing_words(pictures: Pictures, file: Attachment) -> str:
    """Say why a picture is not seen; empty for one that comes."""
    if pictures.files.failure(file.digest):
        return QCoreApplication.translate("Files", "Not fetched. Click to try again.")
    return QCoreApplication.translate("Files", "Can't be shown") if pictures.is_broken(file.digest) else ""


def tag_of(name: str) -> str:
    """Return the letters that stand on a file's icon, empty for a suffix that says nothing."""
    suffix = PurePath(name).suffix.removeprefix(".")
    return suffix.upper() if 0 < len(suffix) <= TAG and suffix.isascii() and suffix.isalnum() else ""


def spoken_attachments(attachments: Sequence[Attachment]) -> str:
    """Say every picture and file by its name, for those who do not see them."""
    said: list[str] = []
    for one in attachments:
        words = (
            QCoreApplication.translate("Chat", "[Picture] {name}")
            if is_picture(one)
            else QCoreApplication.translate("Chat", "[File] {name}")
        )
        said.append(words.format(name=isolated(one.name)))
    return ", ".join(said)
