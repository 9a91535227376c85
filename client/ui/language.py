"""The language in force: translations of our own and of Qt's dialogs, taken in and out while running."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from client.core.resources import RESOURCES
from client.core.words.wording import Language, system_language

I18N = RESOURCES / "i18n"


def language_of(code: str) -> Language:
    """Return a chosen language, or the system's for an empty or unknown code."""
    return next((one for one in Language if one.value == code), None) or system_language()


class Speech:
    """Installs translators; every window is told by Qt and says its words anew."""

    def __init__(self, folder: Path = I18N) -> None:
        self._folder = folder
        # Qt would map the files, and end with the process when an update writes them anew. It makes no copy.
        self._installed: list[tuple[QTranslator, bytes]] = []
        self.language = Language.ENGLISH

    def speak(self, language: Language) -> None:
        """Speak a language from now on. English stands in the sources; its file has the plurals alone."""
        for translator, _ in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        self.language = language
        QLocale.setDefault(QLocale(language.value))
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for folder, name in ((qt, "qtbase"), (self._folder, "linxin")):
            try:
                data = (folder / f"{name}_{language.value}.qm").read_bytes()
            except OSError:
                continue
            translator = QTranslator()
            if translator.load(data):
                QCoreApplication.installTranslator(translator)
                self._installed.append((translator, data))
