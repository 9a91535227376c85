"""The commands of an admin, for a person."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from client.terminal.executors.admin import read_table
from client.terminal.human.desk import Desk
from client.terminal.resolving import Resolver
from shared.protocol.admin import AddPerson, EditPerson, OneTimePassword

Handler = Callable[[str], Awaitable[None]]
LINES = 20
"""Changes and errors shown of a table."""


class AdminTalk:
    """Changes people, departments and roles."""

    def __init__(self, desk: Desk, resolver: Resolver) -> None:
        self._desk = desk
        self._resolver = resolver
        self._admin = desk.parts.admin
        self._preview: bytes | None = None

    def commands(self) -> dict[str, Handler]:
        """Return what can be said."""
        return {
            "/adduser": self._add,
            "/move": self._move,
            "/title": self._title,
            "/level": self._level,
            "/disable": self._disable,
            "/enable": self._enable,
            "/reset": self._reset,
            "/adddept": self._add_department,
            "/renamedept": self._rename_department,
            "/removedept": self._remove_department,
            "/heads": self._heads,
            "/import": self._import,
            "/apply": self._apply,
            "/roles": self._roles,
            "/role": self._role,
        }

    # People

    async def _add(self, text: str) -> None:
        number, _, rest = text.partition(" ")
        name, _, department = rest.strip().partition(" ")
        where = await self._resolver.department(department)
        self._password(await self._admin.add_person(AddPerson(number, name, where)))

    def _password(self, told: OneTimePassword) -> None:
        self._desk.say("one_time_password", password=told.password)

    async def _move(self, text: str) -> None:
        whom, _, department = text.partition(" ")
        if (person := await self._desk.person(whom)) is not None:
            where = await self._resolver.department(department)
            await self._admin.edit_person(EditPerson(person.person, department=where, nowhere=where is None))
            self._desk.say("done")

    async def _title(self, text: str) -> None:
        await self._describe(text, lambda person, title: EditPerson(person, title=title))

    async def _level(self, text: str) -> None:
        await self._describe(text, lambda person, level: EditPerson(person, level=level))

    async def _describe(self, text: str, change: Callable[[bytes, str], EditPerson]) -> None:
        """Put words into somebody's record; without any, those there are taken away."""
        whom, _, words = text.partition(" ")
        if (person := await self._desk.person(whom)) is not None:
            await self._admin.edit_person(change(person.person, words.strip()))
            self._desk.say("done")

    async def _disable(self, text: str) -> None:
        whom, _, successor = text.partition(" ")
        person = await self._desk.person(whom)
        after = await self._desk.person(successor.strip()) if successor.strip() else None
        if person is not None and (after is not None or not successor.strip()):
            await self._admin.disable_person(person.person, None if after is None else after.person)
            self._desk.say("done")

    async def _enable(self, number: str) -> None:
        await self._admin.enable_person(await self._resolver.person(number))
        self._desk.say("done")

    async def _reset(self, text: str) -> None:
        if (person := await self._desk.person(text)) is not None:
            self._password(await self._admin.reset_password(person.person))

    # Departments

    async def _add_department(self, text: str) -> None:
        """Add a department, given with its path."""
        above, _, name = text.strip("/").rpartition("/")
        await self._admin.add_department(name.strip(), await self._resolver.department(above))
        self._desk.say("done")

    async def _rename_department(self, text: str) -> None:
        path, _, name = text.partition(" ")
        if (department := await self._department(path)) is not None:
            await self._admin.edit_department(department, name=name.strip())
            self._desk.say("done")

    async def _remove_department(self, text: str) -> None:
        if (department := await self._department(text)) is not None:
            await self._admin.remove_department(department)
            self._desk.say("done")

    async def _department(self, path: str) -> bytes | None:
        """Return a department that has to be named; None, and a hint, when it is not."""
        if (found := await self._resolver.department(path)) is None:
            self._desk.say("which_department")
        return found

    async def _heads(self, text: str) -> None:
        path, _, whom = text.partition(" ")
        department = await self._department(path)
        people = await self._desk.people(whom) if whom.strip() else []
        if department is not None and people is not None:
            await self._admin.edit_department(department, heads=people)
            self._desk.say("done")

    # Tables of people

    async def _import(self, file: str) -> None:
        preview = await self._admin.preview_import(await asyncio.to_thread(read_table, Path(file)))
        self._preview = None if preview.errors else preview.key
        self._counts(preview.counts)
        for change in preview.changes[:LINES]:
            details = "; ".join(change.details)
            self._desk.show(f"{change.row:4}  {change.change}  {change.number}  {change.name}  {details}")
        for error in preview.errors[:LINES]:
            self._desk.show(f"{error.row:4}  ✗ {error.column}  {error.reason}  {error.text}")
        self._desk.say("import_errors" if preview.errors else "import_ready")

    def _counts(self, counts: Mapping[str, int]) -> None:
        self._desk.show("  ".join(f"{name} {count}" for name, count in sorted(counts.items())))

    async def _apply(self, _: str) -> None:
        if self._preview is None:
            self._desk.say("import_first")
            return
        key, self._preview = self._preview, None
        done = await self._admin.apply_import(key)
        self._counts(done.counts)
        for one in done.passwords:
            self._desk.show(f"{one.number}  {one.name}  {one.password}")

    # Roles

    async def _roles(self, _: str) -> None:
        people = self._desk.parts.people
        policy = people.state.policy
        for role in () if policy is None else policy.roles:
            self._desk.show(f"{role.id}  {role.name}  {len(role.rights)}")
        for holder in () if policy is None else policy.holders:
            reach = (people.state.departments.get(one) for one in holder.departments)
            names = "、".join(one.name for one in reach if one is not None)
            self._desk.show(f"{people.shown_name(holder.person)}: {holder.role}  {names}")

    async def _role(self, text: str) -> None:
        whom, _, rest = text.partition(" ")
        role, *paths = rest.split() or [""]
        if (person := await self._desk.person(whom)) is not None:
            reach = [one for path in paths if (one := await self._resolver.department(path)) is not None]
            await self._admin.assign_role(person.person, role, reach)
            self._desk.say("done")
