"""The accounts of this device as a menu and the sign-in window offer them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account; `mine` is the one these windows are of."""

    profile: str
    name: str
    number: str
    organisation: str
    mine: bool = False
