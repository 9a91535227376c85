"""No process outlives what started it unseen."""

import subprocess
import sys
import textwrap

import pytest

from tools import processes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def test_leftovers_are_named_and_ended() -> None:
    # In a process of its own: adopting and ending orphans must not touch those of the test run.
    program = textwrap.dedent("""
        import subprocess, sys
        from tools import processes
        processes.adopt_orphans()
        sleeper = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', %r])" % (
            "import time; time.sleep(99)"
        )
        subprocess.run([sys.executable, "-c", sleeper])
        left = processes.end_leftovers(grace=0.2)
        print(len(left), "time.sleep(99)" in "".join(left.values()), len(processes.end_leftovers(grace=0)))
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "True", "0"]


def test_descendants_are_found_with_their_command() -> None:
    import os

    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert "input()" in processes.descendants(os.getpid())[child.pid]
        processes.stop(child)
        assert child.returncode is not None
    assert child.pid not in processes.descendants(os.getpid())
