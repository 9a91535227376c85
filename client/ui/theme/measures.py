"""The measures of everything, in logical pixels at 100 %, and how they grow with the user's scale."""

from msgspec import Struct

SCALES = (100, 125, 150, 175, 200)
"""The steps a user may choose, in per cent on top of the system's own scale."""
MESSAGE_SIZES = (12, 13, 14, 16, 18, 20)
"""How large messages may be, in logical pixels at 100 %."""


class Measures(Struct, frozen=True):
    """Heights, widths and distances; `scaled` gives them for another scale."""

    # Space and radius
    space4: int = 4
    space8: int = 8
    space12: int = 12
    space16: int = 16
    space20: int = 20
    space24: int = 24
    space32: int = 32
    radius_tag: int = 4
    radius_control: int = 6
    radius_row: int = 8
    radius_bubble: int = 10
    radius_author: int = 3
    # Windows
    main_width: int = 1180
    main_height: int = 760
    main_least_width: int = 860
    main_least_height: int = 560
    classic_width: int = 300
    classic_height: int = 700
    classic_least_width: int = 260
    classic_least_height: int = 460
    chat_window_width: int = 660
    chat_window_height: int = 640
    chat_window_least_width: int = 440
    chat_window_least_height: int = 420
    sign_in_width: int = 380
    sign_in_height: int = 580
    settings_width: int = 960
    settings_height: int = 720
    settings_least_width: int = 820
    settings_least_height: int = 440
    settings_pages: int = 208
    rail: int = 60
    rail_item_width: int = 52
    rail_item_height: int = 48
    list_width: int = 276
    list_least: int = 220
    list_most: int = 380
    chat_least: int = 420
    side: int = 224
    side_least: int = 200
    side_most: int = 320
    side_hidden_under: int = 980
    dialog: int = 420
    tabs: int = 44
    header: int = 56
    # Rows
    row: int = 60
    row_compact: int = 48
    row_department: int = 32
    row_colleague: int = 48
    row_member: int = 36
    row_table: int = 40
    indent: int = 16
    row_inset: int = 6
    avatar_row: int = 40
    avatar_compact: int = 32
    avatar_member: int = 28
    avatar_table: int = 24
    menu_row: int = 32
    setting: int = 52
    page_item: int = 36
    # Chat
    bubble_across: int = 12
    bubble_along: int = 8
    bubble_most: int = 560
    avatar_chat: int = 36
    avatar_gap: int = 10
    same_author: int = 4
    other_author: int = 14
    reaction: int = 24
    picture_width: int = 320
    picture_height: int = 240
    file_card: int = 320
    file_card_height: int = 64
    editor_tools: int = 40
    editor_least: int = 44
    editor_most: int = 200
    typing_line: int = 24
    # Controls
    button: int = 32
    button_small: int = 28
    button_large: int = 36
    button_least: int = 24
    field: int = 32
    field_large: int = 36
    check: int = 16
    switch_width: int = 36
    switch_height: int = 20
    badge: int = 18
    dot: int = 8
    tag: int = 18
    scroll_bar: int = 4
    scroll_bar_hover: int = 8
    focus_ring: int = 2

    def scaled(self, percent: int) -> "Measures":
        """Return the measures at a scale; what is there at all stays at least one pixel."""
        if percent == 100:
            return self
        values = ((name, getattr(self, name)) for name in self.__struct_fields__)
        return Measures(**{name: max(1, round(value * percent / 100)) for name, value in values})


UNBOUNDED = 16_777_215
"""Qt's word for no greatest size (QWIDGETSIZE_MAX)."""
BUBBLE_SHARE = 0.72
"""The most of the chat's width that a bubble takes."""
ICON_SIZES = (12, 16, 20, 24, 28)
PANEL_MS = 160
TOAST_MS = 4000
