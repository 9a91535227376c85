"""The link's own messages: hello, welcome, heartbeat, goodbye."""

from typing import Annotated

from msgspec import Meta

from shared import limits
from shared.wire.message import Access, Event, Reply, Request

Agent = Annotated[str, Meta(max_length=limits.AGENT_LENGTH)]
Capabilities = Annotated[tuple[Agent, ...], Meta(max_length=limits.CAPABILITIES)]


class Welcome(Reply, frozen=True, array_like=True, tag="session.welcome"):
    """The server's side of the hello.

    `nonce` is fresh for this link and is what a device signs to prove its key. `now` is Unix ms.
    """

    version: int
    capabilities: Capabilities
    agent: Agent
    organisation: bytes
    organisation_name: str
    nonce: bytes
    now: int
    heartbeat: float


class Hello(Request[Welcome], frozen=True, array_like=True, tag="session.hello"):
    """The first frame on a link: the versions and capabilities of the side that opened it."""

    access = Access.ANYONE

    oldest: int
    newest: int
    capabilities: Capabilities
    agent: Agent


class Beaten(Reply, frozen=True, array_like=True, tag="session.beaten"):
    """What the server holds for this person: the version of the personal state, the sum of all heads."""

    state_version: int
    heads: int
    people_version: int


class Beat(Request[Beaten], frozen=True, array_like=True, tag="session.beat"):
    """A heartbeat. A client whose own figures differ from the answer has missed an event and catches up."""


class Bye(Event, frozen=True, array_like=True, tag="session.bye"):
    """The server closes the link: why, and after how many seconds to come back (0: at once, -1: never)."""

    reason: str
    retry_after: float


class Done(Reply, frozen=True, array_like=True, tag="session.done"):
    """It is done, and there is nothing more to say."""
