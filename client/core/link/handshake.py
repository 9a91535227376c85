"""From an address to a signed-in session: connect, hello, check the organisation, prove the device's key."""

import platform
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass

from client.core.finding.address import Address
from client.core.keys.identity import Identity
from client.core.link.running_link import RunningLink, Told
from client.core.link.server_link import AGENT, open_link
from client.core.profile.settings import Pin
from client.core.tasks import Tasks
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text, parse_organisation
from shared.protocol.auth import Resume, SignedIn, SignIn
from shared.wire.session import Welcome

SignInRequest = SignIn | Resume
Credentials = Callable[[Identity, Welcome], SignInRequest]


@dataclass(frozen=True, slots=True)
class Session:
    """A link on which this device is signed in, where it leads, and whom it trusts."""

    link: RunningLink
    welcome: Welcome
    signed_in: SignedIn
    address: Address
    pin: Pin


def with_password(user: str, password: str, *, unseen: bool = False) -> Credentials:
    """Sign in with staff number or name; `unseen`: offline to others before this device is in."""
    if not user or len(user) > limits.USER_LENGTH or len(password) > limits.PASSWORD_LENGTH:
        raise Refusal(ErrorCode.WRONG_CREDENTIALS)

    def request(identity: Identity, welcome: Welcome) -> SignIn:
        proof = identity.prove(welcome.nonce, welcome.organisation)
        name = socket.gethostname()[: limits.DEVICE_NAME_LENGTH]
        system = f"{platform.system() or sys.platform} {platform.release()}"[: limits.DEVICE_NAME_LENGTH]
        return SignIn(user, password, identity.device, name, system, identity.public_key, proof, unseen)

    return request


def with_token(token: bytes, *, unseen: bool = False) -> Credentials:
    """Sign in again, `unseen` as with a password."""

    def request(identity: Identity, welcome: Welcome) -> Resume:
        return Resume(token, identity.device, identity.prove(welcome.nonce, welcome.organisation), unseen)

    return request


async def open_session(
    address: Address, pin: Pin, identity: Identity, credentials: Credentials, told: Told, tasks: Tasks
) -> Session:
    """Open a link and sign in on it; the link runs as a task of `tasks`. Raises the Refusal that came."""
    link = await open_link(address, pin, told)
    tasks.start(link.run(), "link")
    try:
        welcome = await link.hello(AGENT)
        if welcome.organisation != parse_organisation(pin.organisation):
            found = organisation_text(welcome.organisation)
            raise Refusal(ErrorCode.WRONG_ORGANISATION, organisation=found, expected=pin.organisation)
        signed_in = await link.ask(credentials(identity, welcome))
    except BaseException:
        await link.close()
        raise
    return Session(link, welcome, signed_in, address, pin)
