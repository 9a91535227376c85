"""What a window, a terminal or a script does with files of messages."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from client.core.link.transfers import Transfer
from client.core.sync.writing import Accepted
from client.services.files.new_file import NewFile
from shared.model.bodies import Attachment, MessageBody


class Files(Protocol):
    """Files of messages, named by the id of the entry and the attachment.

    A message with files shows at once like any other that is under way: `EntryQueued`, then a pending row
    of the timeline. Its files are kept on this device, encrypted, until a server has the message; so its
    pictures can be shown from the first moment (`load`), and a restart goes on. `TransferMoved` on the bus
    tells how far files are. `ChatService.retry`, `drop` and `cancel` do for it what they do for others.
    """

    async def send(
        self,
        conversation: bytes,
        files: Sequence[NewFile],
        *,
        message: MessageBody = ...,
        to: bytes | None = None,
        id_: bytes | None = None,
    ) -> Accepted:
        """Send files, with the words of `message` if it has any; on disk when this returns.

        Raises Refusal `too_large` (file, megabytes), `not_found` (part ``file``, file) for one that can't
        be read, `bad_entry` (part ``name``), `not_allowed` (too_many), `storage_full` (part ``files``).
        """
        ...

    async def upload(self, files: Sequence[NewFile]) -> tuple[Attachment, ...]:
        """Give a server files for a message that it keeps until its time; it has them when this returns.

        Raises Refusal: what `send` does, `offline`, and what the server says.
        """
        ...

    def transfer(self, entry: bytes, digest: bytes) -> Transfer | None:
        """Return how far a file is; None for one that does not move and did not fail."""
        ...

    def holds(self, attachment: Attachment) -> bool:
        """Tell whether a file is on this device, so that `load` and `save` need no server."""
        ...

    async def load(self, entry: bytes, attachment: Attachment) -> bytes:
        """Return the bytes of a file, fetched first if they are not held.

        Raises Refusal `offline`, `blob_missing` for one that the server has lost or let go, `not_found`
        (part ``blob``) for one that may not be seen any more, `storage_full` (part ``files``), or `timeout`.
        Asked twice, it is fetched once.
        """
        ...

    async def save(self, entry: bytes, attachment: Attachment, folder: Path, name: str = "") -> Path:
        """Write a file into a folder under its name, made harmless, or `name`; return where it is.

        Never over another file: "name (2).ext". Raises what `load` does; `storage_failed` (part ``file``).
        """
        ...

    def stop(self, attachment: Attachment) -> None:
        """Give a download up: whoever waits for it is told `not_found` (part ``stopped``)."""
        ...
