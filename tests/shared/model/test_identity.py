"""Tests of the bytes that are proved and certified."""

import hashlib

import msgpack
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from shared.errors import ErrorCode
from shared.model.entry import signed_bytes
from shared.model.identity import (
    certificate_bytes,
    decode_certificate,
    encode_certificate,
    host_name,
    organisation_id,
    organisation_text,
    parse_organisation,
    proof_bytes,
)
from tests.shared import samples
from tests.shared.refusals import refused_with

organisations = st.binary(min_size=20, max_size=20)


def test_an_organisation_is_the_hash_of_its_key() -> None:
    assert organisation_id(b"spki") == hashlib.sha256(b"spki").digest()[:20]


def test_an_organisation_is_written_in_eight_groups_of_four() -> None:
    text = organisation_text(bytes(range(20)))
    assert text == "AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQT"
    assert parse_organisation(text) == bytes(range(20))


@given(organisations)
def test_people_may_write_it_as_they_like(organisation: bytes) -> None:
    text = organisation_text(organisation)
    for written in (text, text.lower(), text.replace("-", ""), text.replace("-", " ")):
        assert parse_organisation(written) == organisation


@pytest.mark.parametrize(
    "text", ["", "AAAQ", "AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQ1", "邻信", "A" * 40, "A" * 31]
)
def test_what_is_no_organisation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_organisation(text)


@given(organisations)
def test_the_host_name_is_one_dns_label_under_linxin_internal(organisation: bytes) -> None:
    label, _, rest = host_name(organisation).partition(".")
    assert rest == "linxin.internal"
    assert len(label) == 32
    assert label == label.lower()
    assert parse_organisation(label) == organisation


def test_a_certificate_and_back() -> None:
    assert decode_certificate(encode_certificate(samples.CERTIFICATE)) == samples.CERTIFICATE


@pytest.mark.parametrize(
    "data", [b"", b"\xc0", b"\x90", msgpack.packb([1, 2, 3, 4, 5, 6]), b"\x91" * 100_000]
)
def test_bytes_that_are_no_certificate_vouch_for_nothing(data: bytes) -> None:
    assert refused_with(lambda: decode_certificate(data)) is ErrorCode.BAD_SIGNATURE


def test_a_signature_for_one_purpose_is_none_for_another() -> None:
    tags = [signed_bytes(b"", b""), certificate_bytes(b""), proof_bytes(b"", b"", b"")]
    for one in tags:
        assert not any(other.startswith(one[: one.index(0) + 1]) for other in tags if other is not one)


def test_a_device_proves_its_key() -> None:
    key = Ed25519PrivateKey.generate()
    data = proof_bytes(samples.NONCE, samples.ORGANISATION, samples.LAPTOP)
    key.public_key().verify(key.sign(data), data)
    assert data == b"linxin/proof/1\0" + samples.NONCE + samples.ORGANISATION + samples.LAPTOP
