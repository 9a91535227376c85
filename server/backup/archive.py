"""The inside of a backup: a tar archive that begins with what it is and ends with a digest of the whole.

Only names on the list are written and read, and only plain files: an archive by somebody else can put
nothing anywhere.
"""

import hashlib
import io
import re
import tarfile
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, TypeVar, cast

import msgspec
from msgspec import Struct

from server.backup.envelope import Content, Writing
from server.backup.errors import BackupError, BackupFault

FORMAT = 1
MANIFEST, END = "backup.json", "end.json"
DATABASE, KEY = "linxin.db", "store.key"
SMALL = {KEY: 256, "authority.key": 16_384, "authority.pem": 65_536, "linxin.toml": 65_536}
"""Small files by name, with the bytes they may have."""
NEEDED = frozenset({DATABASE, KEY, "authority.key", "authority.pem"})
BLOB = re.compile(r"blobs/[0-9a-f]{2}/[0-9a-f]{62}")
NOTE = 64 * 1024
PIECE = 256 * 1024


N = TypeVar("N", bound=Struct)


class Manifest(Struct, frozen=True):
    """What a backup is of: `made` is Unix ms, `schema` the number of the database's last step."""

    format: int
    release: str
    organisation: str
    name: str
    schema: int
    made: int


class End(Struct, frozen=True):
    """The last word of a backup: how many files came before, and a digest over names, sizes and contents."""

    files: int
    digest: str


class _Sum:
    """The running digest of what an archive holds."""

    def __init__(self) -> None:
        self.files = 0
        self._whole = hashlib.sha256()

    def add(self, name: str, size: int, digest: bytes) -> None:
        self.files += 1
        self._whole.update(name.encode() + b"\0" + size.to_bytes(8, "big") + digest)

    def end(self) -> End:
        return End(self.files, self._whole.hexdigest())


class _Digesting(io.RawIOBase):
    """Passes a file on while its digest is taken."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size)
        self.digest.update(data)
        return data


class _Outlet:
    """Of a file all that writing an archive asks for."""

    def __init__(self, file: Writing) -> None:
        self.write = file.write

    def tell(self) -> int:
        """Return where the archive begins, which is all that it is asked for."""
        return 0


class ArchiveWriter:
    """Writes an archive, one file after another."""

    def __init__(self, file: Writing, manifest: Manifest) -> None:
        # What is written is never looked at again. Not as a stream of tarfile's, which would write once more
        # when it is collected, after a full disk into a file that is closed.
        stream = cast("IO[bytes]", _Outlet(file))
        self._tar = tarfile.TarFile(fileobj=stream, mode="w", copybufsize=PIECE)
        self._sum = _Sum()
        self._time = manifest.made // 1000
        self._note(MANIFEST, manifest)

    def add(self, name: str, content: BinaryIO, size: int) -> None:
        """Add the first `size` bytes of a file. Raises OSError, also when it has less."""
        digesting = _Digesting(content)
        self._tar.addfile(self._info(name, size), digesting)
        self._sum.add(name, size, digesting.digest.digest())

    def finish(self) -> None:
        """Write the end; the file itself is finished by its owner."""
        self._note(END, self._sum.end())
        self._tar.close()

    def add_bytes(self, name: str, content: bytes) -> None:
        """Add a file of this content."""
        self.add(name, io.BytesIO(content), len(content))

    def _note(self, name: str, note: Struct) -> None:
        self.add_bytes(name, msgspec.json.encode(note))

    def _info(self, name: str, size: int) -> tarfile.TarInfo:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = size, 0o600, self._time
        return info


class Part:
    """One file of an archive. Read it to its end before asking for the next."""

    def __init__(self, name: str, size: int, file: IO[bytes]) -> None:
        self.name = name
        self.size = size
        self._file = file
        self.digest = hashlib.sha256()

    def pieces(self) -> Iterator[bytes]:
        """Yield the content."""
        left = self.size
        while left:
            try:
                piece = self._file.read(min(PIECE, left))
            except tarfile.TarError as error:
                raise BackupError(BackupFault.CUT_SHORT) from error
            if not piece:
                raise BackupError(BackupFault.CUT_SHORT)
            left -= len(piece)
            self.digest.update(piece)
            yield piece


class ArchiveReader:
    """Reads an archive that anyone may have written; everything raises BackupError."""

    def __init__(self, content: Content) -> None:
        try:
            self._tar = tarfile.open(fileobj=content, mode="r:")  # noqa: SIM115 - nothing to be closed
        except (tarfile.TarError, ValueError) as error:
            raise BackupError(BackupFault.NOT_A_BACKUP) from error
        self._sum = _Sum()
        self.manifest = self._read_manifest()

    def _read_manifest(self) -> Manifest:
        part = self._next()
        if part is None or part.name != MANIFEST:
            raise BackupError(BackupFault.NOT_A_BACKUP)
        manifest = _decode(self._small(part), Manifest)
        if manifest.format > FORMAT:
            raise BackupError(BackupFault.NEWER_VERSION, manifest.release)
        return manifest

    def parts(self) -> Iterator[Part]:
        """Yield every file between manifest and end, and check the end."""
        seen: set[str] = set()
        while (part := self._next()) is not None:
            if part.name == END:
                self._check_end(part, seen)
                return
            if not _is_known(part) or part.name in seen:
                raise BackupError(BackupFault.FOREIGN, ascii(part.name)[:80])
            if not BLOB.fullmatch(part.name):
                seen.add(part.name)
            yield part
            self._sum.add(part.name, part.size, part.digest.digest())
        raise BackupError(BackupFault.CUT_SHORT)

    def _check_end(self, part: Part, seen: set[str]) -> None:
        if _decode(self._small(part, count=False), End) != self._sum.end():
            raise BackupError(BackupFault.ALTERED, "the digest of the whole")
        if not seen >= NEEDED:
            raise BackupError(BackupFault.FOREIGN, "without " + ", ".join(sorted(NEEDED - seen)))

    def _next(self) -> Part | None:
        try:
            info = self._tar.next()
            cast("Any", self._tar).members = []  # else it would remember every file
            if info is None:
                return None
            file = self._tar.extractfile(info) if _is_plain(info) else None
        except (tarfile.TarError, ValueError, OverflowError, EOFError) as error:
            raise BackupError(BackupFault.ALTERED, str(error)[:80]) from error
        if file is None:
            raise BackupError(BackupFault.FOREIGN, ascii(info.name)[:80])
        return Part(info.name, info.size, file)

    def _small(self, part: Part, *, count: bool = True) -> bytes:
        if part.size > NOTE:
            raise BackupError(BackupFault.FOREIGN, ascii(part.name)[:80])
        content = b"".join(part.pieces())
        if count:
            self._sum.add(part.name, part.size, part.digest.digest())
        return content


def _is_known(part: Part) -> bool:
    """Tell whether a backup holds files of this name, and of this size."""
    if part.name in SMALL:
        return part.size <= SMALL[part.name]
    return part.name == DATABASE or BLOB.fullmatch(part.name) is not None


def _is_plain(info: tarfile.TarInfo) -> bool:
    """Tell whether this is a file with all its bytes: no folder, link or device, and not sparse."""
    return info.type in {tarfile.REGTYPE, tarfile.AREGTYPE} and not info.issparse() and info.size >= 0


def _decode(content: bytes, kind: type[N]) -> N:
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BackupError(BackupFault.ALTERED, "a note is not readable") from error
