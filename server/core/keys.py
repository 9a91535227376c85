"""Files that hold secrets: made whole or not at all, readable by their owner alone."""

import os
import secrets
from pathlib import Path

from server.disk import sync_folder

KEY_SIZE = 32


def write_secret(path: Path, content: bytes) -> None:
    """Write a file of mode 0600 so that after a crash it has the old content or the new, never a part.

    On Windows, where there are no such modes, the folder's access list decides.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_key(path: Path) -> bytes:
    """Make a store's key and keep it, in hexadecimal, in a file."""
    key = secrets.token_bytes(KEY_SIZE)
    write_secret(path, key.hex().encode() + b"\n")
    return key


def read_key(path: Path) -> bytes:
    """Read a store's key; raises OSError, or ValueError when the file holds something else."""
    key = bytes.fromhex(path.read_text("ascii").strip())
    if len(key) != KEY_SIZE:
        raise ValueError("a key has 64 hexadecimal characters")
    return key
