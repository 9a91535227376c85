"""The measuring of rows: CPU of all threads, memory, percentiles, the keys."""

import json
import os
import threading
import time

import pytest

from tests.bench.rows import Meter, cpu_seconds, percentile, rss_bytes


def burn(seconds: float) -> None:
    """Spend that much CPU time in the calling thread."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_cpu_counts_a_thread_that_has_ended() -> None:
    before = cpu_seconds(os.getpid())
    thread = threading.Thread(target=burn, args=(0.2,))
    thread.start()
    thread.join()
    assert cpu_seconds(os.getpid()) - before >= 0.15


def test_memory_grows_by_what_is_touched() -> None:
    before = rss_bytes(os.getpid())
    held = b"x" * (64 << 20)
    assert rss_bytes(os.getpid()) - before > 0.9 * len(held)


@pytest.mark.parametrize(("share", "value"), [(0.0, 1.0), (0.5, 51.0), (0.99, 100.0), (1.0, 100.0)])
def test_percentile_by_nearest_rank(share: float, value: float) -> None:
    assert percentile([float(number) for number in range(100, 0, -1)], share) == value


def test_rows_have_the_keys_of_every_server() -> None:
    meter = Meter(os.getpid(), server="prosody", archive=True, tls=False)
    about = {"server": "prosody", "archive": True, "tls": False}
    delivered = json.loads(meter.deliveries("one-to-one", [0.004, 0.002, 0.003]).to_json())
    assert (
        delivered | about | {"work": "one-to-one", "delivered": 3, "p50_ms": 3.0, "p99_ms": 4.0} == delivered
    )
    assert set(delivered) - set(about) == {
        "work", "delivered", "per_second", "server_cpu_us_each", "p50_ms", "p99_ms",
    }  # fmt: skip
    login = json.loads(meter.logins(3).to_json())
    assert set(login) - set(about) == {"work", "per_second", "server_cpu_ms_each", "kib_per_connection"}
