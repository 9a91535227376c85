"""Where values come from: a TOML file, the environment, flags; each value remembers its place."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from server.config.errors import NOT_READABLE, NOT_TOML, UNKNOWN, WRONG, ConfigError
from server.config.kinds import Value
from server.config.settings import BY_NAME, SETTINGS, Setting

LARGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the place it was found at."""

    value: Value
    place: str


def _read(setting: Setting, raw: object, place: str) -> Found:
    try:
        return Found(setting.kind.read(raw), place)
    except ValueError:
        value = ascii(raw)[:60]
        problem = WRONG.fill(name=setting.name, value=value, expects=setting.kind.expects)
        raise ConfigError(place, problem) from None


def from_file(path: Path) -> dict[str, Found]:
    """Read a configuration file; raises ConfigError naming the line at fault."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ConfigError(str(path), NOT_READABLE.fill(error=f"> {LARGEST_FILE} bytes"))
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), NOT_READABLE.fill(error=error)) from error
    try:
        raw = cast("dict[str, object]", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        place = f"{path}:{line[1]}" if line else f"{path}:{text.count(chr(10)) + 1}"
        raise ConfigError(place, NOT_TOML.fill(error=error)) from error
    found: dict[str, Found] = {}
    for name, value in raw.items():
        place = f"{path}:{_line_of(name, text)}"
        if name not in BY_NAME:
            raise ConfigError(place, UNKNOWN.fill(name=ascii(name)))
        found[name] = _read(BY_NAME[name], value, place)
    return found


def _line_of(name: str, text: str) -> int:
    """Return the line at which a name first appears: the shortest beginning of the text that holds it."""
    lines = text.splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        try:
            if name in tomllib.loads("".join(lines[:count])):
                return count
        except tomllib.TOMLDecodeError:
            continue  # in the middle of a value that goes on in the next line
    return len(lines)


def from_environment(environment: Mapping[str, str]) -> dict[str, Found]:
    """Read the variables named ``LINXIN_…``; an empty one counts as not set."""
    return {
        setting.name: _read(setting, environment[setting.variable], setting.variable)
        for setting in SETTINGS
        if environment.get(setting.variable)
    }


def from_flags(flags: Mapping[str, str]) -> dict[str, Found]:
    """Read what the command line gave."""
    return {name: _read(BY_NAME[name], raw, BY_NAME[name].flag) for name, raw in flags.items()}
