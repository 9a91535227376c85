"""The attacks on the gateway: short plays of one intruder, which raise Finding for what must not happen."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from shared import limits
from shared.ids import direct_conversation, new_id
from shared.model.entry import START
from shared.protocol.auth import ListDevices, SignOut
from shared.protocol.log import After, Before
from shared.protocol.org import ListPeople
from shared.protocol.sync import CatchUp
from shared.wire.codec import FrameKind, encode_frame, pack
from shared.wire.session import Beat, Hello
from tests.soak.fuzz import hostile
from tests.soak.fuzz.finding import Finding
from tests.soak.fuzz.hostile import Gone, Hostile, Intruder, frame, length
from tests.soak.fuzz.mutation import Mutator

HELLO = pack([encode_frame(FrameKind.REQUEST, 1, Hello(1, 1, (), "fuzz"))])

BLOB = (
    b"%b /blobs/" + b"0a" * 32 + b"?entry=" + b"0" * 32 + b" HTTP/1.1\r\nHost: x\r\n"
    b"Authorization: Bearer " + b"f" * 64 + b"\r\n%b\r\n\r\n"
)


@dataclass
class Scene:
    """What an attack may use."""

    chance: random.Random
    connect: Callable[..., Hostile]
    intruder: Intruder
    accomplice: Intruder
    heavy: bytes
    alone: asyncio.Lock
    corpus: list[bytes]


Attack = Callable[[Scene], Awaitable[None]]


async def raw_garbage(scene: Scene) -> None:
    """Bytes that are not even TLS."""
    async with scene.connect(tls=False) as one:
        for _ in range(scene.chance.randrange(1, 4)):
            await one.send(scene.chance.randbytes(scene.chance.randrange(1, 5000)))
        await one.drain()


async def tls_garbage(scene: Scene) -> None:
    """Bytes that are not HTTP."""
    async with scene.connect() as one:
        await one.send(scene.chance.randbytes(scene.chance.randrange(1, 70_000)))
        await one.drain()


async def malformed_http(scene: Scene) -> None:
    """Requests and upgrades with something wrong in them."""
    chance = scene.chance
    good = hostile.UPGRADE % b"dGhlIHNhbXBsZSBub25jZQ=="
    whole = chance.choice(
        (
            good,
            good.replace(b"/link", b"/" + b"x" * chance.choice((10, 70_000))),
            good.replace(b"Version: 13", b"Version: 99"),
            good.replace(b"Upgrade: websocket\r\n", b"Upgrade: h2c\r\n"),
            good.replace(b"Host: x", b"Host: x\r\n" + b"X: y\r\n" * 5000),
            good.replace(b"Host: x\r\n", b""),
            good.replace(b"GET", b"POST").replace(b"Host: x", b"Host: x\r\nContent-Length: 99999999"),
            b"POST /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nabc",
            b"GET /about HTTP/1.1\r\nHost: x\r\n\r\n" * 200,
            b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET /../../etc/passwd HTTP/1.0\r\n\r\n",
            b"GET /blobs/%2e%2e%2fstore.key?entry=x HTTP/1.1\r\nHost: x\r\n\r\n",
            BLOB % (b"PUT", b"Content-Length: 33554432") + chance.randbytes(chance.randrange(100_000)),
            BLOB % (b"PUT", b"Expect: 100-continue\r\nContent-Length: 5") + b"hello",
            BLOB % (b"PUT", b"Transfer-Encoding: chunked") + b"FFFFFFF\r\nabc",
            BLOB % (b"GET", b"Range: bytes=9999999999999999999-"),
        )
    )
    if chance.random() < 0.5:
        whole = Mutator(chance, [whole]).hostile()
    async with scene.connect() as one:
        await one.send(whole)
        if chance.random() < 0.5:
            await one.send(frame(2, HELLO))
        await one.drain()


async def wrong_frames(scene: Scene) -> None:
    """Frames that RFC 6455 forbids, before or after the hello."""
    chance = scene.chance
    async with scene.connect() as one:
        await one.upgrade()
        if chance.random() < 0.7:
            await one.hello()
        size = chance.choice((limits.CLIENT_MESSAGE + 1, 1 << 31, (1 << 63) - 1, 1 << 63, (1 << 64) - 1))
        await one.send(
            chance.choice(
                (
                    frame(2, HELLO, mask=False),
                    frame(chance.choice((3, 4, 7, 11, 15)), b"x"),
                    frame(2, HELLO, rsv=chance.randrange(1, 8)),
                    frame(9, bytes(126)),
                    frame(9, b"x", fin=False),
                    frame(1, b"text"),
                    frame(1, b"\xff\xfe"),
                    frame(
                        8,
                        chance.choice(
                            (b"", b"\x03", b"\x00\x00", b"\x03\xe8\xff", b"\xff\xff", b"\x03\xedx")
                        ),
                    ),
                    b"\x82" + length(size, width=8) + bytes(4) + bytes(1000),
                    b"\x82" + length(5, width=2) + bytes(4) + HELLO[:5],
                    b"\x82" + length(5, width=8) + bytes(4) + HELLO[:5],
                    frame(2, bytes(limits.CLIENT_MESSAGE + 1)),
                    chance.randbytes(2000),
                )
            )
        )
        await one.drain()


async def fragments(scene: Scene) -> None:
    """Messages in many pieces, with pings between, begun twice, or never ended."""
    chance = scene.chance
    async with scene.connect() as one:
        await one.upgrade()
        pieces = hostile.cut(chance, HELLO, chance.randrange(2, 12))
        for place, piece in enumerate(pieces):
            await one.send(frame(0 if place else 2, piece, fin=place == len(pieces) - 1))
            if chance.random() < 0.3:
                await one.send(frame(9, b"still here"))
        await one.message()
        match chance.randrange(4):
            case 0:
                await one.send(frame(0, b"nobody began this"))
            case 1:
                await one.send(frame(2, b"x", fin=False) + frame(2, HELLO))
            case 2:
                await one.send(frame(2, b"x", fin=False) + frame(0, b"", fin=False) * 20_000)
            case _:
                await one.send(frame(2, b"x", fin=False) + frame(0, bytes(60_000), fin=False) * 6)
        await one.drain()


async def slow_bytes(scene: Scene) -> None:
    """A request, a handshake or a frame that comes byte by byte, and stops."""
    chance = scene.chance
    async with scene.connect(tls=chance.random() < 0.8) as one:
        data = hostile.UPGRADE % b"dGhlIHNhbXBsZSBub25jZQ==" + frame(2, HELLO)
        for byte in data[: chance.randrange(1, len(data))]:
            await one.send(bytes((byte,)))
            if chance.random() < 0.05:
                await asyncio.sleep(0.01)
        await asyncio.sleep(chance.random())


async def half_open(scene: Scene) -> None:
    """A link at any stage on which nothing more is said, cut without a word."""
    async with scene.connect() as one:
        stage = scene.chance.randrange(4)
        if stage > 0:
            await one.upgrade()
        if stage > 1:
            await one.hello()
        if stage > 2:
            await one.ask(scene.intruder.sign_in(bytes(32)))
        await asyncio.sleep(scene.chance.random())


async def out_of_order(scene: Scene) -> None:
    """Good messages at the wrong time."""
    async with scene.connect() as one:
        await one.upgrade()
        if scene.chance.random() < 0.6:
            await one.hello()
        await one.say(*scene.chance.choices(scene.corpus, k=scene.chance.randrange(1, 20)))
        await one.drain()


async def mutated(scene: Scene) -> None:
    """Someone signed in sends messages with wrong values in them; none may be a fault of the server."""
    mutator = Mutator(scene.chance, scene.corpus)
    for _ in range(4):
        async with scene.connect() as one:
            await one.sign_in(scene.intruder)
            with contextlib.suppress(Gone):
                for _ in range(scene.chance.randrange(1, 30)):
                    await one.say(mutator.hostile())
            with contextlib.suppress(Gone, TimeoutError):
                async with asyncio.timeout(0.3):
                    while True:
                        for answer in await one.message():
                            check_fault(answer)


def check_fault(answer: list[Any]) -> None:
    """Raise Finding for an answer that tells of the server's own fault."""
    if answer[0] == FrameKind.ERROR and answer[2][1] in ("internal", "storage_failed"):
        raise Finding(f"the server answered {answer[2]}")


