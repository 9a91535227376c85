"""Pythons are told apart by running them."""

import sys
from pathlib import Path

import pytest

from tools import pythons


def test_this_python_is_found_out() -> None:
    python = pythons.probe(sys.executable)
    assert python is not None
    assert python.minor == sys.version_info[:2]
    # Not the one of the virtual environment: that can't be the base of a new one.
    assert not python.path.is_relative_to(sys.prefix)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_a_shim_that_leads_nowhere_is_no_python(tmp_path: Path) -> None:
    shim = tmp_path / "python3.11"
    shim.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n", encoding="utf-8")
    shim.chmod(0o755)
    assert pythons.probe(str(shim)) is None
    assert pythons.probe(str(tmp_path / "python3.12")) is None


def test_only_the_supported_versions_are_fit() -> None:
    assert sys.version_info[:2] in pythons.FIT
    assert pythons.find((2, 7)) is None
