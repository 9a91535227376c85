"""A client that stops reading is cut off, and later hears all that was said meanwhile."""

import signal
import ssl
import sys
import urllib.request

import pytest

from tests.support.office import Office

pytestmark = pytest.mark.scenario
LONG = "图" * 19_000
"""A message of 57 kB: what kernels and TLS hold for a reader is soon full."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops no process")
@pytest.mark.timeout(180)
async def test_who_stops_reading_is_cut_off_and_comes_back(office: Office) -> None:
    wang, li = await office.welcome("王芳", "李伟")
    await wang.sends(li, "早")
    await li.hears("早", author=wang)
    li.device.terminal.send_signal(signal.SIGSTOP)
    try:
        for number in range(300):
            await wang.says(li, f"{number} {LONG}")
            if number % 25 == 24 and slow_readers(office):
                break
        else:
            raise AssertionError("the link was never cut")
    finally:
        li.device.terminal.send_signal(signal.SIGCONT)
    last = await wang.sends(li, "说完了")
    await li.hears("说完了", author=wang, timeout=90.0)
    said = await wang.texts_with(li)
    heard = await li.texts_with(wang)
    assert heard == said
    assert len(heard) == last["seq"]


def slow_readers(office: Office) -> int:
    """Return how many links the server has cut, as it tells Prometheus."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with urllib.request.urlopen(f"https://{office.server.address}/metrics", context=trusting) as answer:
        text = answer.read().decode()
    [line] = [one for one in text.splitlines() if one.startswith("linxin_slow_readers_total ")]
    return int(float(line.split()[1]))