async def requests(scene: Scene) -> None:
    """Someone signed in asks for whatever there is, of whatever there is not."""
    chance = scene.chance
    async with scene.connect() as one:
        await one.sign_in(scene.intruder)
        for _ in range(20):
            conversation = chance.choice(
                (new_id(), bytes(16), direct_conversation(scene.intruder.device, new_id()))
            )
            answer = await one.ask(
                chance.choice(
                    (
                        After(conversation, START, 500),
                        Before(conversation, chance.choice((0, 1, 2**62 - 1)), 1),
                        ListPeople(chance.choice((0, -1, 2**62, -(2**63), 2**63 - 1))),
                        CatchUp(chance.choice((0, -1, 2**62)), ()),
                        ListDevices(),
                        Beat(),
                    )
                )
            )
            check_fault(answer)


async def flood(scene: Scene) -> None:
    """Valid requests as fast as they go: what is over the budget must be refused, and all be answered."""
    async with scene.connect() as one:
        await one.sign_in(scene.intruder)
        count = 3000
        beats = [encode_frame(FrameKind.REQUEST, ref, Beat()) for ref in range(100, 100 + count)]
        batches = [pack(beats[start : start + 500]) for start in range(0, count, 500)]
        await one.say(*batches)
        answered: dict[int, str] = {}
        while len(answered) < count:
            answered |= {
                ref: message[1] if kind == 2 else "" for kind, ref, message in await one.message() if ref
            }
        if set(answered.values()) - {"", "too_many_requests"}:
            raise Finding(f"a flood was answered {set(answered.values())}")
        if "too_many_requests" not in answered.values():
            raise Finding("a flood of 3,000 requests was not refused anything")


