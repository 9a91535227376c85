"""Files while nothing moves them: every one is refused, as without a server."""

# ruff: noqa: ARG002 - nothing is done with what is asked for

from collections.abc import Sequence
from pathlib import Path

from client.core.transfers import Transfer
from client.core.writing import Accepted
from client.services.files.new_file import NewFile
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment, MessageBody


class Unreachable:
    """Stands where the service that moves files will stand."""

    async def send(
        self,
        conversation: bytes,
        files: Sequence[NewFile],
        *,
        message: MessageBody = MessageBody(""),  # noqa: B008 - immutable
        to: bytes | None = None,
        id_: bytes | None = None,
    ) -> Accepted:
        """Refuse."""
        raise Refusal(ErrorCode.OFFLINE)

    def transfer(self, entry: bytes, digest: bytes) -> Transfer | None:
        """Return that nothing moves."""
        return None

    def holds(self, attachment: Attachment) -> bool:
        """Return that nothing is here."""
        return False

    async def load(self, entry: bytes, attachment: Attachment) -> bytes:
        """Refuse."""
        raise Refusal(ErrorCode.OFFLINE)

    async def save(self, entry: bytes, attachment: Attachment, folder: Path, name: str = "") -> Path:
        """Refuse."""
        raise Refusal(ErrorCode.OFFLINE)

    def stop(self, attachment: Attachment) -> None:
        """There is nothing to stop."""
