"""Networks of addresses."""

import pytest

from server.core.networks import network_of


@pytest.mark.parametrize(
    ("address", "network", "alone"),
    [
        ("192.168.1.20", "192.168.1.0/24", "192.168.1.20/32"),
        ("::ffff:192.168.1.20", "192.168.1.0/24", "192.168.1.20/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:3::9", "2001:db8:1:2::/64", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64", "fe80::/64"),
        ("", "unknown", "unknown"),
        ("not an address", "not an address", "not an address"),
        ("x" * 500, "x" * 64, "x" * 64),
    ],
)
def test_an_address_is_in_a_network(address: str, network: str, alone: str) -> None:
    assert network_of(address, 24) == network
    assert network_of(address, 32) == alone
