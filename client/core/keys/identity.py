"""The device this runs on: its id, its Ed25519 key, and what it proves and signs with it."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from client.core.keys.vault import Secret, Vault
from shared.errors import ErrorCode, Refusal
from shared.ids import ID_SIZE, new_id
from shared.model.entry import SignedEntry, signed_bytes
from shared.model.identity import proof_bytes


class Identity:
    """A device's id and key."""

    def __init__(self, device: bytes, key: Ed25519PrivateKey) -> None:
        self.device = device
        self._key = key

    @classmethod
    def fresh(cls) -> "Identity":
        """Make a new device."""
        return cls(new_id(), Ed25519PrivateKey.generate())

    @classmethod
    def from_bytes(cls, data: bytes) -> "Identity":
        """Read what `to_bytes` wrote; raises ValueError."""
        return cls(data[:ID_SIZE], Ed25519PrivateKey.from_private_bytes(data[ID_SIZE:]))

    def to_bytes(self) -> bytes:
        """Write id and private key, for the vault alone."""
        return self.device + self._key.private_bytes_raw()

    @property
    def public_key(self) -> bytes:
        """The 32 bytes others check this device's signatures with."""
        return self._key.public_key().public_bytes_raw()

    def prove(self, nonce: bytes, organisation: bytes) -> bytes:
        """Prove this device's key on one link."""
        return self._key.sign(proof_bytes(nonce, organisation, self.device))

    def sign(self, header: bytes, body: bytes) -> SignedEntry:
        """Sign an entry."""
        return SignedEntry(header, body, self._key.sign(signed_bytes(header, body)))


class Me:
    """Who writes: this device, and its person once someone has signed in."""

    def __init__(self, identity: Identity, person: bytes | None = None) -> None:
        self.identity = identity
        self._person = person

    @property
    def known(self) -> bool:
        """Whether somebody has ever signed in here."""
        return self._person is not None

    @property
    def person(self) -> bytes:
        """The person; raises Refusal `not_signed_in` while nobody is known."""
        if self._person is None:
            raise Refusal(ErrorCode.NOT_SIGNED_IN)
        return self._person

    def is_person(self, person: bytes) -> None:
        """Say who signed in."""
        self._person = person


async def load_identity(vault: Vault) -> Identity:
    """Return this profile's device, made at the first start; id and key are kept together."""
    stored = await vault.get(Secret.DEVICE_KEY)
    if stored is not None:
        return Identity.from_bytes(stored)
    identity = Identity.fresh()
    await vault.put(Secret.DEVICE_KEY, identity.to_bytes())
    return identity
