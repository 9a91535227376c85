"""Translations are built when they are stale, and complete."""

import os
from pathlib import Path

import pytest

from tools import places, translations

TS = '<TS version="2.1" language="zh_CN"><context><name>A</name>{}</context></TS>'
DONE = "<message><source>One</source><translation>一</translation></message>"
OPEN = '<message><source>Two</source><translation type="unfinished"/></message>'


def test_a_translation_is_stale_until_it_is_built(tmp_path: Path) -> None:
    source, built = tmp_path / "linxin_zh_CN.ts", tmp_path / "linxin_zh_CN.qm"
    source.write_text(TS.format(DONE), encoding="utf-8")
    assert translations.stale(tmp_path) == [source]
    built.touch()
    assert translations.stale(tmp_path) == []
    os.utime(built, (1, 1))
    assert translations.stale(tmp_path) == [source]


def test_a_server_without_qt_builds_nothing(tmp_path: Path) -> None:
    (tmp_path / "linxin_zh_CN.ts").write_text(TS.format(DONE), encoding="utf-8")
    translations.build(tmp_path / "no environment", tmp_path)
    assert not (tmp_path / "linxin_zh_CN.qm").exists()


def test_what_has_no_words_is_named(tmp_path: Path) -> None:
    (tmp_path / "linxin_zh_CN.ts").write_text(TS.format(DONE + OPEN), encoding="utf-8")
    assert translations.missing(tmp_path) == [("linxin_zh_CN.ts", "Two")]


def test_every_text_is_translated() -> None:
    assert translations.missing() == []


@pytest.mark.slow
def test_the_files_know_every_text_of_the_sources(tmp_path: Path) -> None:
    before = translations.FOLDER / "linxin_zh_CN.ts"
    copy = tmp_path / before.name
    copy.write_bytes(before.read_bytes())
    translations.update(places.environment_folder(), tmp_path)
    assert translations.missing(tmp_path) == [], "run `python3 dev.py translate`"
