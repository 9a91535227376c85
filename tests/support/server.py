"""A real server for tests: made once, then started, stopped, killed and asked as a process of its own."""

import json
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.support.child import Child, python_command
from tests.support.network import LOOPBACK, free_port

READY = 20.0
# The cost of guessing passwords is not what is tested here.
CHEAP = {"LINXIN_ARGON2_TIME": "1", "LINXIN_ARGON2_MEMORY": "8", "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}


@dataclass(frozen=True)
class Organisation:
    """What `init` tells of the organisation it made; numbers by name, one password for all."""

    id: str
    name: str
    numbers: Mapping[str, str]
    password: str


async def initialise(
    data: Path, name: str = "邻信测试公司", *, through: Sequence[str | Path] = ()
) -> Organisation:
    """Make an organisation with the demo company ; `through` is a module that starts the server's."""
    arguments = ("init", "--data", data, "--name", name, "--demo", "--json")
    command = python_command(*map(str, through), "server", *arguments, dev=False)
    with Child(command, name="init", environment=CHEAP) as child:
        assert await child.wait() == 0, child.errors
    made = json.loads(child.output)
    accounts = made["accounts"]
    numbers = {account["name"]: account["user"] for account in accounts}
    return Organisation(made["organisation"], made["name"], numbers, accounts[0]["password"])


class Server:
    """The server of one data folder at one port, whether it runs just now or not.

    `launch` is the command before the server's own arguments, `environment` what it finds there besides.
    """

    def __init__(
        self,
        data: Path,
        *,
        port: int = 0,
        launch: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
        dev: bool = True,
    ) -> None:
        self.data = data
        self.port = port or free_port()
        self.environment = {**CHEAP, **(environment or {})}
        self._launch = list(launch) if launch else python_command("server", dev=dev)
        self._process: Child | None = None
        self._before: list[Child] = []

    @property
    def process(self) -> Child:
        """The running process, or the last one."""
        assert self._process is not None, "the server was never started"
        return self._process

    @property
    def processes(self) -> Sequence[Child]:
        """All processes this server ever was, in order."""
        return self._before

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def address(self) -> str:
        return f"{LOOPBACK}:{self.port}"

    def spawn(self, *flags: str) -> Child:
        """Start the process without waiting for it."""
        assert not self.running
        where = ["--data", str(self.data), "--listen", LOOPBACK, "--port", str(self.port)]
        command = [*self._launch, "run", *where, *flags]
        self._process = Child(command, name="server", environment=self.environment)
        self._before.append(self._process)
        return self._process

    async def start(self, *flags: str) -> None:
        """Start it and wait until clients may come."""
        child = self.spawn(*flags)
        address = self.address
        await child.first(lambda line: line if line.endswith(address) else None, READY)

    async def stop(self) -> int:
        """Ask it to end (SIGTERM); return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = await self.process.wait()
        self.process.stop()
        return code

    def kill(self) -> None:
        """End it by SIGKILL."""
        self.process.kill()

    async def command(self, *arguments: str, password: str | None = None) -> str:
        """Run another command of the server's program on its data; return what it prints."""
        command = [*python_command("server", *arguments, dev=False), "--data", str(self.data)]
        with Child(command, name=" ".join(arguments), environment=self.environment) as child:
            if password is not None:
                child.write(password)
            code = await child.wait(60.0)
        assert code == 0, f"{child.name} gave {code}: {child.output}\n{child.errors}"
        return child.output

    async def verify(self) -> None:
        """Let it check everything that is stored."""
        await self.command("verify")

    def close(self) -> None:
        """End it, and fail when any of its processes had complained."""
        for child in self._before:
            child.stop()
