"""An admin's commands, noted and answered as told."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from shared.errors import Refusal
from shared.ids import new_id
from shared.model.rights import Role
from shared.protocol.admin import (
    AddPerson,
    EditPerson,
    ImportChange,
    Imported,
    ImportPreview,
    NewPassword,
    OneTimePassword,
    RowError,
)

PASSWORD = "k7-Maple-29"


@dataclass
class FakeAdmin:
    """Notes what an admin does, and answers as told."""

    done: list[tuple[Any, ...]] = field(default_factory=list[tuple[Any, ...]])
    refusal: Refusal | None = None
    changes: tuple[ImportChange, ...] = ()
    errors: tuple[RowError, ...] = ()

    def _note(self, *what: Any) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.done.append(what)

    async def add_person(self, person: AddPerson) -> OneTimePassword:
        self._note(person)
        return OneTimePassword(new_id(), PASSWORD)

    async def edit_person(self, change: EditPerson) -> None:
        self._note(change)

    async def disable_person(self, person: bytes, successor: bytes | None = None) -> None:
        self._note("disable", person, successor)

    async def enable_person(self, person: bytes) -> None:
        self._note("enable", person)

    async def reset_password(self, person: bytes) -> OneTimePassword:
        self._note("reset", person)
        return OneTimePassword(person, PASSWORD)

    async def add_department(self, name: str, parent: bytes | None = None, position: int = 0) -> bytes:
        self._note("department", name, parent)
        return new_id()

    async def edit_department(self, department: bytes, **what: Any) -> None:
        self._note("edit department", department, what)

    async def remove_department(self, department: bytes) -> None:
        self._note("remove department", department)

    async def preview_import(self, table: bytes, *, disable_missing: bool = False) -> ImportPreview:
        self._note("preview", table, disable_missing)
        counts = {"unchanged": 3}
        for one in self.changes:
            counts[one.change] = counts.get(one.change, 0) + 1
        return ImportPreview(b"key", counts, self.changes, self.errors, len(self.errors))

    async def apply_import(self, key: bytes) -> Imported:
        self._note("apply", key)
        return Imported({"added": 1}, (NewPassword("HC0551", "田恬", PASSWORD),))

    async def export_people(self, form: str = "xlsx") -> bytes:
        self._note("export", form)
        return b"number,name\n"

    async def put_role(self, role: Role) -> None:
        self._note(role)

    async def remove_role(self, role: str) -> None:
        self._note("remove role", role)

    async def assign_role(self, person: bytes, role: str, departments: Sequence[bytes] = ()) -> None:
        self._note("assign", person, role, tuple(departments))

    async def set_recall_time(self, seconds: int) -> None:
        self._note("recall", seconds)
