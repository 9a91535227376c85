"""Where a server is: an address as people write it, or an invite link that also names its organisation."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from shared.errors import ErrorCode, Refusal
from shared.model.identity import parse_organisation

DEFAULT_PORT = 7443
INVITE = "linxin://"


@dataclass(frozen=True, slots=True)
class Address:
    """A host and port. `plain` means without TLS; `organisation` is what an invite link vouches for."""

    host: str
    port: int = DEFAULT_PORT
    plain: bool = False
    organisation: bytes | None = None

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

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
    """Read ``HOST``, ``HOST:PORT``, ``[IPv6]:PORT`` or ``linxin://HOST:PORT/ORGANISATION``.

    Raises Refusal `bad_message` (part ``address``) for anything else, and `not_allowed` (reason
    ``plain``) when TLS is to be left out on the way to another machine.
    """
    invited = text.strip().startswith(INVITE)
    try:
        parts = urlsplit(text.strip() if invited else "//" + text.strip())
        host, port, path = parts.hostname, parts.port, parts.path.strip("/")
        organisation = parse_organisation(path) if path and invited else None
    except ValueError as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="address") from error
    if (
        not host
        or any(map(str.isspace, host))
        or port == 0
        or parts.username
        or parts.query
        or (path and not invited)
    ):
        raise Refusal(ErrorCode.BAD_MESSAGE, part="address")
    address = Address(host, port or DEFAULT_PORT, plain, organisation)
    if plain and not address.loopback:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="plain")
    return address
