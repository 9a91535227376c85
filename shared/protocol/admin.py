"""What admins do about people, departments, roles and the policy; each is decided where it is written.

Every request names the right it needs; people and departments must lie within what that right reaches
(`not_allowed`, reason "scope"). Nobody changes someone of a role whose rights they lack (reason "rank").
"""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits
from shared.ids import Id
from shared.model.card import Mail, Name, Phones
from shared.model.replies import Category, Place, ReplyText
from shared.model.rights import Departments, Right, Role, RoleId
from shared.wire.message import Reply, Request
from shared.wire.session import Done

Number = Annotated[str, Meta(min_length=1, max_length=limits.NUMBER_LENGTH)]
Words = Annotated[str, Meta(min_length=1, max_length=limits.NAME_LENGTH)]
Rank = Annotated[int, Meta(ge=0, lt=2**31)]
Part = Annotated[bytes, Meta(max_length=limits.IMPORT_PART)]


class OneTimePassword(Reply, frozen=True, array_like=True, tag="admin.one_time_password"):
    """Whom it is for, and the password to be changed at the first sign-in; told this once."""

    person: Id
    password: str


class AddPerson(Request[OneTimePassword], frozen=True, array_like=True, tag="admin.add_person"):
    """Add someone. Refused with `number_taken`, `not_found` for the department, `bad_message`."""

    right = Right.MANAGE_PEOPLE

    number: Number
    name: Words
    department: Id | None = None
    title: Name = ""
    rank: Rank = 0
    phones: Phones = ()
    mail: Mail = ""
    level: Name = ""


class EditPerson(Request[Done], frozen=True, array_like=True, tag="admin.edit_person"):
    """Change someone's record; what is None stays. `nowhere` takes them out of their department.

    Refused as `admin.add_person`.
    """

    right = Right.MANAGE_PEOPLE

    person: Id
    number: Number | None = None
    name: Words | None = None
    department: Id | None = None
    nowhere: bool = False
    title: Name | None = None
    rank: Rank | None = None
    phones: Phones | None = None
    mail: Mail | None = None
    level: Name | None = None


class DisablePerson(Request[Done], frozen=True, array_like=True, tag="admin.disable_person"):
    """End someone's access at once; their groups pass to the successor, what they wrote stays theirs.

    Refused with `not_allowed` (reason "last", the last super admin; "self"), `not_found`.
    """

    right = Right.MANAGE_PEOPLE

    person: Id
    successor: Id | None = None


class EnablePerson(Request[Done], frozen=True, array_like=True, tag="admin.enable_person"):
    """Let someone in again, with the password they had."""

    right = Right.MANAGE_PEOPLE

    person: Id


class ResetPassword(Request[OneTimePassword], frozen=True, array_like=True, tag="admin.reset_password"):
    """Give someone a one-time password, and sign all their devices out."""

    right = Right.MANAGE_PEOPLE

    person: Id


class AddDepartment(Request[Done], frozen=True, array_like=True, tag="admin.add_department"):
    """Add a department under an id of the asker's making; repeating it changes nothing.

    Refused with `not_found` for the parent, `conflict` when a sibling has the name, `not_allowed`
    (reason "depth", "too_many").
    """

    right = Right.MANAGE_DEPARTMENTS

    department: Id
    name: Words
    parent: Id | None = None
    position: Rank = 0


class EditDepartment(Request[Done], frozen=True, array_like=True, tag="admin.edit_department"):
    """Rename or move a department, or name its heads; what is None stays. `top` moves it to the top.

    Refused as `admin.add_department`, and with `not_allowed` (reason "cycle").
    """

    right = Right.MANAGE_DEPARTMENTS

    department: Id
    name: Words | None = None
    parent: Id | None = None
    top: bool = False
    position: Rank | None = None
    heads: Annotated[tuple[Id, ...], Meta(max_length=20)] | None = None


class RemoveDepartment(Request[Done], frozen=True, array_like=True, tag="admin.remove_department"):
    """Remove a department that nobody is in any more. Refused with `not_empty`, `not_found`."""

    right = Right.MANAGE_DEPARTMENTS

    department: Id


class UploadTable(Request[Done], frozen=True, array_like=True, tag="admin.upload_table"):
    """A part of a table of people, CSV or Excel; offset 0 begins anew. Kept until the link ends.

    Refused with `too_large` (limit), `bad_message` for a part that does not follow the one before.
    """

    right = Right.MANAGE_PEOPLE

    offset: Annotated[int, Meta(ge=0, le=limits.IMPORT)]
    part: Part


