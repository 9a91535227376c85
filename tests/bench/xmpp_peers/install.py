"""Say which Debian packages the peers need and, as root, install them so that none of their services runs."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

PACKAGES = ("prosody", "lua-dbi-sqlite3", "ejabberd", "erlang-p1-sqlite3")
# What those packages and erlang-base would start, now and at every boot, on all addresses.
SERVICES = {
    "prosody": ("prosody.service",),
    "ejabberd": ("ejabberd.service",),
    "erlang-base": ("epmd.service", "epmd.socket"),
}
POLICY = Path("/usr/sbin/policy-rc.d")
KEPT = POLICY.with_name("policy-rc.d.before-xmpp-peers")


class PeersMissingError(RuntimeError):
    """The peers cannot run here yet; the text says what to do."""


def is_installed(package: str) -> bool:
    """Whether dpkg has the package installed and configured."""
    if shutil.which("dpkg-query") is None:
        return False
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout == "installed"


def missing_packages() -> list[str]:
    """The packages of `PACKAGES` that are not installed; all of them on a machine without dpkg."""
    return [package for package in PACKAGES if not is_installed(package)]


def require_packages(*, install: bool) -> None:
    """Return once the peers are installed; with `install`, install what is missing.

    Raises `PeersMissingError`, with the command to run, where they are not and cannot be installed.
    """
    missing = missing_packages()
    if not missing:
        return
    if shutil.which("apt-get") is None:
        raise PeersMissingError(f"The peers are Debian packages ({', '.join(PACKAGES)}); here is no apt-get.")
    if not install or os.geteuid() != 0:
        raise PeersMissingError(
            f"Measuring the peers needs the Debian packages {', '.join(missing)}. Install them as root:\n"
            "    python3 -m tests.bench.xmpp_peers.install --install\n"
            "This starts none of their services; plain apt-get would start both servers on every address."
        )
    install_packages(missing)


def install_packages(packages: Sequence[str]) -> None:
    """Install with apt-get; services that come new are neither started nor enabled for the next boot."""
    new = [name for name in SERVICES if not is_installed(name)]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with services_kept_still():
        for step in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            subprocess.run(["apt-get", "-q", *step], env=environment, check=True)
        for name in new:
            disable_at_boot(name)


@contextmanager
def services_kept_still() -> Generator[None]:
    """Within the block, no maintainer script gets a service started (policy-rc.d answers 101).

    A policy that stood there before is moved aside and comes back, also after an earlier run that was killed.
    """
    if POLICY.exists() and not KEPT.exists():
        POLICY.rename(KEPT)
    POLICY.write_text("#!/bin/sh\nexit 101\n")
    POLICY.chmod(0o755)
    try:
        yield
    finally:
        POLICY.unlink()
        if KEPT.exists():
            KEPT.rename(POLICY)


def disable_at_boot(package: str) -> None:
    """Take away the start at boot that the installation set up, under systemd and under init scripts."""
    if Path("/etc/init.d", package).exists():
        subprocess.run(["update-rc.d", package, "disable"], check=True)
    if shutil.which("systemctl") is not None:
        subprocess.run(["systemctl", "--quiet", "disable", *SERVICES[package]], check=True)


def main() -> None:
    """Command line: say what is missing, or install it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--install", action="store_true", help="install what is missing (root on Debian or Ubuntu)"
    )
    try:
        require_packages(install=parser.parse_args().install)
    except PeersMissingError as error:
        sys.exit(str(error))
    print(f"Installed: {', '.join(PACKAGES)}.")


if __name__ == "__main__":
    main()
