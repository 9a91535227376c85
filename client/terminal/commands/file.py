"""The commands about files of messages."""

from typing import Annotated

from msgspec import Meta

from client.terminal.commands.command import Command, People
from shared import limits

FilePath = Annotated[str, Meta(min_length=1, max_length=4096)]


class FileCommand(Command, frozen=True, kw_only=True):
    """The base of these commands."""


class SendFilesCommand(FileCommand, frozen=True, tag="send_files", kw_only=True):
    """Send files of this machine's disk, with words or without."""

    to: str
    files: Annotated[tuple[FilePath, ...], Meta(min_length=1, max_length=limits.ATTACHMENTS)]
    text: str = ""
    id: str = ""
    mentions: People = ()
    everyone: bool = False


class SaveFileCommand(FileCommand, frozen=True, tag="save_file", kw_only=True):
    """Write a file of a message into a folder: its first, or that `number`."""

    id: str
    folder: FilePath
    number: Annotated[int, Meta(ge=1, le=limits.ATTACHMENTS)] = 1
    name: Annotated[str, Meta(max_length=limits.FILE_NAME_LENGTH)] = ""


AnyFileCommand = SendFilesCommand | SaveFileCommand
