"""Why somebody did not come in: the sentence, and the field it belongs to."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from client.core.clock import time_said
from client.core.words.wording import Language, wording
from client.viewmodels.counts import Counts
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.invite import is_invite


class Place(StrEnum):
    """Which field a complaint belongs to."""

    NOWHERE = ""
    SERVER = "server"
    USER = "user"
    PASSWORD = "password"  # noqa: S105 - the name of a field
    NEW_PASSWORD = "new_password"  # noqa: S105 - the name of a field


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was tried: the server as it was typed, and the organisation this profile trusts, if any."""

    server: str = ""
    organisation_name: str = ""


UNREACHED = frozenset({ErrorCode.OFFLINE, ErrorCode.TIMEOUT, ErrorCode.SHUTTING_DOWN})


def place_of(refusal: Refusal) -> Place:
    """Return the field that a refusal is about."""
    code, part = refusal.code, refusal.detail.get("part")
    if code is ErrorCode.WRONG_CREDENTIALS:
        return Place.USER if refusal.detail.get("ambiguous") else Place.PASSWORD
    if code is ErrorCode.LOCKED:
        return Place.PASSWORD
    if code is ErrorCode.PASSWORD_WEAK:
        return Place.NEW_PASSWORD
    if code is ErrorCode.DISABLED:
        return Place.USER
    if code in UNREACHED or code is ErrorCode.WRONG_ORGANISATION:
        return Place.SERVER
    if code is ErrorCode.BAD_MESSAGE and part in {"address", "about"}:
        return Place.SERVER
    return Place.NOWHERE


def sentence(refusal: Refusal, attempt: Attempt, language: Language) -> str:
    """Return what to say of a refusal to somebody who signs in."""
    match refusal.code:
        case ErrorCode.WRONG_CREDENTIALS:
            return _wrong(refusal)
        case ErrorCode.LOCKED:
            said = QCoreApplication.translate("SignIn", "Locked until {until}. IT can unlock it earlier.")
            return said.format(until=_clock(refusal))
        case ErrorCode.DISABLED | ErrorCode.TOKEN_EXPIRED:
            return _shut_out(refusal, language)
        case ErrorCode.PASSWORD_WEAK:
            return _weak(refusal)
        case ErrorCode.WRONG_ORGANISATION:
            return _stranger(attempt)
        case ErrorCode.BAD_MESSAGE if place_of(refusal) is Place.SERVER:
            return _unreadable(refusal, attempt)
        case code if code in UNREACHED:
            return _unreached(refusal, attempt)
        case _:
            return wording(refusal, language)


def _shut_out(refusal: Refusal, language: Language) -> str:
    if refusal.code is ErrorCode.DISABLED:
        return QCoreApplication.translate("SignIn", "This account is disabled. Ask HR.")
    if refusal.detail.get("reason") == "lock":
        return QCoreApplication.translate(
            "SignIn", "Signed out here after too many wrong passwords. What is not sent yet is kept."
        )
    return wording(refusal, language)


def _clock(refusal: Refusal) -> str:
    until = refusal.detail.get("until")
    return time_said(until, "%H:%M") if isinstance(until, int) else "—"


def _wrong(refusal: Refusal) -> str:
    if refusal.detail.get("ambiguous"):
        return QCoreApplication.translate(
            "SignIn", "Several colleagues have this name. Use your staff number."
        )
    left = refusal.detail.get("tries_left")
    if not isinstance(left, int):
        return QCoreApplication.translate("SignIn", "Wrong number, name or password.")
    if left > 1:
        return Counts.tr("Wrong number, name or password. %n tries left.", "", left)
    if left == 1:
        return QCoreApplication.translate("SignIn", "Wrong number, name or password. One try left.")
    said = QCoreApplication.translate("SignIn", "Wrong number, name or password. Locked until {until}.")
    return said.format(until=_clock(refusal))


def _weak(refusal: Refusal) -> str:
    if refusal.detail.get("same"):
        return QCoreApplication.translate("SignIn", "That is the password you have now. Choose another one.")
    minimum = refusal.detail.get("minimum")
    return at_least(minimum if isinstance(minimum, int) else limits.PASSWORD_MINIMUM)


def at_least(count: int) -> str:
    """Say how long a password has to be."""
    return Counts.tr("At least %n characters.", "", count)


def _stranger(attempt: Attempt) -> str:
    if attempt.organisation_name:
        said = QCoreApplication.translate(
            "SignIn", "This is not {name}, or its certificate changed. Nothing was sent; ask IT first."
        )
        return said.format(name=attempt.organisation_name)
    if is_invite(attempt.server):
        return QCoreApplication.translate(
            "SignIn", "Another organisation answers than the invite link names. Nothing was sent; ask IT."
        )
    return QCoreApplication.translate(
        "SignIn", "The server's certificate changed. Nothing was sent; ask IT before trusting it."
    )


def _unreadable(refusal: Refusal, attempt: Attempt) -> str:
    if refusal.detail.get("part") == "about":
        return QCoreApplication.translate("SignIn", "No Linxin server answers there. Check address and port.")
    if is_invite(attempt.server):
        return QCoreApplication.translate(
            "SignIn", "This invite link is not whole. Copy it again, all of it."
        )
    return QCoreApplication.translate("SignIn", "This address can't be read. Write it like hc-server:7443.")


def _unreached(refusal: Refusal, attempt: Attempt) -> str:
    address = str(refusal.detail.get("address") or attempt.server)
    match refusal.detail.get("reason"):
        case "name":
            said = QCoreApplication.translate("SignIn", "No machine is called {address}. Check the spelling.")
        case "refused":
            said = QCoreApplication.translate(
                "SignIn", "No server runs at {address}. Check the port, or ask IT."
            )
        case "silent":
            said = QCoreApplication.translate(
                "SignIn", "{address} does not answer. Try again later, or ask IT."
            )
        case _ if refusal.code is ErrorCode.TIMEOUT:
            said = QCoreApplication.translate(
                "SignIn", "{address} does not answer. Try again later, or ask IT."
            )
        case _ if refusal.code is ErrorCode.SHUTTING_DOWN:
            said = QCoreApplication.translate("SignIn", "{address} is restarting. Try again in a moment.")
        case _:
            said = QCoreApplication.translate("SignIn", "Can't reach {address}. Check cable or VPN.")
    return said.format(address=address)
