"""The palette that Qt's own widgets take their colours from."""

from PySide6.QtGui import QColor, QPalette

from client.ui.theme.colours import Colours

Role = QPalette.ColorRole


def palette(c: Colours) -> QPalette:
    """Return the palette of a theme, with its disabled group."""
    roles: dict[QPalette.ColorRole, QColor] = {
        Role.Window: c.base,
        Role.Base: c.base,
        Role.Button: c.base,
        Role.AlternateBase: c.subtle,
        Role.Text: c.text1,
        Role.WindowText: c.text1,
        Role.ButtonText: c.text1,
        Role.BrightText: c.on_accent,
        Role.PlaceholderText: c.text3,
        Role.Highlight: c.accent,
        Role.Accent: c.accent,
        Role.HighlightedText: c.on_accent,
        Role.Link: c.accent_text,
        Role.LinkVisited: c.accent_text,
        Role.ToolTipBase: c.toast,
        Role.ToolTipText: c.toast_text,
        Role.Mid: c.line,
        Role.Light: c.raised,
        Role.Midlight: c.hover,
        Role.Dark: c.border,
        Role.Shadow: c.shadow,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, colour)
    for role in (Role.Text, Role.WindowText, Role.ButtonText, Role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, role, c.disabled)
    for role in (Role.Base, Role.Button):
        made.setColor(QPalette.ColorGroup.Disabled, role, c.subtle)
    return made
