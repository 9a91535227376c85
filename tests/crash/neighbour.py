"""A client core without a server as a process: `python -m tests.crash.neighbour FILE`, driven by JSON lines.

The file says who this is and who the other one is. Commands: `send` (text, ref), `texts` (ref); events:
`ready`, `queued` (id, ref), `sent` (id), `texts` (ref, rows of id and text).
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from client.core.events import EntryPlaced
from client.core.keys.identity import Identity
from client.lan.peers import Peer
from shared.ids import id_text
from tests.client.lan.office import Core, Neighbour


def describe(one: Neighbour, other: Neighbour, *, dial: bool) -> dict[str, Any]:
    """Return what goes into the file: the own secrets, and the other's public part."""
    return {
        "name": one.name,
        "folder": str(one.folder),
        "person": one.person.hex(),
        "identity": one.identity.to_bytes().hex(),
        "port": one.port,
        "other": {
            "person": other.person.hex(),
            "device": other.identity.device.hex(),
            "key": other.identity.public_key.hex(),
            "name": other.name,
            "port": other.port if dial else 0,
        },
    }


def read(about: dict[str, Any]) -> tuple[Neighbour, Peer]:
    """Return who this is, and the peer."""
    identity = Identity.from_bytes(bytes.fromhex(about["identity"]))
    me = Neighbour(
        about["name"], Path(about["folder"]), bytes.fromhex(about["person"]), identity, about["port"]
    )
    other = about["other"]
    person, device, key = (bytes.fromhex(other[part]) for part in ("person", "device", "key"))
    address = ("127.0.0.1", int(other["port"])) if other["port"] else None
    return me, Peer(person, device, key, other["name"], address)


def say(**event: object) -> None:
    """Print one event."""
    print(json.dumps(event, ensure_ascii=False), flush=True)


async def answer(core: Core, peer: Peer, line: str) -> None:
    """Carry one command out."""
    command = json.loads(line)
    if command["do"] == "send":
        accepted = await core.chat.send_to(peer.person, command["text"])
        say(event="queued", id=id_text(accepted.id), ref=command["ref"])
    else:
        view = await core.chat.history(core.chat.direct(peer.person), limit=500)
        rows = [[id_text(row.id), row.text] for row in view.rows]
        say(event="texts", ref=command["ref"], rows=rows)


async def run(about: dict[str, Any]) -> None:
    """Talk until the end of input."""
    me, peer = read(about)
    async with me.running(peer) as core:
        core.bus.subscribe(EntryPlaced, lambda event: say(event="sent", id=id_text(event.id)))
        say(event="ready", port=me.port)
        while line := await asyncio.to_thread(sys.stdin.readline):
            await answer(core, peer, line)


if __name__ == "__main__":
    asyncio.run(run(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
