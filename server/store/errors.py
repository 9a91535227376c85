"""What can be wrong with a store, as codes that command line and gateway put into words."""

from enum import StrEnum

from sqlcipher3 import dbapi2 as sqlcipher

from shared.errors import ErrorCode, Refusal


class StoreFault(StrEnum):
    """Why a store cannot be used."""

    MISSING = "missing"
    WRONG_KEY = "wrong_key"  # or no database at all: encryption makes the two look alike
    NEWER_VERSION = "newer_version"
    FULL = "full"
    DAMAGED = "damaged"
    FAILED = "failed"


class StoreError(Exception):
    """A store that cannot be opened or written."""

    def __init__(self, fault: StoreFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail


def store_error(error: Exception) -> StoreError:
    """Name the fault behind a database error."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    match code:
        case 13:
            fault = StoreFault.FULL
        case 26:
            fault = StoreFault.WRONG_KEY
        case 11:
            fault = StoreFault.DAMAGED
        case _:
            fault = StoreFault.FAILED
    return StoreError(fault, str(error))


def as_refusal(error: Exception) -> Refusal:
    """Turn whatever stopped a write into the refusal its asker is told."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, sqlcipher.Error):
        error = store_error(error)
    if isinstance(error, StoreError):
        full = error.fault is StoreFault.FULL
        return Refusal(ErrorCode.STORAGE_FULL if full else ErrorCode.STORAGE_FAILED)
    return Refusal(ErrorCode.INTERNAL)
