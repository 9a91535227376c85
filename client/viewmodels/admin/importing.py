"""A table of people: looked at before anything changes, applied as a whole, and written out again."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.profile.files import write_whole
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.admin.administration import Admin
from client.viewmodels.admin.words import change_words, fault_words, row_words
from client.viewmodels.row_model import RowModel
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.admin import ImportPreview, NewPassword

ERROR = "error"
KINDS = ("added", "changed", "moved", "disabled", "enabled", "department")


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of a preview: a change, or a fault."""

    place: int
    kind: str
    title: str
    words: str


def spoken_preview(row: PreviewRow) -> str:
    """Return a line as a screen reader says it."""
    return ", ".join(part for part in (change_words(row.kind), row.title, row.words) if part)


class AdminImport(QObject):
    """`changed` tells that another table, or none, is looked at; `failed` what went wrong.

    `applied` carries the passwords of who was added, `exported` where the table was written to.
    """

    changed = Signal()
    failed = Signal(str)
    applied = Signal(tuple)
    exported = Signal(str)

    def __init__(self, admin: Admin, language: Callable[[], Language]) -> None:
        super().__init__()
        self.rows: RowModel[PreviewRow] = RowModel(
            lambda row: row.place, lambda row: row.title, spoken_preview, self
        )
        self.name = ""
        self.busy = False
        self.preview: ImportPreview | None = None
        self.disables_missing = False
        self._table = b""
        self._admin = admin
        self._language = language
        self._tasks = Tasks("import")

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def open(self, path: Path) -> None:
        """Look at a table."""
        self._do(lambda: self._open(path))

    async def _open(self, path: Path) -> None:
        try:
            size = (await asyncio.to_thread(path.stat)).st_size
            if size > limits.IMPORT:
                raise Refusal(ErrorCode.TOO_LARGE, limit=limits.IMPORT)
            self._table = await asyncio.to_thread(path.read_bytes)
        except OSError:
            said = QCoreApplication.translate("Admin", "{name} can't be read. Close it elsewhere, try again.")
            self.failed.emit(said.format(name=path.name))
            return
        self.name, self.disables_missing = path.name, False
        await self._look()

    def disable_missing(self, on: bool) -> None:
        """Treat who is not in the table as gone, or not."""
        self.disables_missing = on
        self._do(self._look)

    async def _look(self) -> None:
        self.preview = await self._admin.preview_import(self._table, disable_missing=self.disables_missing)
        faults = [
            PreviewRow(place, ERROR, one.column, fault_words(one))
            for place, one in enumerate(self.preview.errors)
        ]
        changes = [
            PreviewRow(len(faults) + place, one.change, f"{one.name}  {one.number}".strip(), row_words(one))
            for place, one in enumerate(self.preview.changes)
        ]
        self.rows.show([])
        self.rows.show([*faults, *changes])

    @property
    def changes(self) -> int:
        """How many changes it would make."""
        counts = {} if self.preview is None else self.preview.counts
        return sum(counts.get(kind, 0) for kind in KINDS)

    @property
    def may_apply(self) -> bool:
        """Whether there is something to do and nothing in its way."""
        preview = self.preview
        return preview is not None and not preview.errors_in_all and self.changes > 0 and not self.busy

    def leave(self) -> None:
        """Look at no table any more."""
        self.preview, self._table, self.name = None, b"", ""
        self.rows.show([])
        self.changed.emit()

    def apply(self) -> None:
        """Do all of it."""
        if self.may_apply:
            self._do(self._apply)

    async def _apply(self) -> None:
        preview = self.preview
        if preview is None:
            return
        try:
            done = await self._admin.apply_import(preview.key)
        except Refusal as refusal:
            if refusal.code is ErrorCode.CONFLICT:
                # Somebody else has changed the directory meanwhile: show what it would do now.
                await self._look()
            raise
        self.leave()
        self.applied.emit(done.passwords)

    def export(self, path: Path) -> None:
        """Write the people within reach to a file: CSV by its ending, else Excel."""
        self._do(lambda: self._export(path))

    async def _export(self, path: Path) -> None:
        form = "csv" if path.suffix.casefold() == ".csv" else "xlsx"
        data = await self._admin.export_people(form)
        await self._write(path, data)

    def keep_passwords(self, path: Path, passwords: tuple[NewPassword, ...]) -> None:
        """Write one-time passwords to a file of my own."""
        lines = [f"{one.number}\t{one.name}\t{one.password}" for one in passwords]
        self._do(lambda: self._write(path, "\r\n".join(lines).encode("utf-8-sig")))

    async def _write(self, path: Path, data: bytes) -> None:
        try:
            await asyncio.to_thread(write_whole, path, data)
        except OSError:
            said = QCoreApplication.translate("Admin", "{name} can't be written there. Choose another place.")
            self.failed.emit(said.format(name=path.name))
            return
        self.exported.emit(path.name)

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        if not self.busy:
            self.busy = True
            self.changed.emit()
            self._tasks.start(self._trying(work), "import")

    async def _trying(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Refusal as refusal:
            self.failed.emit(wording(refusal, self._language()))
        finally:
            self.busy = False
            self.changed.emit()
