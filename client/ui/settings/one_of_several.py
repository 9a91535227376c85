"""Several buttons of which one is chosen: Tab enters at the chosen one, the arrows walk from there."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton


def choose_one(buttons: Iterable[QAbstractButton], chosen: QAbstractButton | None) -> None:
    """Show which one is chosen, and let Tab come to it alone."""
    every = tuple(buttons)
    if chosen is not None:
        chosen.setChecked(True)
    for button in every:
        tab = button.isChecked() or chosen is None
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus if tab else Qt.FocusPolicy.NoFocus)
