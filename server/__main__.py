"""Starts the command line: `python -m server`, installed as `linxin-server`."""

import sys

from server.cli import main as command


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(command())


if __name__ == "__main__":
    main()
