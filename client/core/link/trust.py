"""Whom a client trusts: the organisation's id at first sight, its CA alone after that."""

import asyncio
import contextlib
import http.client
import io
import socket
import ssl
from typing import cast

import msgspec

from client.core.finding.address import Address
from client.core.link.unreachable import reason_of, unreachable
from client.core.profile.settings import Pin
from shared.errors import ErrorCode, Refusal
from shared.model.identity import host_name, organisation_id, organisation_text, parse_organisation
from shared.model.rights import Policy, SignedPolicy, decode_policy, policy_bytes

ABOUT_WAIT = 10.0
ABOUT_SIZE = 64 * 1024


class About(msgspec.Struct, frozen=True):
    """What a server says of itself to anyone: nothing in it is believed before it is checked."""

    organisation: str
    name: str
    ca: str | None = None
    version: str = ""


async def establish(address: Address, pin: Pin | None, trust: bytes | None, *, bound: bool) -> Pin:
    """Return the pin to connect with, asking the server who it is unless this profile is `bound` to one.

    Until somebody has signed in, a pin is no more than the user's last yes: another may follow it.

    `trust` is the id the user confirmed or an invite link named. Raises Refusal
    `unknown_organisation` (organisation, name) when nobody vouches for this one yet,
    `wrong_organisation` (organisation, expected) when it is not the one expected, `offline` (reason),
    `bad_message` (part ``about``) when no server of ours answers.
    """
    expected = trust or address.organisation
    if pin is not None and bound:
        if expected is not None and parse_organisation(pin.organisation) != expected:
            raise _wrong(pin.organisation, organisation_text(expected))
        return pin
    found = await look(address)
    organisation = parse_organisation(found.organisation)
    if expected is None:
        if pin is not None and pin.organisation == found.organisation:
            return found
        raise Refusal(ErrorCode.UNKNOWN_ORGANISATION, organisation=found.organisation, name=found.name)
    if organisation != expected:
        raise _wrong(found.organisation, organisation_text(expected))
    return found


async def look(address: Address) -> Pin:
    """Ask who answers at an address, and check that what it says of itself fits together."""
    about = await _fetch(address)
    try:
        claimed = parse_organisation(about.organisation)
        actual = claimed if about.ca is None else ca_organisation(about.ca)
    except ValueError as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="about") from error
    if actual != claimed:
        raise _wrong(organisation_text(actual), about.organisation)
    return Pin(organisation_text(actual), about.name, about.ca)


def ca_organisation(pem: str) -> bytes:
    """Return the organisation's id that a CA's key stands for; raises ValueError."""
    # Only the first visit to a server needs them; every start would pay for them.
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key = x509.load_pem_x509_certificate(pem.encode()).public_key()
    return organisation_id(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def check_policy(pin: Pin | None, signed: SignedPolicy) -> Policy:
    """Return the policy of the pinned organisation; raises Refusal `bad_signature` for any other.

    Where a company's certificate vouches for the server there is no key to check with: then what
    comes over that connection is believed, as everything else is.
    """
    policy = decode_policy(signed.document)
    if pin is None or policy.organisation != parse_organisation(pin.organisation):
        raise Refusal(ErrorCode.BAD_SIGNATURE, part="policy")
    if pin.ca is not None and not _signed_by(pin.ca, policy_bytes(signed.document), signed.signature):
        raise Refusal(ErrorCode.BAD_SIGNATURE, part="policy")
    return policy


def _signed_by(pem: str, data: bytes, signature: bytes) -> bool:
    """Check a signature r ‖ s of a CA's key over P-256."""
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    key = x509.load_pem_x509_certificate(pem.encode()).public_key()
    if not isinstance(key, EllipticCurvePublicKey):
        return False
    r, s = (int.from_bytes(part) for part in (signature[:32], signature[32:]))
    try:
        key.verify(encode_dss_signature(r, s), data, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def _wrong(organisation: str, expected: str) -> Refusal:
    return Refusal(ErrorCode.WRONG_ORGANISATION, organisation=organisation, expected=expected)


async def _fetch(address: Address) -> About:
    """Ask for `/about`; nothing is left running when whoever asks gives up."""
    try:
        async with asyncio.timeout(ABOUT_WAIT):
            answer = await _ask(address)
    except OSError as error:
        # Something answered, and it was no TLS: not a fault of the network.
        if reason_of(error) == "protocol":
            raise Refusal(ErrorCode.BAD_MESSAGE, part="about", address=str(address)) from error
        raise unreachable(address, error) from error
    try:
        return msgspec.json.decode(_body(answer), type=About)
    except (http.client.HTTPException, msgspec.DecodeError, ValueError) as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="about", address=str(address)) from error


async def _ask(address: Address) -> bytes:
    tls = None if address.plain else _unverified()
    try:
        reader, writer = await asyncio.open_connection(address.host, address.port, ssl=tls)
    except UnicodeError as error:  # a name that no resolver takes
        raise socket.gaierror(str(error)) from error
    try:
        head = ("GET /about HTTP/1.1", f"Host: {address}", "Accept: application/json", "Connection: close")
        writer.write("\r\n".join((*head, "", "")).encode())
        return await _read_all(reader)
    finally:
        # Not waited for: who is silent when asked is silent when closed.
        writer.transport.abort()


async def _read_all(reader: asyncio.StreamReader) -> bytes:
    data = bytearray()
    while len(data) < ABOUT_SIZE and (more := await reader.read(ABOUT_SIZE - len(data))):
        data += more
    return bytes(data)


class _Answer(io.BytesIO):
    """An answer that has arrived, as the standard library's reader of HTTP takes it: from a socket."""

    def makefile(self, mode: str) -> "_Answer":
        del mode
        return self


def _body(answer: bytes) -> bytes:
    with contextlib.closing(http.client.HTTPResponse(cast("socket.socket", _Answer(answer)))) as response:
        response.begin()
        return response.read(ABOUT_SIZE)


def _unverified() -> ssl.SSLContext:
    """Make a context that checks nothing: for the one question whose answer is checked by itself."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


async def secure(pin: Pin) -> tuple[ssl.SSLContext, str | None]:
    """Return the context to connect with, and the name the server's certificate must carry.

    With the organisation's own CA nothing else is trusted, and the name is derived from the
    organisation, whatever the address; otherwise the system's store and the real host name decide.
    """
    if pin.ca is None:
        return await asyncio.to_thread(ssl.create_default_context), None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(cadata=pin.ca)
    return context, host_name(parse_organisation(pin.organisation))