async def pings_unread(scene: Scene) -> None:
    """Pings whose pongs are never read: the server must not keep them for ever."""
    async with scene.connect() as one:
        await one.upgrade()
        one.read_no_more()
        for _ in range(40):
            await one.send(frame(9, bytes(125)) * 4000)
        raise Finding("160,000 pongs were kept for somebody who does not read")


async def pages_unread(scene: Scene) -> None:
    """Pages that are asked for and never read: the slow reader must be cut off.

    One at a time: else what memory is left with at a quiet moment depends on how many met.
    """
    async with scene.alone, scene.connect() as one:
        await one.sign_in(scene.intruder)
        one.read_no_more()
        after = [
            encode_frame(FrameKind.REQUEST, ref, After(scene.heavy, START, 500)) for ref in range(50, 66)
        ]
        await one.say(pack(after))
        # The socket is written to until it is gone: a server that still listens has kept most of 16 MB.
        for _ in range(150):
            await asyncio.sleep(0.1)
            await one.say(HELLO)
        raise Finding("16 pages were kept for somebody who does not read")


async def replayed_sign_in(scene: Scene) -> None:
    """A proof made for one link must be worth nothing on another."""
    async with scene.connect() as first, scene.connect() as second:
        await first.upgrade()
        await second.upgrade()
        proof = scene.intruder.sign_in(await first.hello())
        await second.hello()
        answer = await second.ask(proof)
        if answer[2][:2] != ["error", "bad_proof"]:
            raise Finding(f"a replayed sign-in was answered {answer[2][0]}")
        answer = await first.ask(proof)
        if answer[2][0] != "auth.signed_in":
            raise Finding(f"the true sign-in was answered {answer[2]}")
        if (await first.ask(proof))[2][0] != "error":
            raise Finding("a second sign-in on one link was let in")


async def stolen_device(scene: Scene) -> None:
    """A device signs in as somebody else's, with its own key."""
    async with scene.connect() as owner, scene.connect() as one:
        await owner.sign_in(scene.intruder)
        await one.upgrade()
        nonce = await one.hello()
        thief = Intruder(
            scene.accomplice.user,
            scene.accomplice.password,
            scene.intruder.organisation,
            device=scene.intruder.device,
        )
        answer = await one.ask(thief.sign_in(nonce))
        if answer[2][:2] != ["error", "bad_proof"]:
            raise Finding(f"a stolen device was answered {answer[2][:2]}")


async def guesses(scene: Scene) -> None:
    """Wrong passwords, until locked and beyond."""
    async with scene.connect() as one:
        await one.upgrade()
        nonce = await one.hello()
        for number in range(8):
            answer = await one.ask(scene.intruder.sign_in(nonce, password=f"guess {number}"))
            if answer[2][1] not in ("wrong_credentials", "locked"):
                raise Finding(f"a wrong password was answered {answer[2][:2]}")


async def in_and_out(scene: Scene) -> None:
    """Signing in and out, with requests behind the sign-out."""
    async with scene.connect() as one:
        await one.sign_in(scene.accomplice)
        await one.say(
            pack(
                [encode_frame(FrameKind.REQUEST, 50, SignOut()), encode_frame(FrameKind.REQUEST, 51, Beat())]
            )
        )
        await one.drain()


UNREAD = frozenset({"pings_unread", "pages_unread"})
"""Attacks that make the server keep what nobody reads, by the tens of megabytes."""

ATTACKS: dict[str, Attack] = {
    one.__name__: one
    for one in (
        raw_garbage,
        tls_garbage,
        malformed_http,
        wrong_frames,
        fragments,
        slow_bytes,
        half_open,
        out_of_order,
        mutated,
        requests,
        flood,
        pings_unread,
        pages_unread,
        replayed_sign_in,
        stolen_device,
        guesses,
        in_and_out,
    )
}


async def attack(name: str, scene: Scene) -> None:
    """Play one attack; that the server hangs up on it is its right."""
    with contextlib.suppress(Gone, OSError):
        await ATTACKS[name](scene)
