"""What one settings window of a client shows: the models behind its pages, and what may be offered."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from client.app import Client
from client.core.words.wording import Language
from client.gui.around import Around
from client.platform.placing import may_place
from client.ui.settings.window import Settings
from client.viewmodels.chat.replies import ReplyBook
from client.viewmodels.settings.devices import Devices
from client.viewmodels.settings.network import Network
from client.viewmodels.settings.password import PasswordChange
from client.viewmodels.settings.privacy import PrivacySettings
from client.viewmodels.settings.start import Startup
from client.viewmodels.settings.storage import Stored

Models = tuple[Startup, Devices, PasswordChange, Stored, Network, PrivacySettings, ReplyBook]


def make_models(client: Client, around: Around, language: Callable[[], Language]) -> Models:
    """Return what the pages work with; whoever has them made closes them."""
    return (
        Startup(around.autostart),
        Devices(client.auth, language),
        PasswordChange(client.auth, language),
        Stored(client.storage, language),
        Network(client.auth, client.settings, client.bus, language, plain=client.plain),
        PrivacySettings(client.privacy, client.people, client.bus, language),
        ReplyBook(client.replies.own, client.bus, language),
    )


def settings_of(
    models: Models, around: Around, *, tray: bool, idle: bool, may_widen: bool, locks: bool
) -> Settings:
    """Return what a window shows, and what it may offer here."""
    return Settings(
        *(*models, around.about),
        tray=tray,
        idle=idle,
        hotkey=around.hotkey is not None,
        may_widen=may_widen,
        locks=locks,
        places=may_place(QGuiApplication.platformName()),
    )
