"""The benchmark of the list, on a short one."""

import asyncio
import json
import sys

from tests.bench.long_list import Figures

PATIENCE = 60


async def test_a_short_list_has_all_figures() -> None:
    command = (sys.executable, "-m", "tests.bench.long_list", "--conversations", "5", "--messages", "7")
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    async with asyncio.timeout(PATIENCE):
        said, _ = await process.communicate()
    assert process.returncode == 0
    figures = Figures(**json.loads(said))
    assert (figures.conversations, figures.messages) == (5, 7)
    assert 0 <= figures.list_ms <= figures.list_p95_ms
    assert figures.list_ms < figures.window_ms
