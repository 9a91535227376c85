"""What the name and the size of a file say: whether it could be a program, and how large it is in words."""

import sys
from pathlib import Path, PurePath

from PySide6.QtCore import QCoreApplication, QStandardPaths

from client.services.files.saving import safe_name

STEPS = ("B", "KB", "MB", "GB")
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


def suffix_of(name: str) -> str:
    """Return a name's suffix in small letters, without the dot, as systems understand it."""
    return PurePath(safe_name(name)).suffix.lower().removeprefix(".").strip()


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
