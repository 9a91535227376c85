"""The client's command line: `linxin` opens the window, `linxin --terminal` talks in a terminal."""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence

import msgspec

from client.core.journal import logging_aside
from client.core.profile import DEFAULT, Profile
from client.core.wording import Language, system_language, wording
from shared.errors import Refusal


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the client; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    language = system_language()
    options = _parser(language).parse_args(arguments)
    if not (options.terminal or options.json):
        return _window(options, language)
    try:
        with logging_aside():
            asyncio.run(_run(options, language))
    except KeyboardInterrupt:
        return 130
    except Refusal as refusal:
        _complain(refusal, language, as_json=options.json)
        return 1
    return 0


def _window(options: argparse.Namespace, language: Language) -> int:
    # Qt is loaded for the window alone: a terminal or a script runs where it isn't installed.
    from client.gui.start import Start, run

    with logging_aside():
        start = Start(options.profile, options.server, options.plain, options.demo, options.background)
        return run(start, language)


def _parser(language: Language) -> argparse.ArgumentParser:
    chinese = language is Language.CHINESE
    parser = argparse.ArgumentParser(
        prog="linxin", description="邻信客户端" if chinese else "The client of Linxin, an office messenger"
    )
    parser.add_argument(
        "--terminal",
        action="store_true",
        help="在终端中运行，不打开窗口" if chinese else "run in this terminal, without a window",
    )
    parser.add_argument(
        "--profile",
        default=DEFAULT,
        metavar="NAME",
        help="使用哪个配置，每人一个" if chinese else "which profile to use, one for each person",
    )
    parser.add_argument(
        "--server",
        default="",
        metavar="HOST:PORT",
        help="服务器地址或邀请链接" if chinese else "the server's address, or an invite link",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="供脚本使用：每行一个 JSON 对象" if chinese else "for scripts: one JSON object a line",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="不用 TLS，仅限本机" if chinese else "without TLS, to a server on this machine alone",
    )
    parser.add_argument(
        "--demo",
        default="",
        metavar="FILE",
        help="窗口中可一键登录的演示人员（由 dev.py run 写入）"
        if chinese
        else "people of a demo company to sign in as by one click in the window (written by dev.py run)",
    )
    parser.add_argument(
        "--background",
        action="store_true",
        help="启动后留在托盘，不打开窗口" if chinese else "begin in the tray, without showing the window",
    )
    return parser


async def _run(options: argparse.Namespace, language: Language) -> None:
    # What a terminal needs is loaded for the terminal alone: the window comes up without it.
    from client.app import open_client, terminal_parts
    from client.terminal.console import open_console
    from client.terminal.human import HumanSession
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
