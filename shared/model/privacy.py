"""Who among outside contacts may see a part of somebody's card; colleagues see all of it."""

from enum import StrEnum


class Grade(StrEnum):
    """Outside contacts are those who hold the role of a guest.

    Somebody's friends among them are those they keep as favourites or in groups of their own.
    """

    EVERYONE = "everyone"
    FRIENDS = "friends"
    COLLEAGUES = "colleagues"


def known_grade(word: str) -> Grade:
    """Return a grade; one of a newer version shows nothing to anybody outside."""
    try:
        return Grade(word)
    except ValueError:
        return Grade.COLLEAGUES


def shows(word: str, *, friend: bool) -> bool:
    """Tell whether an outside contact may see what was given this grade."""
    grade = known_grade(word)
    return grade is Grade.EVERYONE or (grade is Grade.FRIENDS and friend)