class ImportChange(Struct, frozen=True, array_like=True):
    """What a row of the table would do. `change` is added, changed, moved, disabled, enabled or department.

    `row` counts as the spreadsheet does; 0 for what no row names (departments that would be made).
    `details` says which fields change, each "field: before → after" in the table's own words.
    """

    row: int
    change: str
    number: str
    name: str
    details: tuple[str, ...] = ()


class RowError(Struct, frozen=True, array_like=True):
    """Why a row can't be taken. `reason` is a word: see `docs/protocol.md`; `text` is what stood there."""

    row: int
    column: str
    reason: str
    text: str = ""


class ImportPreview(Reply, frozen=True, array_like=True, tag="admin.import_preview"):
    """What the uploaded table would change; nothing is changed yet.

    `key` stands for this preview of this table on this directory. `counts` has a number for each
    kind of change and for "unchanged". With any error nothing can be applied. Lists are cut at
    `limits.IMPORT_LINES`; `errors_in_all` counts on.
    """

    key: bytes
    counts: dict[str, int]
    changes: tuple[ImportChange, ...]
    errors: tuple[RowError, ...]
    errors_in_all: int


class PreviewImport(Request[ImportPreview], frozen=True, array_like=True, tag="admin.preview_import"):
    """Ask what the uploaded table would change. With `disable_missing`, who is not in it has left.

    Refused with `bad_table` (reason, row) for what is no table of people.
    """

    right = Right.MANAGE_PEOPLE

    disable_missing: bool = False


class NewPassword(Struct, frozen=True, array_like=True):
    """The one-time password of someone whom an import has added."""

    number: str
    name: str
    password: str


class Imported(Reply, frozen=True, array_like=True, tag="admin.imported"):
    """It is done, all of it. The passwords are told this once."""

    counts: dict[str, int]
    passwords: tuple[NewPassword, ...]


class ApplyImport(Request[Imported], frozen=True, array_like=True, tag="admin.apply_import"):
    """Do what a preview told, in one transaction. Refused with `conflict` when the directory has changed."""

    right = Right.MANAGE_PEOPLE

    key: bytes


class ExportedPeople(Reply, frozen=True, array_like=True, tag="admin.exported_people"):
    """The table as a file."""

    data: bytes


class ExportPeople(Request[ExportedPeople], frozen=True, array_like=True, tag="admin.export_people"):
    """Ask for the people within reach as a table that can be imported again; `form` is csv or xlsx."""

    right = Right.EXPORT_PEOPLE

    form: Annotated[str, Meta(max_length=8)] = "xlsx"


class PutRole(Request[Done], frozen=True, array_like=True, tag="admin.put_role"):
    """Make a role, or change its name and rights; that of super admins stays.

    Refused with `not_allowed` (reason "house", "too_many"), `bad_message`.
    """

    right = Right.MANAGE_ROLES

    role: Role


class RemoveRole(Request[Done], frozen=True, array_like=True, tag="admin.remove_role"):
    """Remove a role that nobody holds any more. Refused with `not_empty`, `not_found`, `not_allowed`."""

    right = Right.MANAGE_ROLES

    role: RoleId


class AssignRole(Request[Done], frozen=True, array_like=True, tag="admin.assign_role"):
    """Give someone a role, and the departments it reaches; none: all of them.

    Refused with `not_found`, `not_allowed` (reason "last", the last super admin; "too_many").
    """

    right = Right.MANAGE_ROLES

    person: Id
    role: RoleId
    departments: Departments = ()


class SetRecallTime(Request[Done], frozen=True, array_like=True, tag="admin.set_recall_time"):
    """Set for how many seconds one's own message can be taken back."""

    right = Right.MANAGE_ROLES

    seconds: Annotated[int, Meta(ge=0, le=limits.RECALL_LONGEST)]


class PutReply(Request[Done], frozen=True, array_like=True, tag="admin.put_reply"):
    """Offer everyone a quick reply, new or changed; its id is the client's.

    Refused with `not_found` (part) for one that was removed, `bad_message` (part), `not_allowed`
    (reason "too_many", limit).
    """

    right = Right.MANAGE_REPLIES

    reply: Id
    text: ReplyText
    category: Category = ""
    place: Place = 0


class RemoveReply(Request[Done], frozen=True, array_like=True, tag="admin.remove_reply"):
    """Offer a quick reply no more; repeating it changes nothing. Refused with `not_found` (part)."""

    right = Right.MANAGE_REPLIES

    reply: Id
