"""A directory for tests of the log: everyone is there and may what employees may, unless it is told else."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from server.store.connection import Connection
from shared.model.rights import EMPLOYEE_POWERS, Powers


@dataclass
class Directory:
    """What `server.log` asks of the directory; `strangers` do not exist, `gone` may not sign in."""

    strangers: set[bytes] = field(default_factory=set[bytes])
    gone: set[bytes] = field(default_factory=set[bytes])
    special: dict[bytes, Powers] = field(default_factory=dict[bytes, Powers])

    def forget(self) -> None:
        """Nothing is kept."""

    def exists(self, connection: Connection, person: bytes) -> bool:
        """Tell whether there is such a person."""
        return person not in self.strangers

    def all_enabled(self, connection: Connection, people: Sequence[bytes]) -> bool:
        """Tell whether all of these are people who may sign in."""
        return not (self.strangers | self.gone).intersection(people)

    def powers(self, connection: Connection, person: bytes) -> Powers:
        """Return what a person may do."""
        return self.special.get(person, EMPLOYEE_POWERS)


def unsigned(_signed: bytes) -> bytes:
    """Return 64 bytes where a signature of the organisation's would stand."""
    return bytes(64)
