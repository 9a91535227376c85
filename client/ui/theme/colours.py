"""The one table of colours: light and dark, the accents a user may choose, the skins."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct
from PySide6.QtGui import QColor


class Accent(StrEnum):
    """The colour of action, selection and one's own words."""

    DAI = "dai"
    INDIGO = "indigo"
    PLUM = "plum"
    RUST = "rust"
    OLIVE = "olive"
    GRAPHITE = "graphite"


class Skin(StrEnum):
    """The tone of the quiet surfaces; dark has one only."""

    PLAIN = "plain"
    PAPER = "paper"
    MIST = "mist"


class Colours(Struct, frozen=True):
    """What each token is worth in the present theme."""

    rail: QColor
    subtle: QColor
    base: QColor
    raised: QColor
    bubble_other: QColor
    bubble_own: QColor
    hover: QColor
    hover_raised: QColor
    pressed: QColor
    pressed_raised: QColor
    selected: QColor
    tint: QColor
    line: QColor
    line_raised: QColor
    border: QColor
    text1: QColor
    text2: QColor
    text3: QColor
    disabled: QColor
    accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    on_accent: QColor
    accent_text: QColor
    danger: QColor
    danger_hover: QColor
    danger_text: QColor
    danger_tint: QColor
    warning_text: QColor
    warning_tint: QColor
    success_text: QColor
    success_tint: QColor
    badge: QColor
    muted_badge: QColor
    toast: QColor
    toast_text: QColor
    scrim: QColor
    shadow: QColor
    online: QColor
    away: QColor
    busy: QColor
    out: QColor
    offline: QColor
    ink_red: QColor
    ink_orange: QColor
    ink_green: QColor
    ink_blue: QColor
    ink_purple: QColor
    ink_grey: QColor

    def ink(self, word: str) -> QColor:
        """Return the colour of words by its own word, one of `shared.model.styles.COLOURS`."""
        ink: QColor = getattr(self, f"ink_{word}")
        return ink


