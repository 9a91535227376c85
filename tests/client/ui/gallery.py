"""Takes a picture of every surface: light and dark, in two languages, at three scales, wide and narrow.

They go to .dev/pictures, a folder for each look, with a sheet of all of them beside it.
"""

import argparse
import asyncio
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from client.core.words.language import Language
from client.ui.chat.pictures.viewer import Viewer
from client.ui.language import Speech
from client.ui.main.window import MainWindow
from client.ui.settings.window import SettingsWindow
from client.ui.theme.fonts import add_bundled_text_font, add_emoji_font
from client.ui.theme.theme import Look, Mode, Theme
from tests.client.ui import tour
from tests.support.child import ROOT

FOLDER = ROOT / ".dev" / "pictures"
SIZES = {"wide": QSize(1440, 900), "narrow": QSize(1024, 700)}
LARGE = (MainWindow, SettingsWindow, Viewer)
"""Windows that are given a size; the others are as large as they come."""
ACROSS, THUMB, GAP = 5, 480, 12
RESTS = 12
"""Moments until what is searched for has come, and what slides has arrived."""


class Keeping:
    """Holds windows until the walk is over."""

    def __init__(self) -> None:
        self.windows: list[QWidget] = []

    def addWidget(self, widget: QWidget) -> None:
        self.windows.append(widget)


def wanted() -> argparse.Namespace:
    """Read what is to be taken; all of it without options."""
    parser = argparse.ArgumentParser(description=__doc__)
    every = [one.value for one in Language]
    parser.add_argument("--language", action="append", choices=every, help="zh_CN and en unless told")
    parser.add_argument("--mode", action="append", choices=["light", "dark"])
    parser.add_argument("--scale", action="append", type=int, choices=[100, 150, 200])
    parser.add_argument("--size", action="append", choices=list(SIZES))
    parser.add_argument("--only", default="", help="surfaces whose name has this in it")
    return parser.parse_args()


async def stops(
    theme: Theme, keeping: Keeping, language: Language, folder: Path, size: QSize
) -> AsyncIterator[tour.Stop]:
    """Walk through everything."""
    async for stop in tour.office(theme, keeping, language):
        yield stop
    async for stop in tour.talking(theme, keeping, language, size):
        yield stop
    for walk in (tour.empty, tour.menus, tour.viewer, tour.status, tour.small_windows):
        async for stop in walk(theme, keeping, language):
            yield stop
    async for stop in tour.settings(theme, folder, language):
        yield stop
    async for stop in tour.sign_in(theme, keeping, language):
        yield stop


async def take(theme: Theme, language: Language, target: Path, size: QSize, only: str) -> list[Path]:
    """Take every picture of one look."""
    keeping, taken = Keeping(), list[Path]()
    with tempfile.TemporaryDirectory() as folder:
        async for name, window in stops(theme, keeping, language, Path(folder), size):
            if only not in name:
                continue
            if isinstance(window, LARGE) and not name.startswith("panel"):
                window.resize(size)
            for _ in range(RESTS):
                await asyncio.sleep(0.015)
                await tour.settled(1)
            path = target / f"{len(taken):02} {name.replace('…', '').replace(':', '')}.png"
            window.grab().save(str(path))
            taken.append(path)
    for window in keeping.windows:
        window.close()
        window.deleteLater()
    return taken


def sheet(pictures: Sequence[Path], target: Path) -> None:
    """Put pictures beside each other, small, so that one look shows what differs."""
    thumbs: list[Image.Image] = []
    for path in pictures:
        with Image.open(path) as picture:
            small = picture.convert("RGB")
            small.thumbnail((THUMB, THUMB))
            thumbs.append(small)
    rows = [thumbs[start : start + ACROSS] for start in range(0, len(thumbs), ACROSS)]
    heights = [max(one.height for one in row) for row in rows]
    width = ACROSS * (THUMB + GAP) + GAP
    whole = Image.new("RGB", (width, sum(heights) + GAP * (len(rows) + 1)), "#808080")
    top = GAP
    for row, height in zip(rows, heights, strict=True):
        for place, one in enumerate(row):
            whole.paste(one, (GAP + place * (THUMB + GAP), top))
        top += height + GAP
    whole.quantize(256, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> int:
    """Take what is wanted; say where it is."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    chosen = wanted()
    add_bundled_text_font()
    application = QApplication([sys.argv[0]])
    add_emoji_font()
    speech, theme = Speech(), Theme(application)
    languages = [Language(code) for code in chosen.language or ("zh_CN", "en")]
    looks = itertools.product(languages, chosen.mode or ("light", "dark"), chosen.scale or (100, 150, 200))
    for language, mode, scale in looks:
        speech.speak(language)
        theme.choose(Look(mode=Mode(mode), scale=scale, language=language.value))
        for name in chosen.size or SIZES:
            started = time.monotonic()
            target = FOLDER / f"{language.value} {mode} {scale} {name}"
            shutil.rmtree(target, ignore_errors=True)
            target.mkdir(parents=True)
            taken = asyncio.run(take(theme, language, target, SIZES[name], chosen.only))
            sheet(taken, FOLDER / f"{target.name}.png")
            print(f"  {target.name}: {len(taken)} pictures, {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
