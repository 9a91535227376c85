"""What a user chose is kept, also what was chosen in the last moment."""

import asyncio
from pathlib import Path

import msgspec

from client.core.tasks import Tasks
from client.viewmodels.settings.preferences import Preferences, PreferencesFile


async def opened(folder: Path) -> PreferencesFile:
    file = PreferencesFile(folder / "window.json")
    await asyncio.to_thread(file.load)
    return file


def choose(file: PreferencesFile, tasks: Tasks, **what: object) -> None:
    file.value = msgspec.structs.replace(file.value, **what)
    tasks.start(file.keep(), "keep")


async def test_what_is_chosen_at_once_is_all_kept(tmp_path: Path) -> None:
    file, tasks = await opened(tmp_path), Tasks("test")
    choose(file, tasks, scale=150)
    choose(file, tasks, language="en")
    await tasks.finish(5)
    assert (await opened(tmp_path)).value == Preferences(scale=150, language="en")


async def test_what_was_chosen_in_the_moment_of_leaving_is_kept(tmp_path: Path) -> None:
    for number, turns in enumerate((0, 1, 2, 5)):
        file, tasks = await opened(tmp_path), Tasks("test")
        choose(file, tasks, geometry=str(number))
        for _ in range(turns):
            await asyncio.sleep(0)
        await tasks.close()
        await file.keep()
        assert (await opened(tmp_path)).value.geometry == str(number)


async def test_what_the_disk_refused_is_tried_again_with_the_next_choice(tmp_path: Path) -> None:
    file = await opened(tmp_path)
    barred = tmp_path / "window.json.new"
    await asyncio.to_thread(barred.mkdir)
    file.value = Preferences(scale=150)
    await file.keep()
    assert (await opened(tmp_path)).value == Preferences()
    await asyncio.to_thread(barred.rmdir)
    await file.keep()
    assert (await opened(tmp_path)).value == Preferences(scale=150)


async def test_a_damaged_file_is_written_anew(tmp_path: Path) -> None:
    await asyncio.to_thread((tmp_path / "window.json").write_bytes, b"{")
    file = await opened(tmp_path)
    assert file.value == Preferences()
    file.value = Preferences(compact=True)
    await file.keep()
    assert (await opened(tmp_path)).value == Preferences(compact=True)
