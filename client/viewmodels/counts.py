"""Texts with a number in them, outside of widgets: languages have their own forms for one, few and many."""

from PySide6.QtCore import QCoreApplication

MOST = 2**31 - 1
"""The largest number that Qt puts into a text; no server makes us say more."""


class Counts:
    """The context of these texts. `Counts.tr(text, "", n)` tells Qt's tool that a text has forms."""

    @staticmethod
    def tr(text: str, comment: str, count: int) -> str:
        """Return a text with its count filled in."""
        return QCoreApplication.translate("Counts", text, comment, max(0, min(count, MOST)))
