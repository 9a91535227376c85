"""A message in one line: its words, and before them that it brings pictures or files."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from client.viewmodels.counts import Counts
from client.viewmodels.people.naming import isolated
from shared.model.bodies import Attachment

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
"""What is shown as a picture; a drawing that is a program of its own (SVG) is a file."""


def is_picture(attachment: Attachment) -> bool:
    """Tell whether an attachment is shown as a picture."""
    return attachment.media in PICTURES and attachment.width > 0 and attachment.height > 0


def attached_words(attachments: Sequence[Attachment]) -> str:
    """Say what a message brings, empty for words alone."""
    pictures = sum(map(is_picture, attachments))
    files = [one for one in attachments if not is_picture(one)]
    said: list[str] = []
    if pictures == 1:
        said.append(QCoreApplication.translate("Chat", "[Picture]"))
    elif pictures:
        said.append(Counts.tr("[%n pictures]", "", pictures))
    if len(files) == 1:
        said.append(QCoreApplication.translate("Chat", "[File] {name}").format(name=isolated(files[0].name)))
    elif files:
        said.append(Counts.tr("[%n files]", "", len(files)))
    return " ".join(said)


def message_words(text: str, attachments: Sequence[Attachment]) -> str:
    """Return a message in words alone."""
    if not attachments:
        return text
    return " ".join(filter(None, (attached_words(attachments), text)))
