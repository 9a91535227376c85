"""The peers this device knows: each a person, a device, and the pinned key that proves it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from shared.errors import ErrorCode, Refusal
from shared.model.entry import SignedEntry, decode_header, signed_bytes
from shared.model.identity import proof_bytes


@dataclass(frozen=True, slots=True)
class Peer:
    """Someone else's device. `address` is where to connect to, or None when only the other side dials."""

    person: bytes
    device: bytes
    key: bytes
    name: str = ""
    address: tuple[str, int] | None = None


class Peers:
    """Pinned peers by device; a device that is not here proves nothing."""

    def __init__(self, peers: Iterable[Peer]) -> None:
        self._by_device = {one.device: one for one in peers}

    def __iter__(self) -> Iterator[Peer]:
        return iter(self._by_device.values())

    def get(self, device: bytes) -> Peer:
        """Return a peer; raises Refusal `not_found`."""
        peer = self._by_device.get(device)
        if peer is None:
            raise Refusal(ErrorCode.NOT_FOUND, part="device")
        return peer

    def check_proof(self, peer: Peer, nonce: bytes, asker: bytes, proof: bytes) -> None:
        """Check that a peer holds its key, on a link with the device `asker`; raises Refusal `bad_proof`."""
        if not _signed(peer.key, proof, proof_bytes(nonce, asker, peer.device)):
            raise Refusal(ErrorCode.BAD_PROOF)

    def author(self, entry: SignedEntry) -> Peer:
        """Return who signed an entry; raises Refusal `bad_signature` or `bad_entry`."""
        header = decode_header(entry.header)
        peer = self._by_device.get(header.device)
        if peer is None or not _signed(peer.key, entry.signature, signed_bytes(entry.header, entry.body)):
            raise Refusal(ErrorCode.BAD_SIGNATURE)
        return peer


def _signed(key: bytes, signature: bytes, data: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True
