"""A file to be sent, as its user chose it."""

import mimetypes
from dataclasses import dataclass
from pathlib import Path

UNKNOWN_MEDIA = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is to go with a message: from a `source` on the disk, or bytes (a pasted picture).

    `name` and `media` are told from the source unless given. A picture has its width and height in
    pixels as it is to be shown, so that it has its place before it is loaded.
    """

    source: Path | bytes
    name: str = ""
    media: str = ""
    width: int = 0
    height: int = 0

    @property
    def shown_name(self) -> str:
        """The name that others will see."""
        return self.name or (self.source.name if isinstance(self.source, Path) else "")

    @property
    def shown_media(self) -> str:
        """The media type that others will be told."""
        return self.media or mimetypes.guess_type(self.shown_name)[0] or UNKNOWN_MEDIA
