"""The commands of dev.py."""

import argparse
import errno
import subprocess
import sys
import time
from pathlib import Path

from tools import checking, desktop, environment, locking, places, running, testing, translations
from tools.console import Trouble, say, use_any_characters


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    top = argparse.ArgumentParser(prog="dev.py", description="Sets up, runs and tests Linxin.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("setup", help="make .venv from requirements.lock")
    run = commands.add_parser("run", help="start a server for this machine alone, and a client")
    run.add_argument("--empty", action="store_true", help="no demo company at the first start")
    run.add_argument("--profile", default="", metavar="NAME", help="a profile for each person")
    run.add_argument("client_arguments", nargs="*", metavar="-- ARGUMENTS", help="handed on to the client")
    test = commands.add_parser("test", help="all that a change must pass, at most 20 minutes")
    test.add_argument("--only", action="append", default=[], choices=testing.SECTIONS, help="may be repeated")
    check = commands.add_parser("check", help="lint, format, types and import rules")
    check.add_argument("--fix", action="store_true", help="let ruff put right what it can, first")
    for kind, purpose in (
        ("bench", "measure"),
        ("soak", "long, seeded tests: NAME [--seed N] [--minutes N]"),
    ):
        module = commands.add_parser(kind, help=purpose)
        module.add_argument("name", nargs="?", metavar="NAME", help="none lists what there is")
        module.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on: NAME -h tells them")
    lock = commands.add_parser("lock", help="make requirements.lock anew")
    lock.add_argument("--upgrade", action="store_true", help="take the newest versions, not the locked ones")
    commands.add_parser("images", help="take the pictures of docs/images anew")
    pictures = commands.add_parser("pictures", help="take a picture of every surface, into .dev/pictures")
    pictures.add_argument("arguments", nargs=argparse.REMAINDER, help="handed on: `-- -h` tells them")
    commands.add_parser("translate", help="take new texts of the sources into the translations")
    return top


def names(kind: str) -> list[str]:
    """Return the benches or soaks there are, each a module or a package that runs as a program.

    A name has dashes where its module has underscores.
    """
    folder = places.ROOT / "tests" / kind
    packages = {path.parent.name for path in folder.glob("*/__main__.py")}
    programs = (path for path in folder.glob("*.py") if "__main__" in path.read_text(encoding="utf-8"))
    return sorted(name.replace("_", "-") for name in packages.union(path.stem for path in programs))


def start_module(kind: str, name: str | None, arguments: list[str]) -> int:
    """Run tests.<kind>.<name> as a program; list the names when none or an unknown one is given."""
    if name not in names(kind):
        say(f"{kind}: one of {', '.join(names(kind)) or '(none yet)'}")
        return 2
    python = environment.setup()
    return subprocess.call(
        [python, "-m", f"tests.{kind}.{name.replace('-', '_')}", *arguments], cwd=places.ROOT
    )


def set_up() -> int:
    """Make the main environment and say what comes next."""
    started = time.monotonic()
    python = environment.setup()
    say(f"  ready in {time.monotonic() - started:.1f} s: {python.relative_to(places.ROOT)}")
    say("  next: python3 dev.py run")
    return 0


def check(*, fix: bool) -> int:
    """Check, after tidying up if asked to."""
    folder: Path = environment.setup().parent.parent
    if fix:
        checking.tidy(folder)
    return 0 if checking.check(folder) else 1


def lock(*, upgrade: bool) -> int:
    """Make the lock anew."""
    locking.lock(upgrade=upgrade)
    return 0


def images() -> int:
    """Take the documentation's pictures on a screen of their own."""
    python = environment.setup()
    if obstacle := desktop.provide():
        message = f"No pictures: {obstacle}."
        raise Trouble(message)
    return subprocess.call([python, "-m", "tests.e2e.images"], cwd=places.ROOT)


def pictures(arguments: list[str]) -> int:
    """Take pictures of every surface, without a screen."""
    python = environment.setup()
    handed_on = arguments[1:] if arguments[:1] == ["--"] else arguments
    return subprocess.call([python, "-m", "tests.client.ui.gallery", *handed_on], cwd=places.ROOT)


def translate() -> int:
    """Take new texts in, and say where words are still missing."""
    translations.update(environment.setup().parent.parent)
    missing = translations.missing()
    for name, text in missing:
        say(f"  {name}: {text}")
    say(f"  {len(missing)} texts without a translation" if missing else "  every text is translated")
    return 0


def main(arguments: list[str]) -> int:
    """Run one command; return the exit code: 0 good, 1 failed, 2 something to put right first."""
    use_any_characters()
    if sys.platform == "win32" and "run" in arguments:
        # The product's own words are Chinese; a legacy console shows them only as UTF-8.
        subprocess.run(["chcp.com", "65001"], stdout=subprocess.DEVNULL, check=False)
    chosen = parser().parse_args(arguments)
    actions = {
        "setup": set_up,
        "run": lambda: running.run(
            empty=chosen.empty, profile=chosen.profile, client_arguments=chosen.client_arguments
        ),
        "test": lambda: testing.test(chosen.only),
        "check": lambda: check(fix=chosen.fix),
        "bench": lambda: start_module("bench", chosen.name, chosen.arguments),
        "soak": lambda: start_module("soak", chosen.name, chosen.arguments),
        "lock": lambda: lock(upgrade=chosen.upgrade),
        "images": images,
        "pictures": lambda: pictures(chosen.arguments),
        "translate": translate,
    }
    try:
        return actions[chosen.command]()
    except Trouble as trouble:
        sys.stderr.write(f"\n{trouble}\n")
        return 2
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        sys.stderr.write(f"\nThe disk is full ({error}): make room (about 500 MB) and start again.\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("\ninterrupted\n")
        return 130
