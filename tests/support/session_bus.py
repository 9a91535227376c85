"""A message bus for a test alone: nothing on it but what the test puts there, nothing started by itself."""

import contextlib
import shutil
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@contextlib.contextmanager
def private_bus(folder: Path) -> Generator[str]:
    """Run a bus for the time of the block; yield its address."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("needs dbus-daemon")
    configuration = folder / "bus.conf"
    configuration.write_text(CONFIGURATION.format(folder="/tmp"), encoding="utf-8")
    command = [program, f"--config-file={configuration}", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # it complains of limits on open files where it may not raise them
        text=True,
    ) as daemon:
        try:
            assert daemon.stdout is not None
            address = daemon.stdout.readline().strip()
            assert address, "dbus-daemon did not start"
            yield address
        finally:
            daemon.terminate()
            daemon.wait(10)
