"""The networks that addresses are in, for what counts by where somebody comes from."""

import ipaddress

SUBSCRIBER = 64
"""Bits of an IPv6 address that one subscriber has (RFC 6177)."""
LONGEST = 64


def network_of(address: str, ipv4_bits: int) -> str:
    """Return the network of an IP address: of IPv4 by so many bits, of IPv6 the one subscriber's.

    What is no address, as of a socket without one, stays what it is, but for its length.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:LONGEST] or "unknown"
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    bits = ipv4_bits if isinstance(found, ipaddress.IPv4Address) else SUBSCRIBER
    return str(ipaddress.ip_network((found, bits), strict=False))
