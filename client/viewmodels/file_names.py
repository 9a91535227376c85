"""Names of files from elsewhere: fit to be sent, fit to be saved, and which of them would be programs."""

import re
import sys
from pathlib import Path, PurePath

from PySide6.QtCore import QCoreApplication, QStandardPaths

from shared import limits

STEPS = ("B", "KB", "MB", "GB")
UNSAVED = re.compile(r'[<>:"|?*\\/]')
"""What Windows refuses in names, besides what can't be printed."""
DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)")
"""Names that are devices on Windows, whatever follows a dot."""
SAVED_BYTES = 240
"""Bytes of a saved name: most file systems take 255, and a number may be put behind it."""
PROGRAMS = frozenset(
    """
    a action air apk app appimage application appref-ms appx appxbundle bash bat bin cab chm cmd com command
    cpl crt csh deb desktop diagcab dll dmg dylib elf exe fish gadget hlp hta htc img inf ins iso isp jar jnlp
    js jse ksh library-ms lnk lua mht mhtml mjs mobileconfig msc msh msh1 msh2 msi msix msixbundle msp mst
    ocx out pif pkg pl plist ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psm1 py pyc pyo pyw pyz pyzw rb reg rgs rpm
    run scf scpt scptd scr sct search-ms searchconnector-ms service settingcontent-ms sh shb shs so sys tcl
    terminal theme themepack tool u3p url vb vbe vbs vbscript vhd vhdx vxd webloc website wiz workflow ws wsc
    wsf wsh xbap xht xll zsh
    """.split()  # noqa: SIM905 - as a person reads and mends it
)
"""Suffixes of what a double click may run, on any of our systems."""


def clean_name(name: str) -> str:
    """Return a name that may be sent: nothing in it leads elsewhere, or is not shown as it is."""
    shown = "".join("_" if one in "/\\" or not one.isprintable() else one for one in name).strip()
    if shown in {"", ".", ".."}:
        return "_"
    return shortened(shown, limits.FILE_NAME_LENGTH)


def shortened(name: str, most: int, *, coding: str = "utf-32-le") -> str:
    """Return a name of at most so many characters (or bytes of a coding), with its suffix kept."""

    def size(text: str) -> int:
        return len(text) if coding == "utf-32-le" else len(text.encode(coding, "replace"))

    if size(name) <= most:
        return name
    suffix = PurePath(name).suffix
    if size(suffix) > most // 2:
        suffix = ""
    stem = name[: len(name) - len(suffix)]
    while stem and size(stem) + size(suffix) > most:
        stem = stem[:-1]
    return stem + suffix


def saved_name(name: str) -> str:
    """Return a name under which a file can be kept on any system."""
    fit = UNSAVED.sub("_", clean_name(name)).rstrip(". ")
    if not fit or DEVICES.match(fit):
        fit = f"_{fit}"
    return shortened(fit, SAVED_BYTES, coding="utf-8")


def suffix_of(name: str) -> str:
    """Return a name's suffix in small letters, without the dot, as systems understand it."""
    return PurePath(saved_name(name)).suffix.lower().removeprefix(".").strip()


def is_program(name: str) -> bool:
    """Tell whether opening a file of this name could start it."""
    return suffix_of(name) in PROGRAMS or (sys.platform != "win32" and not suffix_of(name))


def downloads() -> Path:
    """Return the folder for copies of files that are opened: a user looks for them among the downloads."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return Path(place) / "Linxin"


def size_words(size: int) -> str:
    """Say how large a file is: 812 B, 24 KB, 1.6 MB."""
    value, step = float(size), 0
    while value >= 1000 and step < len(STEPS) - 1:
        value, step = value / 1024, step + 1
    said = f"{value:.1f}" if step > 0 and value < 10 else f"{value:.0f}"
    unit = {
        "B": QCoreApplication.translate("Files", "{count} B"),
        "KB": QCoreApplication.translate("Files", "{count} KB"),
        "MB": QCoreApplication.translate("Files", "{count} MB"),
        "GB": QCoreApplication.translate("Files", "{count} GB"),
    }[STEPS[step]]
    return unit.format(count=said.removesuffix(".0"))
