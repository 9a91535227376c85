"""The accounts used on this device: each is a profile with a folder of its own, so none loses anything."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from client.core.profile.folder import DEFAULT, NAME_LENGTH, home
from client.core.profile.settings import Settings, SettingsFile
from shared.errors import Refusal

MOST = 50


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """Somebody who has signed in on this device, and in which profile; `person` is their id as a text."""

    profile: str
    name: str
    number: str
    organisation: str
    person: str


def known_accounts(root: Path | None = None) -> list[KnownAccount]:
    """Return the accounts in the order of their profiles, the usual one first; blocking."""
    found = ((name, _settings(folder)) for name, folder in _profiles(root or home()))
    accounts = (
        KnownAccount(
            *(name, one.account.name, one.account.number, "" if one.pin is None else one.pin.name),
            person=one.account.person,
        )
        for name, one in found
        if one is not None and one.account is not None
    )
    return list(itertools.islice(accounts, MOST))


def free_profile(root: Path | None = None) -> str:
    """Return the name of a profile that belongs to nobody yet; blocking."""
    root = root or home()
    names = (f"account-{number}" for number in itertools.count(2))
    return next(name for name in names if _is_free(root / "profiles" / name))


def _is_free(folder: Path) -> bool:
    """Tell whether nobody has signed in there; what cannot be read may be somebody's."""
    settings = _settings(folder)
    return settings is not None and settings.account is None


def _profiles(root: Path) -> Iterator[tuple[str, Path]]:
    folders = [one for one in sorted(root.glob("profiles/*")) if len(one.name) <= NAME_LENGTH]
    for folder in sorted(folders, key=lambda one: one.name != DEFAULT):
        yield folder.name, folder


def _settings(folder: Path) -> Settings | None:
    """Return what a profile remembers; None where that cannot be read."""
    file = SettingsFile(folder / "settings.json")
    try:
        file.load()
    except (OSError, Refusal):
        return None
    return file.value
