"""The server's TLS: a leaf of the organisation's own CA, or a company certificate; renewed while running."""

import asyncio
import ipaddress
import ssl
from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from server.core.authority import SKEW, Authority, key_usage
from server.core.clock import Clock
from server.core.keys import write_secret
from server.core.log import logger
from shared.model.identity import host_name

LEAF_FILE = "tls.pem"
LEAF_LIFE = timedelta(days=397)
RENEW_BEFORE = timedelta(days=60)
LOOK_EVERY = 3600.0

_log = logger("tls")


class CertificateError(Exception):
    """A certificate cannot be used: unreadable, or not a pair with its key."""


class Tls(ABC):
    """An SSLContext whose certificate changes under it.

    Handshakes begun after a renewal get the new certificate, open connections keep theirs.
    """

    def __init__(self) -> None:
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2

    @abstractmethod
    def prepare(self, now: datetime) -> bool:
        """Have a newer certificate ready if it is time, and tell whether it was. Raises CertificateError."""

    @abstractmethod
    def load(self) -> None:
        """Put the certificate that is ready to use; takes a millisecond. Raises CertificateError."""

    def renew(self, now: datetime) -> bool:
        """Prepare and load, and tell whether there was anything to renew. Raises CertificateError."""
        due = self.prepare(now)
        if due:
            self.load()
        return due

    async def keep_renewed(self, clock: Clock) -> None:
        """Look every hour, until cancelled. A failure leaves the present certificate at work."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                now = datetime.fromtimestamp(clock() / 1000, UTC)
                if await asyncio.to_thread(self.prepare, now):
                    # Here, not in the thread: no handshake may see the new certificate with the old key.
                    self.load()
                    _log.info("certificate renewed")
            except (CertificateError, OSError) as error:
                _log.warning("certificate not renewed", reason=str(error))

    def _load(self, certificate: Path, key: Path | None = None) -> None:
        try:
            self.context.load_cert_chain(certificate, key, password=_no_password)
        except (OSError, ValueError) as error:
            # An SSLError is an OSError; it says little, but names what OpenSSL was at.
            raise CertificateError(str(error)) from error


def _no_password() -> str:
    """A server starts with nobody at the keyboard: never ask for a passphrase."""
    raise ValueError("the private key has a passphrase")


class OwnTls(Tls):
    """A leaf from the organisation's CA, kept in the data folder. Clients pin the CA: renewal is silent."""

    def __init__(self, authority: Authority, folder: Path, now: datetime) -> None:
        super().__init__()
        self._authority = authority
        self._file = folder / LEAF_FILE
        self._expires = _expiry(self._file, authority)
        self.prepare(now)
        self.load()

    def load(self) -> None:
        self._load(self._file)

    def prepare(self, now: datetime) -> bool:
        if self._expires is not None and now < self._expires - RENEW_BEFORE:
            return False
        key = ec.generate_private_key(ec.SECP256R1())
        leaf = _leaf(self._authority, key, now)
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        # The root goes with the leaf: a client at first sight learns it in the handshake.
        chain = leaf.public_bytes(serialization.Encoding.PEM) + self._authority.pem
        write_secret(self._file, pem + chain)
        self._expires = leaf.not_valid_after_utc
        return True


class CompanyTls(Tls):
    """A certificate that IT installed; replaced files are noticed within the hour."""

    def __init__(self, certificate: Path, key: Path) -> None:
        super().__init__()
        self._paths = (certificate, key)
        self._loaded = self._written()
        self.load()

    def load(self) -> None:
        self._load(*self._paths)

    def prepare(self, now: datetime) -> bool:
        del now
        written = self._written()
        if written == self._loaded:
            return False
        # A pair that is not whole yet must not unsettle the context in use: try it on another first.
        CompanyTls(*self._paths)
        self._loaded = written
        return True

    def _written(self) -> tuple[int, ...]:
        try:
            return tuple(path.stat().st_mtime_ns for path in self._paths)
        except OSError as error:
            raise CertificateError(str(error)) from error


def _expiry(file: Path, authority: Authority) -> datetime | None:
    """Return when a kept leaf ends, or None when there is none that this authority signed."""
    try:
        leaf = x509.load_pem_x509_certificate(file.read_bytes())
        leaf.verify_directly_issued_by(authority.certificate)
        names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return None
    fits = host_name(authority.organisation) in names.get_values_for_type(x509.DNSName)
    return leaf.not_valid_after_utc if fits else None


def _leaf(authority: Authority, key: ec.EllipticCurvePrivateKey, now: datetime) -> x509.Certificate:
    name = host_name(authority.organisation)
    names: list[x509.GeneralName] = [x509.DNSName(name), x509.DNSName("localhost")]
    names += [x509.IPAddress(ipaddress.ip_address(address)) for address in ("127.0.0.1", "::1")]
    issuer = authority.certificate
    identifier = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - SKEW)
        .not_valid_after(now + LEAF_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(key_usage(certifies=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False
        )
        .sign(authority.key, hashes.SHA256())
    )
