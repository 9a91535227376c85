"""The bytes that devices prove and the organisation certifies; the cryptography is the callers'."""

import base64
import hashlib

import msgspec
from msgspec import Struct

from shared.errors import ErrorCode, Refusal
from shared.ids import Id


class Certificate(Struct, frozen=True, array_like=True):
    """The organisation's word that a device's Ed25519 key belongs to a person; times are Unix s."""

    organisation: bytes
    person: Id
    device: Id
    key: bytes
    issued: int
    expires: int


_encoder = msgspec.msgpack.Encoder()
_certificates = msgspec.msgpack.Decoder(Certificate)


def encode_certificate(certificate: Certificate) -> bytes:
    """Encode a certificate; these bytes are what the CA signs (see `certificate_bytes`)."""
    return _encoder.encode(certificate)


def decode_certificate(data: bytes) -> Certificate:
    """Decode a certificate; raises Refusal `bad_signature`, since nothing can vouch for such bytes."""
    try:
        return _certificates.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refusal(ErrorCode.BAD_SIGNATURE, part="certificate") from error


def certificate_bytes(certificate: bytes) -> bytes:
    """Return what the CA signs with ECDSA P-256 and SHA-256."""
    return b"linxin/certificate/1\0" + certificate


def proof_bytes(nonce: bytes, organisation: bytes, device: bytes) -> bytes:
    """Return what a device signs to prove its key on one link: the link's nonce, bound to both ends."""
    return b"linxin/proof/1\0" + nonce + organisation + device


def organisation_id(public_key: bytes) -> bytes:
    """Return the organisation's id: the first 20 bytes of SHA-256 of the CA key's SubjectPublicKeyInfo."""
    return hashlib.sha256(public_key).digest()[:20]


def organisation_text(organisation: bytes) -> str:
    """Write an organisation's id for people: base32 (RFC 4648) in eight groups of four."""
    text = base64.b32encode(organisation).decode()
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def parse_organisation(text: str) -> bytes:
    """Read an organisation's id as people write it; raises ValueError."""
    packed = text.replace("-", "").replace(" ", "").upper()
    value = base64.b32decode(packed)
    if len(value) != 20:
        raise ValueError("an organisation's id has 32 letters and digits")
    return value


def host_name(organisation: bytes) -> str:
    """Return the DNS name in the server's leaf certificate, the same whatever address it has."""
    return base64.b32encode(organisation).decode().lower() + ".linxin.internal"
