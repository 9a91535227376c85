"""A process that is at its end goes, also where something hangs on the way out."""

import subprocess
import sys
import textwrap

import pytest

pytestmark = pytest.mark.gui

PROGRAM = """
    import os, sys, time
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    import qasync
    from PySide6.QtWidgets import QApplication
    from client.gui import ending

    ending.CLOSING = 0.5
    application = QApplication([])
    loop = qasync.QEventLoop(application)
    one = ending.Ending(application, loop)
    one.code = 7
    {way}
    time.sleep(30)  # a call into the desktop that is never answered
    sys.exit(99)
"""


@pytest.mark.parametrize(
    ("way", "code"),
    [
        pytest.param("one.over()", 7, id="nobody asked"),
        pytest.param("os.kill(os.getpid(), 15)", 128 + 15, id="asked for by a signal"),
        pytest.param("loop.close(); os.kill(os.getpid(), 15)", 128 + 15, id="asked for when all is closed"),
        pytest.param("one.over(); one.close(); sys.exit(3)", 3, id="nothing hangs"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_the_process_ends(way: str, code: int) -> None:
    program = textwrap.dedent(PROGRAM).format(way=way)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=20, check=False)
    assert done.returncode == code, done.stderr.decode()
