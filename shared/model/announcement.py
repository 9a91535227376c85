"""What a server tells the local network of itself by DNS-SD (RFC 6763): the service and its TXT record."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from shared.limits import NAME_LENGTH
from shared.model.identity import organisation_text, parse_organisation
from shared.wire.version import NEWEST

SERVICE = "_linxin._tcp.local."
TXT_STRING = 255
"""Bytes in one string of a TXT record, `key=value` (RFC 1035 section 3.3)."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that a name may not carry: invisible ones can make it look like another."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A hint and no more: whoever follows it trusts only the organisation's key, as with any address."""

    organisation: bytes
    name: str
    version: int = NEWEST


def instance(announcement: Announcement) -> str:
    """Return the name of the service's instance: the organisation's id, since names need not differ."""
    return f"{organisation_text(announcement.organisation)}.{SERVICE}"


def txt_record(announcement: Announcement) -> dict[str, bytes]:
    """Return the TXT record; a name too long for it is cut between two characters."""
    name = announcement.name.encode()[: TXT_STRING - len("name=")].decode(errors="ignore")
    return {
        "org": organisation_text(announcement.organisation).encode(),
        "name": name.encode(),
        "v": str(announcement.version).encode(),
    }


def read_txt(record: Mapping[bytes, bytes | None]) -> Announcement:
    """Read a TXT record that anybody may have sent; raises ValueError for what no server of ours says."""
    values = {key.lower(): value for key, value in record.items() if value is not None}
    version = values.get(b"v", b"")
    if not (version.isascii() and version.isdigit() and len(version) <= 4):
        raise ValueError("an announcement names the version of its protocol")
    organisation = parse_organisation(values.get(b"org", b"").decode("ascii"))
    return Announcement(organisation, _name(values.get(b"name", b"").decode()), int(version))


def _name(text: str) -> str:
    if len(text) > NAME_LENGTH:
        raise ValueError("an organisation's name is short")
    shown = "".join(one for one in text if unicodedata.category(one) not in _UNSEEN).strip()
    if not shown:
        raise ValueError("an organisation has a name")
    return shown
