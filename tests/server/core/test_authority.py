"""The organisation's CA: its id, the certificates of devices, and forgeries."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography import x509
from hypothesis import given
from hypothesis import strategies as st

from server.core.authority import Authority, AuthorityError
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.identity import decode_certificate, encode_certificate, organisation_text

NOW = datetime(2026, 11, 21, tzinfo=UTC)
UNIX = int(NOW.timestamp())


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority.create(tmp_path, "邻信演示公司", NOW)


def test_it_is_the_same_after_a_restart(authority: Authority, tmp_path: Path) -> None:
    again = Authority.load(tmp_path)
    assert again.organisation == authority.organisation
    assert again.pem == authority.pem
    signed = authority.certify(new_id(), new_id(), bytes(32), UNIX)
    assert again.check(signed.certificate, signed.signature).organisation == authority.organisation


def test_it_lasts_for_decades_and_signs_leaves_alone(authority: Authority) -> None:
    certificate = authority.certificate
    assert certificate.not_valid_after_utc - NOW > timedelta(days=20 * 365)
    constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (constraints.ca, constraints.path_length) == (True, 0)
    assert organisation_text(authority.organisation) in certificate.subject.rfc4514_string()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_its_key_is_for_its_owner_alone(authority: Authority, tmp_path: Path) -> None:
    assert authority.organisation
    assert (tmp_path / "authority.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("file", ["authority.key", "authority.pem"])
@pytest.mark.parametrize("content", [b"", b"not a key", b"-----BEGIN PRIVATE KEY-----\n"])
def test_damaged_files(authority: Authority, tmp_path: Path, file: str, content: bytes) -> None:
    assert authority.organisation
    (tmp_path / file).write_bytes(content)
    with pytest.raises(AuthorityError):
        Authority.load(tmp_path)


def test_missing_files(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError):
        Authority.load(tmp_path)


def test_a_key_of_another_organisation(authority: Authority, tmp_path: Path) -> None:
    assert authority.organisation
    (tmp_path / "other").mkdir()
    Authority.create(tmp_path / "other", "another", NOW)
    (tmp_path / "other" / "authority.key").replace(tmp_path / "authority.key")
    with pytest.raises(AuthorityError, match="belong together"):
        Authority.load(tmp_path)


def test_certificates_of_another_organisation_are_worth_nothing(authority: Authority, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Authority.create(tmp_path / "other", "邻信演示公司", NOW)
    signed = other.certify(new_id(), new_id(), bytes(32), UNIX)
    with pytest.raises(Refusal) as caught:
        authority.check(signed.certificate, signed.signature)
    assert caught.value.code is ErrorCode.BAD_SIGNATURE


def test_a_certificate_that_names_another_organisation_is_worth_nothing(authority: Authority) -> None:
    signed = authority.certify(new_id(), new_id(), bytes(32), UNIX)
    altered = msgspec.structs.replace(decode_certificate(signed.certificate), person=new_id())
    with pytest.raises(Refusal):
        authority.check(encode_certificate(altered), signed.signature)


@given(certificate=st.binary(max_size=200), signature=st.binary(max_size=100))
def test_no_bytes_pass_for_a_certificate(
    shared_authority: Authority, certificate: bytes, signature: bytes
) -> None:
    with pytest.raises(Refusal) as caught:
        shared_authority.check(certificate, signature)
    assert caught.value.code is ErrorCode.BAD_SIGNATURE


@pytest.fixture(scope="module")
def shared_authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("authority"), "邻信", NOW)
