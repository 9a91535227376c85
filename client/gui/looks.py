"""The look that preferences ask for."""

from client.core.words.wording import Language
from client.ui.theme.colours import Accent, Skin
from client.ui.theme.theme import Look, Mode
from client.viewmodels.settings.preferences import Preferences

MOTIONS = {"less": True, "full": False}


def look_of(preferences: Preferences, language: Language) -> Look:
    """Return the look that preferences ask for; a value of a newer version becomes the usual one."""

    def known(kind: type[Mode | Accent | Skin], value: str) -> bool:
        return value in {one.value for one in kind}

    return Look(
        mode=Mode(preferences.mode) if known(Mode, preferences.mode) else Mode.SYSTEM,
        accent=Accent(preferences.accent) if known(Accent, preferences.accent) else Accent.DAI,
        skin=Skin(preferences.skin) if known(Skin, preferences.skin) else Skin.PLAIN,
        scale=preferences.scale,
        message_size=preferences.message_size,
        font=preferences.font,
        language=language.value,
        reduced_motion=MOTIONS.get(preferences.motion),
    )
