"""The ledger of erasures: a file outside of the database and its backups that is only added to.

Each line is JSON: what was erased, the digest of the line before, and the organisation's signature. A
restored backup still has what was erased since it was made; replaying the ledger erases it again.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from server.disk import sync_folder
from server.store.erasures import Erasure

Sign = Callable[[bytes], bytes]
Signed = Callable[[bytes, bytes], bool]


class LedgerError(Exception):
    """A line of the ledger does not follow from those before, or nobody vouches for it."""

    def __init__(self, path: Path, line: int) -> None:
        super().__init__(f"{path}:{line}")
        self.path = path
        self.line = line


class Note(Struct, frozen=True):
    """One erasure, ids in hexadecimal; `before` is SHA-256 of the line before, empty in the first."""

    entry: str
    author: str
    conversation: str
    seq: int
    time: int
    who: str
    why: str
    before: str


class Line(Struct, frozen=True):
    """A note and the organisation's signature, in hexadecimal."""

    note: Note
    signature: str


class Ledger:
    """One server's ledger. All methods may raise OSError."""

    def __init__(self, path: Path, sign: Sign, signed: Signed) -> None:
        self.path = path
        self._sign = sign
        self._signed = signed

    def append(self, erasure: Erasure) -> None:
        """Add an erasure; it is on disk when this returns. Raises LedgerError if the ledger was altered."""
        self.extend([erasure])

    def extend(self, erasures: Sequence[Erasure]) -> None:
        """Add several at once."""
        lines = self._lines()
        self._check(lines)
        with self.path.open("r+b" if self.path.exists() else "xb") as file:
            file.truncate(sum(len(one) + 1 for one in lines))  # what a crash tore never counted
            file.seek(0, os.SEEK_END)
            last = lines[-1] if lines else b""
            for erasure in erasures:
                last = self._line(erasure, _digest(last) if last else "")
                file.write(last + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if os.name == "posix":
            self.path.chmod(0o600)
        sync_folder(self.path.parent)

    def _line(self, erasure: Erasure, before: str) -> bytes:
        note = Note(
            *(erasure.entry.hex(), erasure.author.hex(), erasure.conversation.hex()),
            *(erasure.seq, erasure.time, erasure.who, erasure.why, before),
        )
        return msgspec.json.encode(Line(note, self._sign(_signed_note(note)).hex()))

    def read(self) -> list[Erasure]:
        """Return all erasures, oldest first; none without a file. Raises LedgerError."""
        return [
            Erasure(
                *(bytes.fromhex(note.entry), bytes.fromhex(note.author), bytes.fromhex(note.conversation)),
                *(note.seq, note.time, note.who, note.why),
            )
            for note in self._check(self._lines())
        ]

    def _lines(self) -> list[bytes]:
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return []
        return content.split(b"\n")[:-1]

    def _check(self, lines: list[bytes]) -> list[Note]:
        notes: list[Note] = []
        before = ""
        for number, line in enumerate(lines, 1):
            notes.append(self._note(line, before, number))
            before = _digest(line)
        return notes

    def _note(self, raw: bytes, before: str, number: int) -> Note:
        try:
            line = msgspec.json.decode(raw, type=Line)
            signature = bytes.fromhex(line.signature)
            for text in (line.note.entry, line.note.author, line.note.conversation):
                bytes.fromhex(text)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            raise LedgerError(self.path, number) from error
        if line.note.before != before or not self._signed(_signed_note(line.note), signature):
            raise LedgerError(self.path, number)
        return line.note


def _digest(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _signed_note(note: Note) -> bytes:
    return b"linxin/erasure/1\0" + msgspec.json.encode(note)
