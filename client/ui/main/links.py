"""What a click on a link in a message does."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication


def follow(target: str) -> bool:
    """Open pages and mail in their programs; return True for a path, which is only copied.

    Opening a path could start what is there.
    """
    if target.startswith("\\\\"):
        QGuiApplication.clipboard().setText(target)
        return True
    whole = "://" in target or target.startswith("mailto:")
    url = QUrl(target if whole else f"https://{target}", QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme() in {"http", "https", "mailto"}:
        QDesktopServices.openUrl(url)
    return False
