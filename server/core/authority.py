"""The organisation's certificate authority: its key is the organisation, and vouches for its devices."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.x509.oid import NameOID

from server.core.keys import write_secret
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.identity import (
    Certificate,
    certificate_bytes,
    decode_certificate,
    encode_certificate,
    organisation_id,
    organisation_text,
)

KEY_FILE = "authority.key"
CERTIFICATE_FILE = "authority.pem"
LIFE = timedelta(days=25 * 365)
SKEW = timedelta(days=1)
"""Certificates begin this much earlier, for clocks that run behind."""
ECDSA = ec.ECDSA(hashes.SHA256())


class AuthorityError(Exception):
    """The authority's files are missing, damaged, or not a pair."""


@dataclass(frozen=True, slots=True)
class SignedCertificate:
    """A device's certificate as encoded, with the authority's signature over `certificate_bytes`."""

    certificate: bytes
    signature: bytes


class Authority:
    """Signs certificates of devices, and checks them."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
        self.key = key
        self.certificate = certificate
        self.organisation = organisation_id(subject_public_key_info(certificate.public_key()))
        self.pem = certificate.public_bytes(serialization.Encoding.PEM)
        self._public = key.public_key()

    @classmethod
    def create(cls, folder: Path, name: str, now: datetime) -> "Authority":
        """Make an organisation's authority and keep it in its data folder."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _root(key, name, now)
        pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        write_secret(folder / KEY_FILE, pem)
        write_secret(folder / CERTIFICATE_FILE, certificate.public_bytes(serialization.Encoding.PEM))
        return cls(key, certificate)

    @classmethod
    def load(cls, folder: Path) -> "Authority":
        """Read the authority from a data folder; raises AuthorityError."""
        try:
            key = serialization.load_pem_private_key((folder / KEY_FILE).read_bytes(), password=None)
            certificate = x509.load_pem_x509_certificate((folder / CERTIFICATE_FILE).read_bytes())
        except (OSError, ValueError, TypeError) as error:
            raise AuthorityError(str(error)) from error
        if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
            raise AuthorityError("the key is not an ECDSA key on P-256")
        if key.public_key() != certificate.public_key():
            raise AuthorityError("key and certificate do not belong together")
        return cls(key, certificate)

    def certify(self, person: bytes, device: bytes, key: bytes, now: int) -> SignedCertificate:
        """Vouch for a device's key from `now` (Unix s) on, for 14 days."""
        expires = now + int(limits.CERTIFICATE_LIFE)
        certificate = encode_certificate(Certificate(self.organisation, person, device, key, now, expires))
        return SignedCertificate(certificate, self.key.sign(certificate_bytes(certificate), ECDSA))

    def sign(self, signed: bytes) -> bytes:
        """Sign in the organisation's name: ECDSA on P-256 with SHA-256, r ‖ s in 64 bytes (RFC 7518, 3.4)."""
        r, s = decode_dss_signature(self.key.sign(signed, ECDSA))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")

    def signed(self, signed: bytes, signature: bytes) -> bool:
        """Tell whether the organisation has made such a signature."""
        der = encode_dss_signature(
            int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        )
        try:
            self._public.verify(der, signed, ECDSA)
        except InvalidSignature:
            return False
        return True

    def check(self, certificate: bytes, signature: bytes) -> Certificate:
        """Return a certificate this authority signed; raises Refusal `bad_signature`.

        An entry written while its certificate was good may be uploaded long after: the caller
        compares `issued` and `expires` with the time that matters to it.
        """
        try:
            self._public.verify(signature, certificate_bytes(certificate), ECDSA)
        except InvalidSignature as error:
            raise Refusal(ErrorCode.BAD_SIGNATURE, part="certificate") from error
        decoded = decode_certificate(certificate)
        if decoded.organisation != self.organisation:
            raise Refusal(ErrorCode.BAD_SIGNATURE, part="organisation")
        return decoded


def subject_public_key_info(key: object) -> bytes:
    """Return a public key as DER, the bytes an organisation's id is derived from."""
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise AuthorityError("the certificate's key is not an elliptic curve key")
    return key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)


def key_usage(*, certifies: bool) -> x509.KeyUsage:
    """Return what a key may be used for: signatures, and those of certificates if it `certifies` others."""
    return x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=certifies,
        crl_sign=certifies,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _root(key: ec.EllipticCurvePrivateKey, name: str, now: datetime) -> x509.Certificate:
    public = key.public_key()
    organisation = organisation_text(organisation_id(subject_public_key_info(public)))
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, name[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, f"Linxin {organisation}"),
        ]
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - SKEW)
        .not_valid_after(now.astimezone(UTC) + LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(key_usage(certifies=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
