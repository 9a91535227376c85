"""Tests of the hash chain against the rule as written down."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from shared.model.chain import GENESIS, body_digest, chain_link


def test_a_link_is_the_hash_the_protocol_names() -> None:
    digest = hashlib.sha256(b"0123456789abcdef" + b"body").digest()
    assert body_digest(b"0123456789abcdef", b"body") == digest
    place = (7).to_bytes(8, "big") + (1_790_000_000_000).to_bytes(8, "big") + (6).to_bytes(4, "big")
    expected = hashlib.sha256(bytes(32) + place + b"header" + digest).digest()
    assert chain_link(GENESIS, 7, 1_790_000_000_000, b"header", digest) == expected


parts = st.tuples(
    st.binary(min_size=32, max_size=32),
    st.integers(1, 2**62),
    st.integers(0, 2**53),
    st.binary(max_size=256),
    st.binary(min_size=32, max_size=32),
)


@given(parts, parts)
def test_any_change_changes_the_link(
    one: tuple[bytes, int, int, bytes, bytes], other: tuple[bytes, int, int, bytes, bytes]
) -> None:
    assert (chain_link(*one) == chain_link(*other)) is (one == other)


def test_a_body_can_be_erased_and_the_chain_stays_whole() -> None:
    bodies = [b"one", b"two", b"three"]
    digests = [body_digest(bytes([n] * 16), body) for n, body in enumerate(bodies)]
    link = GENESIS
    links: list[bytes] = []
    for seq, digest in enumerate(digests, 1):
        link = chain_link(link, seq, 1000 + seq, b"header", digest)
        links.append(link)
    # Without body and salt of the second the digest still stands, and the chain is checked with it.
    again = GENESIS
    for seq, digest in enumerate(digests, 1):
        again = chain_link(again, seq, 1000 + seq, b"header", digest)
        assert again == links[seq - 1]
