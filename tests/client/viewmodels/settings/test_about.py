"""What the About page tells."""

from pathlib import Path

from client.viewmodels.settings.about import Notice, about, notices


def test_the_product_s_own_notices_are_read() -> None:
    told = notices()
    assert len(told) >= 5
    assert Notice("Fluent System Icons, Microsoft Corporation", "MIT") in told
    assert all(one.by and one.licence for one in told)
    assert not any("`" in one.by or "---" in one.by for one in told)


def test_without_the_file_there_is_a_page_all_the_same(tmp_path: Path) -> None:
    assert notices(tmp_path / "NOTICES.md") == ()
    file = tmp_path / "odd.md"
    file.write_text("| a |\n| - |\n| only | two |\n| what | by | licence | from |\n", encoding="utf-8")
    assert notices(file) == (Notice("by", "licence"),)


def test_version_and_system_are_told() -> None:
    told = about()
    assert told.version
    assert "Python" in told.system
