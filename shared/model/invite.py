"""An invite link: where a server is, and the organisation whose key it has to prove.

``linxin://HOST:PORT/ORGANISATION?name=NAME&or=HOST:PORT``: `or` may stand several times, and names other
ways to the same server. What a later version adds to the query is passed over.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlsplit

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text, parse_organisation

SCHEME = "linxin://"
DEFAULT_PORT = 7443
QUERY = 32
"""Fields of a query that are looked at, known ones or not."""


@dataclass(frozen=True, slots=True)
class Place:
    """A host and a port of it."""

    host: str
    port: int = DEFAULT_PORT

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Invite:
    """The places of one server, the best first, and whose it is; the name proves nothing."""

    places: tuple[Place, ...]
    organisation: bytes
    name: str = ""


def is_invite(text: str) -> bool:
    """Tell whether words are meant as an invite link."""
    return text.strip().casefold().startswith(SCHEME)


def parse_place(text: str) -> Place:
    """Read ``HOST``, ``HOST:PORT`` or ``[IPv6]:PORT``; raises Refusal `bad_message` (part ``address``)."""
    try:
        parts = urlsplit("//" + text.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _bad() from error
    extra = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if not host or not host.isprintable() or any(map(str.isspace, text.strip())) or port == 0 or extra:
        raise _bad()
    return Place(host, port or DEFAULT_PORT)


def parse_invite(text: str) -> Invite:
    """Read an invite link; raises Refusal `bad_message` (part ``address``) for anything else."""
    text = text.strip()
    if len(text) > limits.INVITE or not is_invite(text) or not text.isprintable() or " " in text:
        raise _bad()
    try:
        parts = urlsplit(text)
        fields = parse_qsl(parts.query, max_num_fields=QUERY, errors="strict")
        organisation = parse_organisation(parts.path.strip("/"))
    except ValueError as error:
        raise _bad() from error
    if parts.fragment:
        raise _bad()
    others = [parse_place(value) for field, value in fields if field == "or"]
    names = [value for field, value in fields if field == "name"]
    places = tuple(dict.fromkeys((parse_place(parts.netloc), *others)))
    if len(places) > limits.INVITE_PLACES:
        raise _bad()
    return Invite(places, organisation, _shown(names[0]) if names else "")


def format_invite(invite: Invite) -> str:
    """Write an invite link; raises Refusal `bad_message` (part ``address``) for what nobody could read."""
    first, *others = invite.places
    fields = [("name", invite.name)] if invite.name else []
    fields += [("or", str(one)) for one in others]
    query = "&".join(f"{field}={quote(value, safe=':[]')}" for field, value in fields)
    link = f"{SCHEME}{first}/{organisation_text(invite.organisation)}" + (f"?{query}" if query else "")
    parse_invite(link)
    return link


def _shown(name: str) -> str:
    """Return a name on one line, as long as names may be."""
    return " ".join("".join(one for one in name if one.isprintable()).split())[: limits.NAME_LENGTH]


def _bad() -> Refusal:
    return Refusal(ErrorCode.BAD_MESSAGE, part="address")
