"""Installs packages of Debian and its kin, or says which command does."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from tools.console import Trouble, say


def is_debian() -> bool:
    """Tell whether this system installs its packages with apt-get."""
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return False
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    kin = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").split()
    return shutil.which("apt-get") is not None and not {"debian", "ubuntu"}.isdisjoint(kin)


def prefix() -> list[str] | None:
    """Return what makes a command run as root without a question, none when nothing does."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode != 0:
        return None
    return [sudo, "-n"]


def install(packages: list[str], why: str) -> None:
    """Install packages after one update of the lists; raise Trouble with the command when not allowed."""
    steps = [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *packages]]
    by_hand = " && ".join("sudo " + shlex.join(step) for step in steps)
    root = prefix()
    if root is None:
        message = f"{why}: {' '.join(packages)}.\nInstall it and start again:\n  {by_hand}"
        raise Trouble(message)
    say(f"  {why}: installing {' '.join(packages)} with apt-get")
    for step in steps:
        done = subprocess.run(
            [*root, "env", "DEBIAN_FRONTEND=noninteractive", *step],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode != 0:
            tail = "\n".join("  | " + line for line in done.stdout.splitlines()[-12:])
            message = (
                f"`{shlex.join(step)}` failed:\n{tail}\n"
                "Is this machine offline, or does another apt run? Put that right, or install it by hand:\n"
                f"  {by_hand}"
            )
            raise Trouble(message)
