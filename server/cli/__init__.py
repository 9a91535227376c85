"""The command line of the server: `linxin-server init | run | user | department | role | …`."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from server.cli.arguments import OFFICE_COMMANDS, parser, settings_given
from server.cli.faults import word
from server.cli.language import Voice
from server.config import Config, load

DEFAULT_DATA = "linxin-data"
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code: 0 done, 1 refused or faulty, 2 not understood."""
    voice = Voice.of_process()
    given = parser(voice).parse_args(arguments)
    if os.name == "posix":
        os.umask(0o077)  # whatever is made here is for its owner alone
    try:
        return _command(given, voice)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        words = word(error, _data(given))
        if words is None:
            raise  # a fault of the program itself: its traceback is what its makers need
        voice.complain(words)
        return 1


def _command(given: argparse.Namespace, voice: Voice) -> int:
    if given.command == "version":
        from server.cli.showing import show_version

        return show_version(voice)
    config = _config(given)
    if given.command in OFFICE_COMMANDS:
        from server.cli.office import office_command

        return office_command(given, config, voice)
    match given.command:
        case "init":
            from server.cli.initialising import initialise

            return initialise(config, given.name, demo=given.demo, as_json=given.json, voice=voice)
        case "run":
            from server.cli.running import run

            return run(config, voice)
        case "verify" | "erase" | "retain":
            return _record(given, config, voice)
        case "backup" | "restore":
            return _backup(given, config, voice)
        case _:
            from server.cli.showing import show_config

            return show_config(config, voice)


def _config(given: argparse.Namespace) -> Config:
    return load(_data(given), file=given.config, environment=os.environ, flags=settings_given(given))


def _data(given: argparse.Namespace) -> Path:
    folder: Path = given.data or Path(os.environ.get("LINXIN_DATA") or DEFAULT_DATA)
    return folder


def _record(given: argparse.Namespace, config: Config, voice: Voice) -> int:
    if given.command == "verify":
        from server.cli.checking import verify

        return verify(config, given.against, voice)
    from server.cli.records import erase, retain

    if given.command == "retain":
        return retain(config, voice)
    return erase(config, given.entry, given.conversation, by=given.by, why=given.why, voice=voice)


def _backup(given: argparse.Namespace, config: Config, voice: Voice) -> int:
    if given.command == "backup":
        from server.cli.backup import backup

        return backup(config, given.file, given.passphrase_file, voice)
    from server.cli.restore import restore

    return restore(config, given.file, given.passphrase_file, given.erasures, voice)
