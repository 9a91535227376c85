"""The worked example of docs/protocol.md: real bytes of one message from hello to its acknowledgement."""

from shared.ids import direct_conversation
from shared.model.bodies import MessageBody, encode_body
from shared.model.entry import Header, SignedEntry, encode_header, signed_bytes
from shared.protocol.log import Append, Appended
from shared.wire.codec import FrameKind, encode_frame, pack
from shared.wire.session import Hello

LIN = bytes.fromhex("018f3a5c7e107a11b001000000000001")
ZHAO = bytes.fromhex("018f3a5c7e117a11b002000000000002")
DEVICE = bytes.fromhex("018f3a5c7e127a11b003000000000003")
ENTRY = bytes.fromhex("018f3a5c7e157a11b006000000000006")
CONVERSATION = direct_conversation(LIN, ZHAO)
SIGNATURE = bytes(64)
WIDTH = 16


def dump(data: bytes) -> str:
    """Write bytes sixteen a line, with what is printable beside them."""
    lines: list[str] = []
    for start in range(0, len(data), WIDTH):
        part = data[start : start + WIDTH]
        seen = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in part)
        lines.append(f"{start:04x}  {part.hex(' '):<{3 * WIDTH - 1}}  {seen}")
    return "```\n" + "\n".join(lines) + "\n```\n"


def example() -> str:
    """Write the example."""
    header = encode_header(Header(CONVERSATION, ENTRY, LIN, DEVICE, 1, 0, 1, "message", 1_790_000_000_000))
    body = encode_body(MessageBody("开会"))
    append = encode_frame(FrameKind.REQUEST, 3, Append(SignedEntry(header, body, SIGNATURE), ZHAO))
    appended = encode_frame(
        FrameKind.REPLY, 3, Appended(1, 1, 1_790_000_000_042, bytes.fromhex("a1b2c3d4e5f60718"))
    )
    hello = encode_frame(FrameKind.REQUEST, 1, Hello(1, 1, (), "stranger/1"))
    parts = [
        (
            "The first WebSocket message: one frame, a request with ref 1, holding `session.hello`.",
            pack([hello]),
        ),
        ("The body, a `MessageBody` of 开会:", body),
        ("The header, a `Header`:", header),
        (
            "What the device signs with Ed25519 (the signature is 64 bytes over exactly these):",
            signed_bytes(header, body),
        ),
        ("The WebSocket message with `log.append`, here with a signature of zeros:", pack([append])),
        ("The answer, a reply with the same ref, holding `log.appended`:", pack([appended])),
    ]
    return "\n" + "\n".join(f"{title}\n\n{dump(data)}" for title, data in parts)
