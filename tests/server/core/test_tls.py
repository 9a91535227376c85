"""TLS: handshakes with a pinned CA, renewal under a running context, company certificates."""

import asyncio
import os
import ssl
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from server.core import tls as tls_room
from server.core.authority import Authority
from server.core.tasks import Tasks
from server.core.tls import LEAF_FILE, CertificateError, CompanyTls, OwnTls
from shared.model.identity import host_name

# The handshake looks at the real clock: certificates are made for now.
NOW = datetime.now(UTC)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority.create(tmp_path, "邻信", NOW)


def pinned(authority: Authority) -> ssl.SSLContext:
    """Return a client that trusts this CA alone, as strictly as Python can."""
    context = ssl.create_default_context(cadata=authority.pem.decode())
    context.verify_flags |= ssl.VERIFY_X509_STRICT
    return context


def shake_hands(
    server: ssl.SSLContext, client: ssl.SSLContext, name: str
) -> tuple[x509.Certificate, str | None]:
    """Shake hands in memory; return the leaf the client saw, and the version of TLS."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    near = client.wrap_bio(to_client, to_server, server_hostname=name)
    far = server.wrap_bio(to_server, to_client, server_side=True)
    open_ends = [near, far]
    for _ in range(10):
        for end in list(open_ends):
            try:
                end.do_handshake()
                open_ends.remove(end)
            except ssl.SSLWantReadError:
                continue
    assert not open_ends
    leaf = near.getpeercert(binary_form=True)
    assert leaf is not None
    return x509.load_der_x509_certificate(leaf), near.version()


def test_a_client_that_pins_the_ca_connects_by_any_of_the_names(authority: Authority, tmp_path: Path) -> None:
    tls = OwnTls(authority, tmp_path, NOW)
    for name in (host_name(authority.organisation), "localhost", "127.0.0.1", "::1"):
        leaf, version = shake_hands(tls.context, pinned(authority), name)
        assert version == "TLSv1.3"
        assert leaf.not_valid_after_utc - NOW <= timedelta(days=398)


def test_old_versions_are_refused_and_1_2_is_not(authority: Authority, tmp_path: Path) -> None:
    tls = OwnTls(authority, tmp_path, NOW)
    client = pinned(authority)
    client.maximum_version = ssl.TLSVersion.TLSv1_2
    assert shake_hands(tls.context, client, "localhost")[1] == "TLSv1.2"
    assert tls.context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_another_organisations_server_is_not_trusted(authority: Authority, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = Authority.create(tmp_path / "other", "邻信", NOW)
    tls = OwnTls(other, tmp_path / "other", NOW)
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(tls.context, pinned(authority), "localhost")


def test_the_leaf_outlives_a_restart(authority: Authority, tmp_path: Path) -> None:
    first, _ = shake_hands(OwnTls(authority, tmp_path, NOW).context, pinned(authority), "localhost")
    again, _ = shake_hands(OwnTls(authority, tmp_path, NOW).context, pinned(authority), "localhost")
    assert first == again


def test_the_leaf_is_renewed_in_time_under_the_same_context(authority: Authority, tmp_path: Path) -> None:
    begun = NOW - timedelta(days=350)
    tls = OwnTls(authority, tmp_path, begun)
    before, _ = shake_hands(tls.context, pinned(authority), "localhost")
    assert not tls.renew(begun + timedelta(days=300))
    assert tls.renew(NOW)
    after, _ = shake_hands(tls.context, pinned(authority), "localhost")
    assert before.not_valid_after_utc < after.not_valid_after_utc
    assert not tls.renew(NOW + timedelta(days=300))


@pytest.mark.parametrize("content", [b"", b"-----BEGIN CERTIFICATE-----\nnothing\n"])
def test_a_damaged_leaf_is_made_again(authority: Authority, tmp_path: Path, content: bytes) -> None:
    OwnTls(authority, tmp_path, NOW)
    (tmp_path / LEAF_FILE).write_bytes(content)
    shake_hands(OwnTls(authority, tmp_path, NOW).context, pinned(authority), "localhost")


def test_a_leaf_of_another_authority_is_made_again(authority: Authority, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    OwnTls(Authority.create(tmp_path / "other", "another", NOW), tmp_path / "other", NOW)
    (tmp_path / "other" / LEAF_FILE).replace(tmp_path / LEAF_FILE)
    shake_hands(OwnTls(authority, tmp_path, NOW).context, pinned(authority), "localhost")


def company(folder: Path, authority: Authority) -> tuple[Path, Path]:
    """Write a pair as IT would: here a leaf of some authority, in two files."""
    OwnTls(authority, folder, NOW)
    pem = (folder / LEAF_FILE).read_bytes()
    split = pem.index(b"-----BEGIN CERTIFICATE-----")
    certificate, key = folder / "company.pem", folder / "company.key"
    certificate.write_bytes(pem[split:])
    key.write_bytes(pem[:split])
    (folder / LEAF_FILE).unlink()
    return certificate, key


def test_a_company_certificate_is_reloaded_when_it_is_replaced(authority: Authority, tmp_path: Path) -> None:
    certificate, key = company(tmp_path, authority)
    tls = CompanyTls(certificate, key)
    before, _ = shake_hands(tls.context, pinned(authority), "localhost")
    assert not tls.renew(NOW)
    key.write_bytes(new_key())
    os.utime(key, (time.time() + 5, time.time() + 5))
    with pytest.raises(CertificateError):
        tls.renew(NOW)
    assert shake_hands(tls.context, pinned(authority), "localhost")[0] == before
    company(tmp_path, authority)
    os.utime(key, (time.time() + 10, time.time() + 10))
    assert tls.renew(NOW)
    assert shake_hands(tls.context, pinned(authority), "localhost")[0] != before


def new_key(passphrase: bytes | None = None) -> bytes:
    protection = (
        serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    )
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, protection
    )


def test_a_company_key_that_is_missing_wrong_or_locked(authority: Authority, tmp_path: Path) -> None:
    certificate, key = company(tmp_path, authority)
    for content in (b"nothing", new_key(), new_key(b"secret")):
        key.write_bytes(content)
        with pytest.raises(CertificateError):
            CompanyTls(certificate, key)
    key.unlink()
    with pytest.raises(CertificateError):
        CompanyTls(certificate, key)


async def test_the_leaf_is_renewed_while_the_server_runs(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tls_room, "LOOK_EVERY", 0.01)
    now = NOW - timedelta(days=350)
    tls = await asyncio.to_thread(OwnTls, authority, tmp_path, now)
    before, _ = shake_hands(tls.context, pinned(authority), "localhost")
    tasks = Tasks()
    keeping = tasks.start(tls.keep_renewed(lambda: int(now.timestamp() * 1000)), "renewal")
    await asyncio.sleep(0.05)
    assert shake_hands(tls.context, pinned(authority), "localhost")[0] == before
    now = NOW
    after = before
    for _ in range(500):
        after, _ = shake_hands(tls.context, pinned(authority), "localhost")
        if after != before:
            break
        await asyncio.sleep(0.01)
    assert after.not_valid_after_utc > before.not_valid_after_utc
    assert not keeping.done()
    await tasks.close()
