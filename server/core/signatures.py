"""Ed25519 signatures: of a device proving its key on a link, and under entries that others upload."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def check_signature(key: bytes, signature: bytes, signed: bytes) -> bool:
    """Tell whether `signature` is that of the key's holder over `signed`."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True
