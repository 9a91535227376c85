"""What can be wrong with a backup file, as codes that the command line puts into words."""

from enum import StrEnum


class BackupFault(StrEnum):
    """Why a backup file cannot be made or used."""

    NOT_A_BACKUP = "not_a_backup"
    CUT_SHORT = "cut_short"
    ALTERED = "altered"
    SEALED = "sealed"  # and no passphrase was given
    NOT_SEALED = "not_sealed"  # and a passphrase was given
    WRONG_PASSPHRASE = "wrong_passphrase"  # noqa: S105 - the name of a code
    NEWER_VERSION = "newer_version"
    FOREIGN = "foreign"  # it holds what no backup of this program holds


class BackupError(Exception):
    """A backup file that cannot be used."""

    def __init__(self, fault: BackupFault, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {detail}" if detail else fault.value)
        self.fault = fault
        self.detail = detail
