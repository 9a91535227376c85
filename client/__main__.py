"""The client's command line: `linxin` opens the window, `linxin --terminal` talks in a terminal."""

import argparse
import asyncio
import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import msgspec

from client.core.journal import logging_aside
from client.core.profile.folder import DEFAULT, Profile
from client.core.words.option_words import ABOUT, OPTIONS
from client.core.words.wording import Language, system_language, wording
from shared.errors import Refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the client; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    language = system_language()
    options = _parser(language).parse_args(arguments)
    options.server = options.server or options.link
    if not (options.terminal or options.json):
        _window(options, language)
    try:
        with logging_aside():
            asyncio.run(_run(options, language))
    except KeyboardInterrupt:
        return 130
    except Refusal as refusal:
        _complain(refusal, language, as_json=options.json)
        return 1
    return 0


def _window(options: argparse.Namespace, language: Language) -> NoReturn:
    """Run the window, and leave without taking Qt's objects apart: Python knows no order that suits them."""
    # Qt is loaded for the window alone: a terminal or a script runs where it isn't installed.
    from client.gui.loading import load_quickly

    load_quickly()
    from client.gui.start import Start, run

    with logging_aside():
        start = Start(options.profile, options.server, options.plain, options.demo, options.background)
        code = run(start, language)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    os._exit(code)


def _parser(language: Language) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="linxin", description=ABOUT[language])
    about = {name: words[language] for name, words in OPTIONS.items()}
    parser.add_argument("--terminal", action="store_true", help=about["terminal"])
    parser.add_argument("--profile", default=DEFAULT, metavar="NAME", help=about["profile"])
    parser.add_argument("--server", default="", metavar="HOST:PORT", help=about["server"])
    parser.add_argument("link", nargs="?", default="", metavar="LINK", help=about["link"])
    parser.add_argument("--json", action="store_true", help=about["json"])
    parser.add_argument("--plain", action="store_true", help=about["plain"])
    parser.add_argument("--demo", default="", metavar="FILE", help=about["demo"])
    parser.add_argument("--background", action="store_true", help=about["background"])
    return parser


async def _run(options: argparse.Namespace, language: Language) -> None:
    # What a terminal needs is loaded for the terminal alone: the window comes up without it.
    from client.app import open_client, terminal_parts
    from client.terminal.console import open_console
    from client.terminal.human.session import HumanSession
    from client.terminal.json_session import JsonSession

    # A folder named by LINXIN_HOME carries its own secrets, so that it can be moved and tested.
    portable = bool(os.environ.get("LINXIN_HOME"))
    client = await open_client(Profile(options.profile), portable=portable, plain=options.plain)
    try:
        parts = terminal_parts(client, options.server, language)
        if options.json:
            await JsonSession(parts, sys.stdin.fileno(), sys.stdout.fileno()).run()
        else:
            with open_console() as console:
                await HumanSession(parts, console).run()
    finally:
        await client.close()


def _complain(refusal: Refusal, language: Language, *, as_json: bool) -> None:
    if as_json:
        from client.terminal import objects

        sys.stdout.write(msgspec.json.encode(objects.error(refusal, language)).decode() + "\n")
    else:
        sys.stderr.write(wording(refusal, language) + "\n")


if __name__ == "__main__":
    sys.exit(main())
