"""Golden bytes: what each sample is encoded to, for good; `python -m tests.shared.goldens` adds missing ones.

A golden is never rewritten. When a message gains a field, the script adds its new bytes under the
same name with the next number (`log.append`, `log.append#2`), and the old bytes stay decodable.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgpack
import msgspec

from shared.errors import ErrorCode, Refusal
from shared.model.bodies import KINDS
from shared.model.chain import body_digest, chain_link
from shared.model.entry import Cursor, Entry, Header, SignedEntry, signed_bytes
from shared.model.identity import Certificate, certificate_bytes, organisation_id, proof_bytes
from shared.model.state import PREFIXES
from shared.protocol.catalogue import CATALOGUE
from shared.wire.codec import FrameKind, encode_error, encode_frame, pack
from shared.wire.router import tag_of
from tests.shared import samples

FOLDER = Path(__file__).parent / "golden"


@dataclass(frozen=True, slots=True)
class Sample:
    """A value under the name of its golden; `file` is where the golden stands."""

    file: str
    name: str
    value: msgspec.Struct


def structs() -> Iterator[Sample]:
    """Yield a sample of everything that is encoded as a struct."""
    for message in samples.MESSAGES:
        tag = tag_of(type(message))
        yield Sample(tag.split(".")[0], tag, message)
    for kind, body in samples.BODIES.items():
        yield Sample("body", f"body.{kind}", body)
    for prefix, value in samples.STATE_VALUES.items():
        yield Sample("state", f"state.{prefix}", value)
    yield Sample("entry", "entry.header", samples.HEADER)
    yield Sample("entry", "entry.signed", samples.SIGNED)
    yield Sample("entry", "entry.placed", samples.ENTRY)
    yield Sample("entry", "entry.cursor", samples.CURSOR)
    yield Sample("identity", "identity.certificate", samples.CERTIFICATE)


def required_names() -> set[str]:
    """Return the names that must have a golden: all that the code can encode."""
    names = {tag_of(message) for message in CATALOGUE}
    names |= {f"body.{kind}" for kind in KINDS} | {f"state.{prefix}" for prefix in PREFIXES}
    stored = {
        Header: "entry.header",
        SignedEntry: "entry.signed",
        Entry: "entry.placed",
        Cursor: "entry.cursor",
        Certificate: "identity.certificate",
    }
    return names | set(stored.values()) | {f"error.{code.value}" for code in ErrorCode}


def derived() -> dict[str, bytes]:
    """Return bytes that are made by a rule, not by encoding one struct: frames, signed bytes, hashes."""
    header, body = samples.SIGNED.header, samples.SIGNED.body
    beat, done = samples.MESSAGES[2], samples.MESSAGES[5]
    request = encode_frame(FrameKind.REQUEST, 7, beat)
    event = encode_frame(FrameKind.EVENT, 0, samples.MESSAGES[4])
    digest = body_digest(bytes(range(16)), body)
    frames = {
        "frame.request": request,
        "frame.reply": encode_frame(FrameKind.REPLY, 70_000, done),
        "frame.event": event,
        "pack.one": pack([request]),
        "pack.two": pack([request, event]),
        "pack.sixteen": pack([request] * 16),
        "signed.entry": signed_bytes(header, body),
        "signed.proof": proof_bytes(samples.NONCE, samples.ORGANISATION, samples.LAPTOP),
        "signed.certificate": certificate_bytes(samples.CERTIFIED[0]),
        "hash.body": digest,
        "hash.link": chain_link(bytes(32), 1, samples.TIME, header, digest),
        "hash.organisation": organisation_id(b"a public key"),
    }
    for code in ErrorCode:
        detail: dict[str, Any] = {"tries_left": 3, "until": samples.TIME, "kind": "邻", "again": True}
        frames[f"error.{code.value}"] = encode_error(7, Refusal(code, **detail))
    return frames


def encode(value: msgspec.Struct) -> bytes:
    """Encode a sample the way the product does."""
    return msgspec.msgpack.encode(value)


def load() -> dict[str, bytes]:
    """Read all goldens by name."""
    goldens: dict[str, bytes] = {}
    for path in sorted(FOLDER.glob("*.json")):
        for name, text in json.loads(path.read_text(encoding="utf-8")).items():
            goldens[name] = bytes.fromhex(text)
    return goldens


def history(goldens: dict[str, bytes], name: str) -> list[bytes]:
    """Return the goldens of one name, oldest first."""
    found = [goldens[name]] if name in goldens else []
    while (later := f"{name}#{len(found) + 1}") in goldens:
        found.append(goldens[later])
    return found


def appended_only(old: bytes, new: bytes) -> bool:
    """Tell whether `new` is `old` with fields appended, at any depth."""
    return _extends(msgpack.unpackb(old), msgpack.unpackb(new))


def _extends(old: object, new: object) -> bool:
    if not isinstance(old, list) or not isinstance(new, list):
        return old == new
    before, after = cast("list[object]", old), cast("list[object]", new)
    return len(before) <= len(after) and all(map(_extends, before, after))


def add(file: str, name: str, data: bytes) -> None:
    """Write one golden that is not there yet."""
    path = FOLDER / f"{file}.json"
    known: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if name in known:
        raise ValueError(f"{name} is golden already")
    known[name] = data.hex()
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Add what is missing; return 1 when known bytes would have to change."""
    refused = 0
    wanted = [(one.file, one.name, encode(one.value)) for one in structs()]
    wanted += [("derived", name, data) for name, data in derived().items()]
    for file, name, data in wanted:
        before = history(load(), name)
        if not before:
            add(file, name, data)
            print(f"added {name}")
        elif before[-1] == data:
            continue
        elif file != "derived" and appended_only(before[-1], data):
            add(file, f"{name}#{len(before) + 1}", data)
            print(f"added {name}#{len(before) + 1}: fields were appended")
        else:
            refused += 1
            print(f"refused {name}: its bytes changed, which breaks those who speak the old ones")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
