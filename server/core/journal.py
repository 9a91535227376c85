"""Under systemd: lines as its journal wants them, and word that the server is ready."""

import contextlib
import json
import os
import socket
from collections.abc import Mapping, MutableMapping
from typing import TextIO

import structlog

PRIORITIES = {"critical": 2, "error": 3, "warning": 4, "info": 6, "debug": 7}
PATIENCE = 2.0


def goes_to_journal(console: TextIO, environment: Mapping[str, str]) -> bool:
    """Tell whether a stream is the one that systemd has connected to the journal (see systemd.exec(5))."""
    device, _, inode = environment.get("JOURNAL_STREAM", "").partition(":")
    try:
        stat = os.fstat(console.fileno())
    except (OSError, ValueError):  # a stream that is no file
        return False
    return (str(stat.st_dev), str(stat.st_ino)) == (device, inode)


def for_journal(_logger: object, _method: str, event: MutableMapping[str, object]) -> str:
    """Write an event as one line with its priority (see sd-daemon(3)); the journal has time and name."""
    event = structlog.processors.format_exc_info(_logger, _method, event)
    priority = PRIORITIES.get(str(event.pop("level", "info")), 6)
    name, words = event.pop("logger", ""), event.pop("event", "")
    exception = event.pop("exception", None)
    event.pop("timestamp", None)
    facts = "".join(f" {key}={_plain(value)}" for key, value in event.items())
    lines = [f"{name}: {words}{facts}", *str(exception or "").splitlines()]
    return "\n".join(f"<{priority}>{line}" for line in lines)


def _plain(value: object) -> str:
    text = str(value)
    return text if text.isprintable() and " " not in text else json.dumps(text, ensure_ascii=False)


def tell_ready(environment: Mapping[str, str]) -> None:
    """Tell systemd that clients may come, if it has asked to be told (see sd_notify(3))."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")) or not hasattr(socket, "AF_UNIX"):
        return
    # A name left over from elsewhere is no reason not to run.
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notifying:
        notifying.settimeout(PATIENCE)
        notifying.connect("\0" + address[1:] if address.startswith("@") else address)
        notifying.send(b"READY=1")
