"""Starts a server for this machine alone and a client in the foreground, for a first look."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict, cast

from tools import environment, places, processes, running_server
from tools.console import Trouble, say

LOOPBACK = running_server.LOOPBACK
PORT = 7443
COMPANY = "邻信演示公司"
DATA = places.HOUSE / "server"
NOTE = places.HOUSE / "accounts.json"
DEMO = places.HOUSE / "demo.json"
CLIENTS = places.HOUSE / "client"
SHOWN = ("1001", "1002", "1011")
"""Who of the demo company can be signed in as by one click."""
SECOND = "python3 dev.py run --profile second"
"""What opens a window for somebody else."""
LOG = places.HOUSE / "server.log"


class Account(TypedDict):
    """One way to sign in."""

    user: str
    password: str
    name: str


class Organisation(TypedDict):
    """What `server init --json` says about what it made."""

    organisation: str
    name: str
    accounts: list[Account]


def run(*, empty: bool, profile: str, client_arguments: list[str]) -> int:
    """Set up, start the server, run the client until it ends, stop the server; return its exit code.

    Where another `dev.py run` has the server running, a client alone is started, which talks to it.
    """
    end_in_order()
    python = str(environment.setup())
    places.HOUSE.mkdir(mode=0o700, exist_ok=True)
    found = initialise(python, empty=empty)
    arguments = [*(["--profile", profile] if profile else []), *client_arguments]
    port = running_server.find(found["organisation"] if found else None)
    if port is not None:
        say(f"\n  The server of the other `dev.py run` is used, at {LOOPBACK}:{port}; it ends with that one.")
        tell_accounts(found)
        return client(python, port, found, arguments)
    port = choose_port()
    with server(python, port), running_server.noted(port):
        tell(found, port)
        return client(python, port, found, arguments)


def initialise(python: str, *, empty: bool) -> Organisation | None:
    """Make the organisation at the first start; return what is known of it."""
    if DATA.exists() and any(DATA.iterdir()):
        if empty:
            say(f"  {DATA.relative_to(places.ROOT)} is in use already: remove .linxin to start empty")
        return cast("Organisation", json.loads(NOTE.read_text(encoding="utf-8"))) if NOTE.exists() else None
    command = [python, "-m", "server", "init", "--data", str(DATA), "--name", COMPANY, "--json"]
    made = subprocess.run(
        command + ([] if empty else ["--demo"]),
        cwd=places.ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if made.returncode != 0:
        shutil.rmtree(DATA, ignore_errors=True)
        message = f"The server could not be prepared (`{' '.join(command)}`):\n{made.stderr.strip()}"
        raise Trouble(message)
    organisation = cast("Organisation", json.loads(made.stdout))
    write_secret(NOTE, made.stdout)
    return organisation


def write_secret(path: Path, text: str) -> None:
    """Write passwords of a company made up for a first look, for its owner's eyes only."""
    with open(path, "w", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(text)


def choose_port() -> int:
    """Return the usual port if it is free, another otherwise, and say so."""
    for port in (PORT, 0):
        with socket.socket() as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((LOOPBACK, port))
            except OSError:
                continue
            chosen = cast("int", probe.getsockname()[1])
            if port == 0:
                say(f"  port {PORT} is taken: using {chosen}")
            return chosen
    message = "No TCP port of the loopback address is free: end some programs and start again."
    raise Trouble(message)


@contextmanager
def server(python: str, port: int) -> Generator[None]:
    """Keep a server running on the loopback address; what it prints goes to .linxin/server.log."""
    command = [python, "-m", "server", "run", "--data", str(DATA), "--listen", LOOPBACK, "--port", str(port)]
    with LOG.open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=places.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            # Ctrl-C belongs to the client: the server ends after it, in order.
            start_new_session=os.name == "posix",
            creationflags=processes.own_group(),
        )
        try:
            await_port(process, port)
            yield
        finally:
            processes.stop(process)


def await_port(process: subprocess.Popen[bytes], port: int, seconds: float = 30.0) -> None:
    """Wait until the server takes connections; raise Trouble with its last words if it doesn't."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection((LOOPBACK, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    words = LOG.read_text(encoding="utf-8", errors="replace").splitlines()
    tail = "\n".join("  | " + line for line in words[-15:])
    message = f"The server did not start; the end of {LOG.relative_to(places.ROOT)}:\n{tail}"
    raise Trouble(message)


def tell(found: Organisation | None, port: int) -> None:
    """Print how to sign in."""
    say(f"\n  Linxin 邻信 runs at {LOOPBACK}:{port}, for this machine alone.")
    say("  Its data is in .linxin, its log in .linxin/server.log")
    tell_accounts(found)
    if found is not None and found["accounts"]:
        say(f"  A second person, in another terminal: {SECOND}\n")


def tell_accounts(found: Organisation | None) -> None:
    """Print who can sign in."""
    if found is None:
        return
    say(f"  organisation  {found['name']}  {found['organisation']}")
    for account in found["accounts"]:
        say(f"  sign in as    {account['user']:12} password {account['password']:16} {account['name']}")
    say()


def write_demo(found: Organisation | None, port: int, *, second: bool) -> list[str]:
    """Write down who may come in by one click; return the client's option for it, if there is anybody."""
    people = [one for one in found["accounts"] if one["user"] in SHOWN] if found else []
    if second:
        # Most came in as the first one before: the same person twice has nobody to talk to.
        people = [*people[1:], *people[:1]]
    if found is None or not people:
        return []
    demo = {
        "server": f"{LOOPBACK}:{port}",
        "organisation": found["organisation"],
        "name": found["name"],
        "people": people,
        "second": "" if second else SECOND,
    }
    write_secret(DEMO, json.dumps(demo, ensure_ascii=False))
    return ["--demo", str(DEMO)]


def client(python: str, port: int, found: Organisation | None, arguments: list[str]) -> int:
    """Run the client in the foreground, without a screen in the terminal; return its exit code."""
    command = [python, "-m", "client", "--server", f"{LOOPBACK}:{port}", *arguments]
    if not {"--terminal", "--json"}.intersection(arguments):
        second = "--profile" in arguments
        command += write_demo(found, port, second=second) if has_screen() else ["--terminal"]
    # Its profiles stand beside the server: a look at the demo leaves one's own untouched.
    home = os.environ.get("LINXIN_HOME") or str(CLIENTS)
    process = subprocess.Popen(command, cwd=places.ROOT, env={**os.environ, "LINXIN_HOME": home})
    # Ctrl-C reaches the client by itself, and is its own to understand.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
        processes.stop(process)


def has_screen() -> bool:
    """Tell whether a window can be opened here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def end_in_order() -> None:
    """Turn a request to end into an exception, so that server and client are stopped on the way out."""
    for name in ("SIGTERM", "SIGHUP"):
        if number := getattr(signal, name, None):
            signal.signal(number, lambda number, _frame: sys.exit(128 + number))
