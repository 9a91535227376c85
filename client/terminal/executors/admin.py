"""Carries out the commands of admins."""

import asyncio
from pathlib import Path

from client.terminal import office_objects
from client.terminal.commands import admin as do
from client.terminal.objects import Json, done
from client.terminal.parts import Parts
from client.terminal.resolving import Resolver
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import id_text
from shared.model.rights import Role
from shared.protocol.admin import AddPerson, EditPerson, OneTimePassword


class AdminExecutor:
    """Carries out commands in an admin's name."""

    def __init__(self, parts: Parts, resolver: Resolver) -> None:
        self._admin = parts.admin
        self._resolver = resolver

    async def run(self, command: do.AnyAdminCommand) -> Json:
        """Carry a command out and return its answer; raises Refusal."""
        match command:
            case do.AddPersonCommand():
                return await self._add_person(command)
            case do.EditPersonCommand():
                await self._edit_person(command)
            case do.DisablePersonCommand(person=person, successor=successor):
                after = await self._resolver.person(successor) if successor else None
                await self._admin.disable_person(await self._resolver.person(person), after)
            case do.EnablePersonCommand(person=person):
                await self._admin.enable_person(await self._resolver.person(person))
            case do.ResetPasswordCommand(person=person):
                return _password(await self._admin.reset_password(await self._resolver.person(person)))
            case do.AddDepartmentCommand(name=name, parent=parent, position=position):
                above = await self._resolver.department(parent)
                made = await self._admin.add_department(name, above, position)
                return {"event": "department", "department": id_text(made)}
            case do.EditDepartmentCommand():
                await self._edit_department(command)
            case do.RemoveDepartmentCommand(department=department):
                await self._admin.remove_department(await self._department(department))
            case _:
                return await self._others(command)
        return done(command)

    async def _others(self, command: do.AnyAdminCommand) -> Json:
        match command:
            case do.PreviewImportCommand(file=file, disable_missing=disable_missing):
                table = await asyncio.to_thread(read_table, Path(file))
                found = await self._admin.preview_import(table, disable_missing=disable_missing)
                return {"event": "import_preview", **office_objects.preview(found)}
            case do.ApplyImportCommand(key=key):
                return {
                    "event": "imported",
                    **office_objects.imported(await self._admin.apply_import(_key(key))),
                }
            case do.ExportPeopleCommand(file=file):
                form = "csv" if file.casefold().endswith(".csv") else "xlsx"
                data = await self._admin.export_people(form)
                await asyncio.to_thread(_write, Path(file), data)
            case do.PutRoleCommand(role=role, name=name, rights=rights):
                await self._admin.put_role(Role(role, name, rights))
            case do.RemoveRoleCommand(role=role):
                await self._admin.remove_role(role)
            case do.AssignRoleCommand(person=person, role=role, departments=departments):
                reach = [await self._department(one) for one in departments]
                await self._admin.assign_role(await self._resolver.person(person), role, reach)
            case do.SetRecallTimeCommand(seconds=seconds):
                await self._admin.set_recall_time(seconds)
            case _:
                raise AssertionError(command)
        return done(command)

    async def _department(self, text: str) -> bytes:
        """Return a department that has to be named."""
        found = await self._resolver.department(text)
        if found is None:
            raise Refusal(ErrorCode.NOT_FOUND, part="department")
        return found

    async def _add_person(self, command: do.AddPersonCommand) -> Json:
        person = AddPerson(
            number=command.number,
            name=command.name,
            department=await self._resolver.department(command.department),
            title=command.title,
            rank=command.rank,
            phones=command.phones,
            mail=command.mail,
            level=command.level,
        )
        return _password(await self._admin.add_person(person))

    async def _edit_person(self, command: do.EditPersonCommand) -> None:
        moved = command.department
        change = EditPerson(
            person=await self._resolver.person(command.person),
            number=command.number,
            name=command.name,
            department=None if moved is None else await self._resolver.department(moved),
            nowhere=moved is not None and not moved.strip(),
            title=command.title,
            rank=command.rank,
            phones=command.phones,
            mail=command.mail,
            level=command.level,
        )
        await self._admin.edit_person(change)

    async def _edit_department(self, command: do.EditDepartmentCommand) -> None:
        above = command.parent
        heads = command.heads
        await self._admin.edit_department(
            await self._department(command.department),
            name=command.name,
            parent=None if above is None else await self._resolver.department(above),
            top=above is not None and not above.strip(),
            position=command.position,
            heads=None if heads is None else [await self._resolver.person(one) for one in heads],
        )


def _password(told: OneTimePassword) -> Json:
    return {"event": "one_time_password", "person": id_text(told.person), "password": told.password}


def _key(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="command", problem="the key is no hexadecimal") from error


def read_table(path: Path) -> bytes:
    """Read a table; raises Refusal `not_found` (part ``file``), `too_large`."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.IMPORT + 1)
    except OSError as error:
        raise Refusal(ErrorCode.NOT_FOUND, part="file", file=path.name) from error
    if len(data) > limits.IMPORT:
        raise Refusal(ErrorCode.TOO_LARGE, limit=limits.IMPORT)
    return data


def _write(path: Path, data: bytes) -> None:
    """Write a new file; raises Refusal `not_allowed` (reason ``exists``), `storage_failed`."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="exists", file=path.name) from error
    except OSError as error:
        raise Refusal(ErrorCode.STORAGE_FAILED, part="file", file=path.name) from error
