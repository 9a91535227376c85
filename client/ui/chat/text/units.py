"""Places in a text: Python counts characters, Qt the units of UTF-16, of which some characters have two."""

from bisect import bisect_left


class Units:
    """Says where the characters of one text stand for Qt, and the other way round."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [at for at, one in enumerate(text) if one > "\uffff"]
        self._wide_units = [at + number for number, at in enumerate(self._wide)]

    def of(self, place: int) -> int:
        """Return how many units stand before a character."""
        return place + bisect_left(self._wide, place)

    def place(self, units: int) -> int:
        """Return the character before which so many units stand; in the midst of one, that one."""
        return units - bisect_left(self._wide_units, units)
