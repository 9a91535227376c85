"""Translations are built when they are stale, and complete."""

import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

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


def test_a_plural_needs_all_its_forms(tmp_path: Path) -> None:
    forms = "<numerusform>%n человек</numerusform><numerusform></numerusform>"
    message = '<message numerus="yes"><source>%n people</source><translation>{}</translation></message>'
    (tmp_path / "linxin_ru.ts").write_text(TS.format(message.format(forms)), encoding="utf-8")
    assert translations.missing(tmp_path) == [("linxin_ru.ts", "%n people")]


@pytest.mark.slow
def test_the_files_know_every_text_of_the_sources(tmp_path: Path) -> None:
    for before in translations.FOLDER.glob("*.ts"):
        (tmp_path / before.name).write_bytes(before.read_bytes())
    translations.update(places.environment_folder(), tmp_path)
    assert translations.missing(tmp_path) == [], "run `python3 dev.py translate`"


COUNTED = re.compile(r'"[^"\n]*%n[^"\n]*"')
NUMBERED = re.compile(r'(?:tr|translate)\([^)]*"[^"\n]*(?<!\()\{count\} [a-z][^"\n]*"')


def sources() -> list[tuple[str, str]]:
    folders = [places.ROOT / name for name in translations.SOURCES]
    return [
        (str(path.relative_to(places.ROOT)), path.read_text(encoding="utf-8"))
        for folder in folders
        for path in sorted(folder.rglob("*.py"))
    ]


def test_every_count_has_forms() -> None:
    """Qt's tool takes `translate(…, n)` for a text without forms: widgets say `tr`, others `Counts.tr`."""
    said = {
        message.findtext("source")
        for message in ET.parse(translations.FOLDER / "linxin_ru.ts").iter("message")
        if message.get("numerus") == "yes"
    }
    counted = {text.strip('"') for _, source in sources() for text in COUNTED.findall(source)}
    assert counted - said == set()
    assert [path for path, source in sources() if NUMBERED.search(source)] == []