# token: light, dark. The 0x before opacity is spelled #AARRGGBB, as Qt reads it.
TABLE: Mapping[str, tuple[str, str]] = {
    "rail": ("#E8EEF0", "#0D1214"),
    "subtle": ("#F5F8F9", "#141A1D"),
    "base": ("#FFFFFF", "#1A2124"),
    "raised": ("#FFFFFF", "#242D31"),
    "bubble_other": ("#EFF3F5", "#273135"),
    "bubble_own": ("#D5EBED", "#0D414A"),
    "hover": ("#EAF0F2", "#1D2529"),
    "hover_raised": ("#EAF0F2", "#303B40"),
    "pressed": ("#DDE6E9", "#253034"),
    # On dialogs and panels: there "pressed" of the dark would not be seen.
    "pressed_raised": ("#DDE6E9", "#2F3A3F"),
    "selected": ("#D9EAEC", "#17373D"),
    "tint": ("#E3F1F2", "#12333A"),
    "line": ("#E0E7EA", "#2A3539"),
    "line_raised": ("#E0E7EA", "#3A484E"),
    "border": ("#82909A", "#74838B"),
    "text1": ("#15212A", "#E3EAEC"),
    "text2": ("#46555F", "#A9B7BD"),
    "text3": ("#55646E", "#96A4AB"),
    "disabled": ("#A0ACB3", "#58666D"),
    "accent": ("#0A6570", "#127884"),
    "accent_hover": ("#085660", "#14808C"),
    "accent_pressed": ("#064750", "#0E656F"),
    "on_accent": ("#FFFFFF", "#FFFFFF"),
    "accent_text": ("#0A6570", "#63C6CF"),
    "danger": ("#C62A3A", "#C43342"),
    "danger_hover": ("#AE2231", "#CF3B4A"),
    "danger_text": ("#B01F2F", "#FF8F97"),
    "danger_tint": ("#FCEAEB", "#3D1E23"),
    "warning_text": ("#7F4D00", "#EFB95F"),
    "warning_tint": ("#FFF1D9", "#382A12"),
    "success_text": ("#17693B", "#6FCF97"),
    "success_tint": ("#E3F4E9", "#15321F"),
    "badge": ("#D12B3B", "#D53A49"),
    "muted_badge": ("#D3DCE0", "#37444A"),
    "toast": ("#1F2B32", "#E3EAEC"),
    "toast_text": ("#F2F6F7", "#15212A"),
    "scrim": ("#660D161C", "#8C000000"),
    "shadow": ("#29000000", "#73000000"),
    "online": ("#1C9150", "#3FB873"),
    "away": ("#AD6B00", "#E3A02B"),
    "busy": ("#D12B3B", "#F0606C"),
    "out": ("#7A4FB0", "#B394E6"),
    "offline": ("#76858E", "#8E9CA3"),
    # What people write in: to be read on every bubble of every accent.
    "ink_red": ("#C0202D", "#EA8D95"),
    "ink_orange": ("#9C4E08", "#F08F3B"),
    "ink_green": ("#17723D", "#2DBF6A"),
    "ink_blue": ("#1D5EC8", "#7FA8EA"),
    "ink_purple": ("#8B39C5", "#C197DE"),
    "ink_grey": ("#5B646B", "#A0A8AE"),
}
# accent: fill, dark fill, dark text, own bubble light, own bubble dark. Dai stands in the table itself.
ACCENTS: Mapping[Accent, tuple[str, str, str, str, str]] = {
    Accent.INDIGO: ("#46509A", "#5965AD", "#A6B3F1", "#DEE3FC", "#31385A"),
    Accent.PLUM: ("#87385B", "#9C4F6F", "#E4A1BA", "#F7DCE6", "#522D3C"),
    Accent.RUST: ("#8A3F17", "#9F5532", "#E7A68A", "#F8DED3", "#533020"),
    Accent.OLIVE: ("#575E0A", "#6A722B", "#B5BE86", "#E4E7D2", "#3A3E1E"),
    Accent.GRAPHITE: ("#4E5A62", "#626E75", "#AFB9C0", "#E1E5E8", "#363B3F"),
}
# skin: rail, subtle, base.
SKINS: Mapping[Skin, tuple[str, str, str]] = {
    Skin.PAPER: ("#EEEAE1", "#F8F6F1", "#FFFEFB"),
    Skin.MIST: ("#E4E8EF", "#F3F5F9", "#FCFDFF"),
}


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """Return a colour between two: `share` 0 is the first, 1 the second."""
    rest = 1 - share
    return QColor(
        round(first.red() * rest + second.red() * share),
        round(first.green() * rest + second.green() * share),
        round(first.blue() * rest + second.blue() * share),
        round(first.alpha() * rest + second.alpha() * share),
    )


def colours(*, dark: bool, accent: Accent = Accent.DAI, skin: Skin = Skin.PLAIN) -> Colours:
    """Return every token for a theme."""
    chosen = {name: QColor(pair[dark]) for name, pair in TABLE.items()}
    if accent in ACCENTS:
        chosen.update(accent_tokens(chosen, accent, dark=dark))
    if skin in SKINS and not dark:
        chosen.update(zip(("rail", "subtle", "base"), map(QColor, SKINS[skin]), strict=True))
    return Colours(**{name: chosen[name] for name in Colours.__struct_fields__})


def accent_tokens(table: Mapping[str, QColor], accent: Accent, *, dark: bool) -> dict[str, QColor]:
    """Return what another accent changes: its fill in three states, its text, and the tints beside it."""
    light_fill, dark_fill, dark_text, light_bubble, dark_bubble = map(QColor, ACCENTS[accent])
    fill = dark_fill if dark else light_fill
    black, white = QColor("black"), QColor("white")
    bubble = dark_bubble if dark else light_bubble
    return {
        "accent": fill,
        "accent_hover": mix(fill, white, 0.06) if dark else mix(fill, black, 0.15),
        "accent_pressed": mix(fill, black, 0.16 if dark else 0.3),
        "accent_text": dark_text if dark else fill,
        "bubble_own": bubble,
        # Selection is the own bubble drawn back towards the surface, as it is in Dai.
        "selected": mix(bubble, table["subtle"], 0.15),
        "tint": mix(bubble, table["base"], 0.45),
    }
