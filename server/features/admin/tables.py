"""Requests about tables of people: uploaded in parts, previewed, applied whole or not at all, exported."""

import asyncio
from collections.abc import Callable
from typing import Any

from server.core.gateway import Handler
from server.core.passwords import Passwords, one_time_password
from server.core.sessions import Session, Sessions
from server.org.change import Change
from server.org.directory import Directory
from server.org.tables.applying import added, apply_plan
from server.org.tables.columns import Table, bad_table
from server.org.tables.plan import Plan, make_plan
from server.org.tables.reading import read_table
from server.org.tables.writing import people_rows, write_csv, write_workbook
from server.store.people import all_people
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.rights import Right
from shared.protocol.admin import (
    ApplyImport,
    ExportedPeople,
    ExportPeople,
    Imported,
    ImportPreview,
    NewPassword,
    PreviewImport,
    UploadTable,
)
from shared.wire.message import Request
from shared.wire.session import Done

UPLOADS = 8
"""Tables kept at a time; the one begun first goes when another begins."""
ROOM = limits.SERVER_MESSAGE - 4096


class Upload:
    """A table on its way in, and what it was read as once it was previewed."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.table: Table | None = None
        self.disable_missing = False


class TableRequests:
    """Imports and exports people."""

    def __init__(self, directory: Directory, passwords: Passwords, sessions: Sessions) -> None:
        self._directory = directory
        self._passwords = passwords
        self._uploads: dict[Session, Upload] = {}
        self._reading = asyncio.Semaphore(1)
        sessions.observe(lambda _: None, self._left)

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {
            UploadTable: self._upload,
            PreviewImport: self._preview,
            ApplyImport: self._apply,
            ExportPeople: self._export,
        }

    def _left(self, session: Session, _final: bool) -> None:
        self._uploads.pop(session, None)

    async def _upload(self, session: Session, request: UploadTable) -> Done:
        await self._directory.require(session.require_person(), request.right)
        if session.closing:
            raise Refusal(ErrorCode.OFFLINE)
        if request.offset == 0:
            self._uploads.pop(session, None)
            while len(self._uploads) >= UPLOADS:
                del self._uploads[next(iter(self._uploads))]
            self._uploads[session] = Upload()
        upload = self._uploads.get(session)
        if upload is None or request.offset != len(upload.data):
            raise Refusal(ErrorCode.BAD_MESSAGE, part="offset")
        if len(upload.data) + len(request.part) > limits.IMPORT:
            raise Refusal(ErrorCode.TOO_LARGE, limit=limits.IMPORT)
        upload.data += request.part
        upload.table = None
        return Done()

    async def _preview(self, session: Session, request: PreviewImport) -> ImportPreview:
        actor = session.require_person()
        await self._directory.require(actor, request.right)
        upload = self._uploads.get(session)
        if upload is None:
            raise bad_table("empty")
        if upload.table is None:
            async with self._reading:
                upload.table = await asyncio.to_thread(read_table, bytes(upload.data))
            upload.data.clear()
        upload.disable_missing = request.disable_missing
        plan = await self._directory.consider(actor, _planning(upload.table, upload.disable_missing))
        return plan.preview()

    async def _apply(self, session: Session, request: ApplyImport) -> Imported:
        actor = session.require_person()
        upload = self._uploads.get(session)
        if upload is None or upload.table is None:
            await self._directory.require(actor, request.right)
            raise Refusal(ErrorCode.CONFLICT, part="table")
        planning = _planning(upload.table, upload.disable_missing)
        before = await self._directory.consider(actor, planning)
        _check(before, request.key)
        passwords = [
            NewPassword(step.wanted.number, step.wanted.name, one_time_password()) for step in added(before)
        ]
        hashes = await self._passwords.hash_one_time([one.password for one in passwords])

        def work(change: Change) -> Plan:
            plan = planning(change)
            _check(plan, request.key)
            apply_plan(change, plan, hashes)
            return plan

        plan = await self._directory.change(actor, work)
        self._uploads.pop(session, None)
        return Imported(plan.counts, tuple(passwords))

    async def _export(self, session: Session, request: ExportPeople) -> ExportedPeople:
        writers = {"csv": write_csv, "xlsx": write_workbook}
        write = writers.get(request.form)
        if write is None:
            raise Refusal(ErrorCode.BAD_MESSAGE, part="form")
        rows = await self._directory.consider(session.require_person(), _rows)
        data = await asyncio.to_thread(write, rows)
        if len(data) > ROOM:
            raise Refusal(ErrorCode.TOO_LARGE, limit=ROOM)
        return ExportedPeople(data)


def _planning(table: Table, disable_missing: bool) -> Callable[[Change], Plan]:
    return lambda change: make_plan(change, table, disable_missing=disable_missing)


def _check(plan: Plan, key: bytes) -> None:
    """Let only what was previewed through, and only without faults; raises Refusal `conflict`."""
    if plan.errors or plan.key() != key:
        raise Refusal(ErrorCode.CONFLICT, part="directory")


def _rows(change: Change) -> list[list[str]]:
    reach = change.reach(Right.EXPORT_PEOPLE)
    return people_rows(all_people(change.connection), change.tree, reach)
