"""The accounts of this device as a menu and the sign-in window offer them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account, of the `person` with this id; `mine` is the one these windows are of."""

    profile: str
    name: str
    number: str
    organisation: str
    person: str = ""
    mine: bool = False
