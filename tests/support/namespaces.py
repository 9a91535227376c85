"""Network namespaces joined by a cable of their own (Linux, root): what is sent there stays there."""

import contextlib
import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

import pytest

_NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Machine:
    """One namespace, as a machine on a small network."""

    namespace: str
    address: str

    def runs(self, command: Sequence[str]) -> list[str]:
        """Return the command that runs another on this machine; it keeps its process id."""
        return ["ip", "netns", "exec", self.namespace, *command]

    def moves_to(self, address: str) -> "Machine":
        """Give this machine another address in place of its own, as a network does that hands them out."""
        for change, one in (("delete", self.address), ("add", address)):
            _ip("-n", self.namespace, "address", change, f"{one}/24", "dev", "cable")
        return replace(self, address=address)


def skip_where_impossible() -> None:
    """Skip the test where namespaces can't be made."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("ip") is None:
        pytest.skip("needs Linux, root and iproute2")


@contextlib.contextmanager
def two_machines() -> Generator[tuple[Machine, Machine]]:
    """Join two machines by a cable; both end with the block, with all that is left running on them."""
    number = next(_NUMBERS)
    names = [f"linxin-{os.getpid()}-{number}-{side}" for side in ("a", "b")]
    left, right = (Machine(name, f"10.77.0.{host}") for host, name in enumerate(names, 1))
    # The cable is made where its ends belong: this machine's own network never sees it.
    try:
        for machine in (left, right):
            _ip("netns", "add", machine.namespace)
            _ip("-n", machine.namespace, "link", "set", "lo", "up")
        _ip(
            "-n",
            left.namespace,
            "link",
            "add",
            "cable",
            "type",
            "veth",
            "peer",
            "cable",
            "netns",
            right.namespace,
        )
        for machine in (left, right):
            _ip("-n", machine.namespace, "address", "add", f"{machine.address}/24", "dev", "cable")
            _ip("-n", machine.namespace, "link", "set", "cable", "up")
        yield left, right
    finally:
        for name in names:
            subprocess.run(["ip", "netns", "delete", name], capture_output=True, check=False)


def _ip(*arguments: str) -> None:
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"ip {' '.join(arguments)}: {done.stderr}"
