"""The demo company of a first look, as `dev.py run` wrote it down: where it is, who comes in by one click."""

from pathlib import Path

import msgspec

from shared.errors import ErrorCode, Refusal


class DemoPerson(msgspec.Struct, frozen=True):
    """Somebody made up, whose password is no secret; `person` is their id as a text."""

    user: str
    name: str
    password: str
    person: str = ""


class Demo(msgspec.Struct, frozen=True):
    """A company made up for a look; whoever wrote the file vouches for the organisation's id."""

    server: str
    organisation: str
    name: str
    people: tuple[DemoPerson, ...]
    second: str = ""
    """The command that opens a window for somebody else; empty in that window."""


def load_demo(path: Path) -> Demo:
    """Read the file; raises Refusal `storage_failed` (part ``settings``)."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Demo)
    except (OSError, msgspec.DecodeError) as error:
        raise Refusal(ErrorCode.STORAGE_FAILED, part="settings", path=str(path)) from error
