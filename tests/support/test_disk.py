"""A small disk fills up, gets room again, and is gone afterwards."""

from pathlib import Path

import pytest

from tests.support.disk import fill, tmpfs


def test_a_small_disk_fills_up(tmp_path: Path) -> None:
    with tmpfs(tmp_path / "disk", 1 << 20) as disk:
        ballast = fill(disk)
        with pytest.raises(OSError, match="No space left"):
            (disk / "more").write_bytes(bytes(8192))
        ballast.unlink()
        (disk / "more").write_bytes(bytes(8192))
    assert list((tmp_path / "disk").iterdir()) == []
