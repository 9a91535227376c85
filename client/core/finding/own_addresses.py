"""The addresses of this machine by which others may reach it."""

import ipaddress


def own_addresses() -> list[str]:
    """Return them, those of IPv4 first; blocking."""
    # Only who invites colleagues to a server on this machine needs them.
    import ifaddr

    ips = (one.ip for adapter in ifaddr.get_adapters() for one in adapter.ips)
    found = {ipaddress.ip_address(one if isinstance(one, str) else one[0]) for one in ips}
    outside = (one for one in found if not (one.is_loopback or one.is_link_local))
    return [str(one) for one in sorted(outside, key=lambda one: (one.version, int(one)))]
