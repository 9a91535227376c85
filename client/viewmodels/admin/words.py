"""What an admin reads: roles and rights, kinds of changes, faults of a table, in words."""

from PySide6.QtCore import QCoreApplication

from shared.model import rights
from shared.model.rights import Policy, Right
from shared.protocol.admin import ImportChange, RowError


def role_words(policy: Policy | None, role: str) -> str:
    """Return how a role is called: those of the house in the reader's language."""
    house = {
        rights.SUPER_ADMIN: QCoreApplication.translate("Admin", "Super admin"),
        rights.ADMIN: QCoreApplication.translate("Admin", "Administrator"),
        rights.DEPARTMENT_HEAD: QCoreApplication.translate("Admin", "Department head"),
        rights.EMPLOYEE: QCoreApplication.translate("Admin", "Employee"),
        rights.GUEST: QCoreApplication.translate("Admin", "Guest"),
    }
    if role in house:
        return house[role]
    known = () if policy is None else policy.roles
    return next((one.name for one in known if one.id == role and one.name), role)


def right_words(right: Right) -> str:
    """Return what a right allows."""
    words = {
        Right.TALK: QCoreApplication.translate("Admin", "Begin one-to-one conversations"),
        Right.SEE_EVERYONE: QCoreApplication.translate("Admin", "See the whole directory"),
        Right.OWN_CARD: QCoreApplication.translate("Admin", "Change their own card"),
        Right.CREATE_GROUP: QCoreApplication.translate("Admin", "Begin groups"),
        Right.CREATE_ROOM: QCoreApplication.translate("Admin", "Open public rooms"),
        Right.ROOMS: QCoreApplication.translate("Admin", "Find public rooms and join them"),
        Right.MENTION_EVERYONE: QCoreApplication.translate("Admin", "Call everyone in groups"),
        Right.MANAGE_PEOPLE: QCoreApplication.translate("Admin", "Manage people"),
        Right.EXPORT_PEOPLE: QCoreApplication.translate("Admin", "Export people"),
        Right.MANAGE_DEPARTMENTS: QCoreApplication.translate("Admin", "Manage departments"),
        Right.MANAGE_ROLES: QCoreApplication.translate("Admin", "Manage roles and rules"),
        Right.MANAGE_REPLIES: QCoreApplication.translate("Admin", "Manage the company's quick replies"),
    }
    return words.get(right, right.value)


def change_words(change: str) -> str:
    """Return a kind of change that an import makes."""
    words = {
        "added": QCoreApplication.translate("Admin", "Added"),
        "changed": QCoreApplication.translate("Admin", "Changed"),
        "moved": QCoreApplication.translate("Admin", "Moved"),
        "disabled": QCoreApplication.translate("Admin", "Disabled"),
        "enabled": QCoreApplication.translate("Admin", "Enabled"),
        "department": QCoreApplication.translate("Admin", "New department"),
        "unchanged": QCoreApplication.translate("Admin", "Unchanged"),
        "error": QCoreApplication.translate("Admin", "Fault"),
    }
    return words.get(change, change)


def row_words(change: ImportChange) -> str:
    """Return the second line of a change: where it stands, and what becomes of what."""
    row = QCoreApplication.translate("Admin", "Row {row}").format(row=change.row) if change.row else ""
    return " · ".join(part for part in (row, *change.details) if part)


def fault_words(error: RowError) -> str:
    """Return what is wrong with a row, and what to do."""
    reasons = {
        "missing": QCoreApplication.translate("Admin", "nothing stands there, and something must"),
        "too_long": QCoreApplication.translate("Admin", "too long"),
        "unprintable": QCoreApplication.translate("Admin", "has characters that nobody can read"),
        "scientific": QCoreApplication.translate(
            "Admin", "written as a power of ten: format the column as text"
        ),
        "formula_error": QCoreApplication.translate("Admin", "the formula there failed"),
        "depth": QCoreApplication.translate("Admin", "too many departments below each other"),
        "bad_rank": QCoreApplication.translate("Admin", "not a whole number from 0"),
        "too_many": QCoreApplication.translate("Admin", "too many of them"),
        "bad_state": QCoreApplication.translate("Admin", "neither active nor left"),
        "bad_answer": QCoreApplication.translate("Admin", "neither yes nor no"),
        "number_twice": QCoreApplication.translate("Admin", "this staff number stands there twice"),
        "departments": QCoreApplication.translate("Admin", "you may not change departments"),
        "no_department": QCoreApplication.translate("Admin", "the head of a department that isn't named"),
        "scope": QCoreApplication.translate("Admin", "outside of what you manage"),
        "rank": QCoreApplication.translate("Admin", "someone with rights that you lack"),
        "last": QCoreApplication.translate("Admin", "the last super admin"),
        "self": QCoreApplication.translate("Admin", "that is you"),
    }
    said = reasons.get(error.reason, error.reason)
    row = QCoreApplication.translate("Admin", "Row {row}, {column}: {reason}")
    words = row.format(row=error.row, column=error.column, reason=said)
    return f"{words} ({error.text})" if error.text else words
