"""Where the files lie that are no code: within the package once it is installed, in a checkout beside it."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
INSTALLED, CHECKOUT = PACKAGE / "resources", PACKAGE.parent / "resources"
RESOURCES = INSTALLED if INSTALLED.is_dir() else CHECKOUT
