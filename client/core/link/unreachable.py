"""Why a server can't be reached, told from what the operating system says."""

import errno
import socket
import ssl

from client.core.finding.address import Address
from shared.errors import ErrorCode, Refusal

NO_ROUTE = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN})
REFUSED = frozenset({errno.ECONNREFUSED})
# Windows has codes of its own (winsock2.h): WSAENETDOWN, WSAENETUNREACH, WSAEHOSTDOWN, WSAEHOSTUNREACH;
# WSAECONNREFUSED, and the code with which an overlapped connect is refused.
NO_ROUTE_WINDOWS = frozenset({10050, 10051, 10064, 10065, 1231, 1232})
REFUSED_WINDOWS = frozenset({10061, 1225})


def reason_of(error: BaseException) -> str:
    """Return ``silent``, ``name``, ``refused``, ``route``, ``protocol`` (no TLS there), or nothing."""
    if isinstance(error, TimeoutError):
        return "silent"
    if isinstance(error, socket.gaierror | UnicodeError):
        return "name"
    if isinstance(error, ssl.SSLError):
        return "protocol"
    code, windows = getattr(error, "errno", None), getattr(error, "winerror", None)
    if code in REFUSED or windows in REFUSED_WINDOWS:
        return "refused"
    return "route" if code in NO_ROUTE or windows in NO_ROUTE_WINDOWS else ""


def unreachable(address: Address, error: BaseException) -> Refusal:
    """Make the refusal `offline` (address, and a reason where one is known)."""
    reason = reason_of(error)
    facts = {"address": str(address)} | ({"reason": reason} if reason else {})
    return Refusal(ErrorCode.OFFLINE, **facts)
