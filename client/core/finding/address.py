"""Where a server is: an address as people write it, or an invite link that also names its organisation."""

import ipaddress
from dataclasses import dataclass, replace

from shared.errors import ErrorCode, Refusal
from shared.model.invite import DEFAULT_PORT, Place, is_invite, parse_invite, parse_place


@dataclass(frozen=True, slots=True)
class Address:
    """A host and port. `plain` means without TLS; `organisation` is what an invite link vouches for.

    `others` are further ways to the same server that the link names.
    """

    host: str
    port: int = DEFAULT_PORT
    plain: bool = False
    organisation: bytes | None = None
    others: tuple["Address", ...] = ()

    def __str__(self) -> str:
        return str(Place(self.host, self.port))

    @property
    def loopback(self) -> bool:
        """Whether nothing sent there leaves this machine."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def parse_address(text: str, *, plain: bool = False) -> Address:
    """Read ``HOST``, ``HOST:PORT``, ``[IPv6]:PORT`` or an invite link (`shared.model.invite`).

    Raises Refusal `bad_message` (part ``address``) for anything else, and `not_allowed` (reason
    ``plain``) when TLS is to be left out on the way to another machine.
    """
    if is_invite(text):
        invite = parse_invite(text)
        organisation, places = invite.organisation, invite.places
    else:
        organisation, places = None, (parse_place(text),)
    first, *others = (Address(one.host, one.port, plain, organisation) for one in places)
    address = replace(first, others=tuple(others))
    if plain and not all(one.loopback for one in (address, *others)):
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="plain")
    return address
