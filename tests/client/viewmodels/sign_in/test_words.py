"""What is said to somebody who did not come in, and at which field."""

import time

import pytest

from client.core.words.wording import Language
from client.viewmodels.sign_in.words import Attempt, Place, place_of, sentence
from shared.errors import ErrorCode, Refusal

HALF_PAST = int(time.mktime((2026, 11, 20, 14, 30, 0, 0, 0, -1)) * 1000)
HERE = Attempt("hc-server:7443")
INVITED = Attempt("linxin://hc-server:7443/2K4X")
KNOWN = Attempt("hc-server:7443", "恒川精密科技")


def said(refusal: Refusal, attempt: Attempt = HERE) -> str:
    return sentence(refusal, attempt, Language.ENGLISH)


@pytest.mark.parametrize(
    ("refusal", "attempt", "place", "words"),
    [
        (Refusal(ErrorCode.WRONG_CREDENTIALS, tries_left=3), HERE, Place.PASSWORD, "3 tries left"),
        (Refusal(ErrorCode.WRONG_CREDENTIALS, tries_left=1), HERE, Place.PASSWORD, "One try left"),
        (
            Refusal(ErrorCode.WRONG_CREDENTIALS, tries_left=0, until=HALF_PAST),
            *(HERE, Place.PASSWORD, "Locked until 14:30"),
        ),
        (Refusal(ErrorCode.WRONG_CREDENTIALS), HERE, Place.PASSWORD, "Wrong number, name or password."),
        (
            Refusal(ErrorCode.WRONG_CREDENTIALS, tries_left=4, ambiguous=True),
            *(HERE, Place.USER, "staff number"),
        ),
        (Refusal(ErrorCode.LOCKED, until=HALF_PAST), HERE, Place.PASSWORD, "Locked until 14:30"),
        (Refusal(ErrorCode.DISABLED), HERE, Place.USER, "disabled"),
        (Refusal(ErrorCode.PASSWORD_WEAK, minimum=8), HERE, Place.NEW_PASSWORD, "8 characters"),
        (Refusal(ErrorCode.PASSWORD_WEAK, minimum=8, same=True), HERE, Place.NEW_PASSWORD, "another one"),
        (Refusal(ErrorCode.WRONG_ORGANISATION), KNOWN, Place.SERVER, "not 恒川精密科技"),
        (Refusal(ErrorCode.WRONG_ORGANISATION), INVITED, Place.SERVER, "invite link"),
        (Refusal(ErrorCode.WRONG_ORGANISATION), HERE, Place.SERVER, "certificate changed"),
        (Refusal(ErrorCode.BAD_MESSAGE, part="address"), HERE, Place.SERVER, "Write it like"),
        (Refusal(ErrorCode.BAD_MESSAGE, part="address"), INVITED, Place.SERVER, "Copy it again"),
        (Refusal(ErrorCode.BAD_MESSAGE, part="about"), HERE, Place.SERVER, "No Linxin server"),
        (Refusal(ErrorCode.OFFLINE), HERE, Place.SERVER, "Can't reach hc-server:7443."),
        (Refusal(ErrorCode.OFFLINE, reason="route", address="a:1"), HERE, Place.SERVER, "Can't reach a:1."),
        (Refusal(ErrorCode.OFFLINE, reason="refused"), HERE, Place.SERVER, "No server runs at"),
        (Refusal(ErrorCode.OFFLINE, reason="silent"), HERE, Place.SERVER, "does not answer"),
        (Refusal(ErrorCode.OFFLINE, reason="name"), HERE, Place.SERVER, "spelling"),
        (Refusal(ErrorCode.TIMEOUT), HERE, Place.SERVER, "does not answer"),
        (Refusal(ErrorCode.SHUTTING_DOWN), HERE, Place.SERVER, "restarting"),
    ],
)
def test_what_is_said_and_where(refusal: Refusal, attempt: Attempt, place: Place, words: str) -> None:
    assert place_of(refusal) is place
    assert words in said(refusal, attempt)


def test_what_has_no_field_is_said_as_everywhere_else() -> None:
    refusal = Refusal(ErrorCode.NOT_ALLOWED, reason="other_person", name="王芳")
    assert place_of(refusal) is Place.NOWHERE
    assert "王芳" in said(refusal)


@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_code_has_a_sentence_whatever_is_known_of_it(code: ErrorCode) -> None:
    assert said(Refusal(code), Attempt())
