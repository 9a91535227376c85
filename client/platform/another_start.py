"""Starts this program once more, for another profile; one that runs already comes forward instead."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QProcess

from client.platform.autostart import program_command


def start_profile(profile: str, options: Sequence[str] = ()) -> bool:
    """Start the program for a profile, as a process that outlives this one; False when that fails."""
    program, *arguments = [*program_command(), "--profile", profile, *options]
    process = QProcess()
    process.setProgram(program)
    process.setArguments(arguments)
    nothing = QProcess.nullDevice()
    process.setStandardInputFile(nothing)
    process.setStandardOutputFile(nothing)
    process.setStandardErrorFile(nothing)
    # The stubs speak of a pair, as other overloads give it; this one tells whether it started.
    return cast("bool", cast("object", process.startDetached()))
