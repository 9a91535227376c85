"""A client written from docs/protocol.md alone: plain MessagePack, a WebSocket, signatures, its tables."""

import base64
import hashlib
import json
import os
import ssl
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self, cast

import msgpack
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from websockets.asyncio.client import ClientConnection, connect

from tests.contract.documented_tables import Tables

DOCUMENT = Path(__file__).parents[2] / "docs" / "protocol.md"


class DocumentedRefusal(Exception):
    """An error frame: the code and its detail."""

    def __init__(self, code: str, detail: Mapping[str, object]) -> None:
        super().__init__(code, detail)
        self.code = code


def read_organisation(text: str) -> bytes:
    """Section 2: base32 in groups; case, spaces and hyphens do not matter."""
    return base64.b32decode(text.replace("-", "").replace(" ", "").upper())


def direct_conversation(one: bytes, other: bytes) -> bytes:
    """Section 6: the id of the conversation of two people."""
    low, high = sorted((one, other))
    digest = hashlib.sha256(b"linxin/direct/1\0" + low + high).digest()[:16]
    return bytes((*digest[:6], 0x80 | digest[6] & 15, digest[7], 0x80 | digest[8] & 63, *digest[9:]))


def new_id() -> bytes:
    """Section 6: a UUIDv7."""
    tail = bytearray(os.urandom(10))
    tail[0], tail[2] = 0x70 | tail[0] & 15, 0x80 | tail[2] & 63
    return int(time.time() * 1000).to_bytes(6, "big") + bytes(tail)


class Trust:
    """Section 2: an organisation whose CA was checked against its id."""

    def __init__(self, host: str, port: int, organisation: str) -> None:
        self.host, self.port = host, port
        self.organisation = read_organisation(organisation)
        unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
        with urllib.request.urlopen(f"https://{host}:{port}/about", context=unchecked, timeout=10) as answer:
            about = json.loads(answer.read())
        self.key = cast(
            "EllipticCurvePublicKey", x509.load_pem_x509_certificate(about["ca"].encode()).public_key()
        )
        spki = self.key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        assert hashlib.sha256(spki).digest()[:20] == self.organisation, "this is another organisation"
        self.name = base64.b32encode(self.organisation).decode().lower() + ".linxin.internal"
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.context.load_verify_locations(cadata=about["ca"])


