"""What every command of the JSON terminal is: an object that `do` names, with a `ref` for its answer."""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits

Ref = Annotated[str, Meta(max_length=200)] | int | None
Whom = Annotated[str, Meta(min_length=1, max_length=limits.NAME_LENGTH)]
"""Somebody: a staff number or a person's id."""
People = Annotated[tuple[Whom, ...], Meta(max_length=limits.MEMBERS)]


class Command(Struct, frozen=True, tag_field="do", forbid_unknown_fields=True, kw_only=True):
    """The base of all commands."""

    ref: Ref = None
