"""A message in one line, with what it brings."""

from client.viewmodels.messages.words import attached_words, is_picture, message_words
from client.viewmodels.people.naming import isolated
from shared.model.bodies import Attachment


def picture(media: str = "image/png", width: int = 4, height: int = 3) -> Attachment:
    return Attachment(bytes(32), "合影.png", 10, media, width, height)


FILE = Attachment(bytes(32), "表.xlsx", 10)


def test_words_alone_stay_as_they_are() -> None:
    assert message_words("收到", ()) == "收到"


def test_what_comes_is_said_before_the_words() -> None:
    assert message_words("", (picture(),)) == "[Picture]"
    assert message_words("看", (picture(),)) == "[Picture] 看"
    assert message_words("", (FILE,)) == f"[File] {isolated('表.xlsx')}"
    assert message_words("看", (picture(), FILE)) == f"[Picture] [File] {isolated('表.xlsx')} 看"


def test_of_several_it_is_said_how_many() -> None:
    assert "2" in attached_words((picture(), picture()))
    assert "3" in attached_words((FILE,) * 3)


def test_only_what_has_a_known_type_and_a_size_is_a_picture() -> None:
    assert is_picture(picture())
    assert not is_picture(picture("image/svg+xml"))
    assert not is_picture(picture("text/html"))
    assert not is_picture(picture(width=0))
    assert not is_picture(picture(height=0))