class DocumentedClient:
    """One device of one person on one link."""

    def __init__(
        self, trust: Trust, key: Ed25519PrivateKey | None = None, device: bytes | None = None
    ) -> None:
        self.tables = Tables.read(DOCUMENT)
        self.trust = trust
        self.key = key or Ed25519PrivateKey.generate()
        self.device = device or new_id()
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.signed_in: dict[str, Any] = {}
        self._socket: ClientConnection | None = None
        self._welcome: dict[str, Any] = {}
        self._ref = 0
        self._written: dict[bytes, int] = {}

    async def __aenter__(self) -> Self:
        self._socket = await connect(
            f"wss://{self.trust.host}:{self.trust.port}/link",
            ssl=self.trust.context,
            server_hostname=self.trust.name,
            max_size=int(self.tables.limits["SERVER_MESSAGE"]),
            compression=None,
        )
        self._welcome = await self.ask(
            "session.hello", oldest=1, newest=1, capabilities=[], agent="documented"
        )
        assert self._welcome["organisation"] == self.trust.organisation
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.socket.close()

    @property
    def socket(self) -> ClientConnection:
        """The open WebSocket."""
        assert self._socket is not None
        return self._socket

    # Frames

    async def ask(self, message: str, **values: object) -> dict[str, Any]:
        """Send a request and return the values of its reply; events that come first are kept."""
        self._ref += 1
        kinds = self.tables.frame_kinds
        frame = self.tables.array(
            "Frame",
            {"kind": kinds["request"], "ref": self._ref, "message": self.tables.array(message, values)},
        )
        await self.socket.send(msgpack.packb([frame]))
        while True:
            for one in await self._frames():
                if one["kind"] == kinds["event"]:
                    self._event(one["message"])
                elif one["kind"] == kinds["error"]:
                    error = self.tables.values("error", one["message"])
                    assert error["code"] in self.tables.error_codes
                    raise DocumentedRefusal(error["code"], error["detail"])
                else:
                    assert (one["kind"], one["ref"]) == (kinds["reply"], self._ref)
                    return self.tables.values(self.tables.replies[message], one["message"])

    async def _frames(self) -> list[dict[str, Any]]:
        data = await self.socket.recv(decode=False)
        return [self.tables.values("Frame", frame) for frame in msgpack.unpackb(data)]

    def _event(self, message: list[Any]) -> None:
        if message[0] in self.tables.events:
            self.events.append((message[0], self.tables.values(message[0], message)))

    async def event(self, tag: str) -> dict[str, Any]:
        """Return the next event with this tag, now or when it comes."""
        while True:
            for place, (found, values) in enumerate(self.events):
                if found == tag:
                    del self.events[place]
                    return values
            for frame in await self._frames():
                assert frame["kind"] == self.tables.frame_kinds["event"]
                self._event(frame["message"])

    # What a person does

    def _proof(self) -> bytes:
        return self.key.sign(
            b"linxin/proof/1\0" + self._welcome["nonce"] + self.trust.organisation + self.device
        )

    async def sign_in(self, user: str, password: str) -> None:
        """Section 5.2, with the password; the certificate is checked."""
        public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.signed_in = await self.ask(
            "auth.sign_in",
            user=user,
            password=password,
            device=self.device,
            device_name="stranger",
            platform="test",
            key=public,
            proof=self._proof(),
        )
        self._check_certificate(public)

    async def resume(self, token: bytes) -> None:
        """Section 5.2, with the token."""
        self.signed_in = await self.ask("auth.resume", token=token, device=self.device, proof=self._proof())

    def _check_certificate(self, public: bytes) -> None:
        data: bytes = self.signed_in["certificate"]
        self.trust.key.verify(
            self.signed_in["certificate_signature"], b"linxin/certificate/1\0" + data, ECDSA(hashes.SHA256())
        )
        found = self.tables.values("Certificate", msgpack.unpackb(data))
        assert (found["key"], found["device"], found["person"]) == (
            public,
            self.device,
            self.signed_in["person"],
        )

    async def people(self) -> dict[str, bytes]:
        """Return everyone's id by name."""
        found: dict[str, bytes] = {}
        answer: dict[str, Any] = {"more": True, "people": [{"version": 0}]}
        while answer["more"]:
            answer = await self.ask("org.list_people", newer_than=answer["people"][-1]["version"])
            found |= {one["name"]: one["person"] for one in answer["people"]}
        return found

    def entry(
        self, conversation: bytes, kind: str, lamport: int, after: int, **values: object
    ) -> dict[str, object]:
        """Encode and sign an entry; the result may be appended again and again."""
        self._written[conversation] = self._written.get(conversation, 0) + 1
        header = msgpack.packb(
            self.tables.array(
                "Header",
                {
                    "conversation": conversation,
                    "id": new_id(),
                    "author": self.signed_in["person"],
                    "device": self.device,
                    "n": self._written[conversation],
                    "after": after,
                    "lamport": lamport,
                    "kind": kind,
                    "time": int(time.time() * 1000),
                },
            )
        )
        body = msgpack.packb(self.tables.array(self.tables.kinds[kind], values))
        signed = b"linxin/entry/1\0" + len(header).to_bytes(4, "big") + header + body
        return {"header": header, "body": body, "signature": self.key.sign(signed)}

    def header(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """Decode an entry's header."""
        return self.tables.values("Header", msgpack.unpackb(entry["header"]))

    def body(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """Decode an entry's body by the kind in its header."""
        return self.tables.values(
            self.tables.kinds[self.header(entry)["kind"]], msgpack.unpackb(entry["body"])
        )
