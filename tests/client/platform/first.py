"""A first instance as a process of its own: says when it listens, and each time it is to come forward."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from client.platform.first_instance import FirstInstance


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    application = QCoreApplication(sys.argv)
    first = FirstInstance(Path(sys.argv[1]), lambda token: say(f"forward {token}"))
    say("listening" if first.open() else "deaf")
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
