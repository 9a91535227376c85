"""Errors as codes: what one side refuses, the other side raises and words in its user's language."""

from collections.abc import Mapping
from enum import StrEnum

Detail = str | int | bool


class ErrorCode(StrEnum):
    """Every code that may cross the wire. Codes are only added, never renamed."""

    # The link
    BAD_FRAME = "bad_frame"
    TOO_LARGE = "too_large"
    TOO_MANY_REQUESTS = "too_many_requests"
    UNKNOWN_MESSAGE = "unknown_message"
    BAD_MESSAGE = "bad_message"
    VERSION_UNSUPPORTED = "version_unsupported"
    TIMEOUT = "timeout"
    OFFLINE = "offline"
    SHUTTING_DOWN = "shutting_down"
    SLOW_READER = "slow_reader"
    # Signing in
    NOT_SIGNED_IN = "not_signed_in"
    WRONG_CREDENTIALS = "wrong_credentials"
    LOCKED = "locked"
    DISABLED = "disabled"
    PASSWORD_CHANGE_REQUIRED = "password_change_required"  # noqa: S105 - the name of a code
    PASSWORD_WEAK = "password_weak"  # noqa: S105 - the name of a code
    TOKEN_EXPIRED = "token_expired"  # noqa: S105 - the name of a code
    BAD_PROOF = "bad_proof"
    REVOKED = "revoked"
    UNKNOWN_ORGANISATION = "unknown_organisation"
    WRONG_ORGANISATION = "wrong_organisation"
    # Conversations
    NOT_FOUND = "not_found"
    NOT_MEMBER = "not_member"
    NOT_ALLOWED = "not_allowed"
    ID_CONFLICT = "id_conflict"
    BAD_ENTRY = "bad_entry"
    BAD_SIGNATURE = "bad_signature"
    UNKNOWN_KIND = "unknown_kind"
    TEXT_EMPTY = "text_empty"
    TEXT_TOO_LONG = "text_too_long"
    TARGET_MISSING = "target_missing"
    TOO_LATE = "too_late"
    CLOCK_AHEAD = "clock_ahead"
    GROUP_FULL = "group_full"
    BLOB_MISSING = "blob_missing"
    QUOTA_REACHED = "quota_reached"
    # The office
    NUMBER_TAKEN = "number_taken"
    NOT_EMPTY = "not_empty"
    CONFLICT = "conflict"
    BAD_TABLE = "bad_table"
    # The machine
    SERVER_BUSY = "server_busy"
    STORAGE_FULL = "storage_full"
    STORAGE_FAILED = "storage_failed"
    INTERNAL = "internal"


class Refusal(Exception):
    """A coded no: raised by rules and handlers, carried as an error frame, raised again at the asker.

    `detail` holds small facts for the wording, such as ``tries_left`` or ``until`` (Unix ms).
    """

    def __init__(self, code: ErrorCode, /, **detail: Detail) -> None:
        super().__init__(code.value, detail)
        self.code = code
        self.detail: Mapping[str, Detail] = detail

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value}" for name, value in self.detail.items())
        return f"{self.code.value} ({facts})" if facts else self.code.value


def refusal_from_wire(code: str, detail: Mapping[str, Detail]) -> Refusal:
    """Rebuild a refusal from an error frame; a code this version does not know becomes `internal`."""
    try:
        known = ErrorCode(code)
    except ValueError:
        return Refusal(ErrorCode.INTERNAL, unknown_code=code)
    return Refusal(known, **dict(detail))
