"""The style sheet: Qt's own controls only; what is ours paints itself."""

from PySide6.QtGui import QColor

from client.ui.theme.colours import Colours
from client.ui.theme.measures import Measures

EDIT_MARGIN = 2
"""Pixels that Qt itself keeps beside the words of a field, at every scale."""
AREA_MARGIN = 4
"""Pixels around a document."""
TEMPLATE = """
QToolTip {{ background: {toast}; color: {toast_text}; border: 0; border-radius: {tag}px;
  padding: {s4}px {s8}px; }}
QMenu {{ background: {raised}; color: {text1}; border: 1px solid {line_raised}; border-radius: {row}px;
  padding: {s4}px; icon-size: {s16}px; }}
QMenu::item {{ min-height: {menu}px; padding: 0 {s32}px 0 {s12}px; border-radius: {control}px; }}
QMenu::item:selected {{ background: {hover_raised}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::indicator, QMenu::right-arrow {{ width: {s16}px; height: {s16}px; }}
QMenu::indicator {{ left: {s4}px; }}
QMenu::right-arrow {{ right: {s4}px; }}
QMenu::icon {{ padding-left: {s8}px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {s4}px {s8}px; }}
QLineEdit, QComboBox {{ background: {base}; color: {text1}; border: 1px solid {border};
  border-radius: {control}px; selection-background-color: {accent};
  selection-color: {on_accent}; placeholder-text-color: {text3}; lineedit-password-character: 8226; }}
QLineEdit {{ padding: 0 {words}px; }}
QComboBox {{ padding: 0 {pad}px; }}
QLineEdit:focus, QComboBox:focus, QComboBox:on {{ border: 2px solid {accent_text}; }}
QLineEdit:focus {{ padding: 0 {words1}px; }}
QComboBox:focus, QComboBox:on {{ padding: 0 {pad1}px; }}
QLineEdit[invalid="true"] {{ border: 2px solid {danger}; padding: 0 {words1}px; }}
QLineEdit:disabled, QComboBox:disabled {{ background: {subtle}; color: {disabled};
  border: 1px solid {line}; }}
QLineEdit[kind="search"] {{ background: {pressed}; border: 1px solid {pressed}; padding: 0 {s4}px; }}
*[raised="true"] QLineEdit[kind="search"] {{ background: {pressed_raised}; border-color: {pressed_raised}; }}
QLineEdit[kind="search"]:focus {{ background: {base}; border: 2px solid {accent_text}; padding: 0 {s3}px; }}
QLineEdit[kind="plain"] {{ background: transparent; border: 0; padding: 0; }}
QComboBox::drop-down {{ border: 0; width: {s24}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {text1}; border: 1px solid {line_raised};
  outline: 0; padding: {s4}px; selection-background-color: {hover_raised}; selection-color: {text1}; }}
QComboBox QAbstractItemView::item {{ min-height: {menu}px; border-radius: {control}px; padding: 0 {s8}px; }}
QPlainTextEdit, QTextEdit {{ background: {base}; color: {text1}; border: 0;
  placeholder-text-color: {text3};
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QPlainTextEdit[kind="field"] {{ border: 1px solid {border}; border-radius: {control}px;
  padding: {s4}px {area}px; }}
QPlainTextEdit[kind="field"]:focus {{ border: 2px solid {accent_text}; padding: {s3}px {area1}px; }}
QPlainTextEdit[kind="field"]:read-only {{ background: {subtle}; border: 1px solid {line};
  padding: {s4}px {area}px; }}
QSplitter::handle {{ background: {line}; }}
QScrollBar:horizontal {{ background: transparent; height: {s12}px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {border}; border-radius: {tag}px; min-width: {s32}px;
  margin: {bar}px; }}
QScrollBar::add-line:horizontal, QScrollBar::sub-line:horizontal {{ width: 0; }}
"""


def css(colour: QColor) -> str:
    """Spell a colour as style sheets do."""
    return f"rgba({colour.red()},{colour.green()},{colour.blue()},{colour.alpha()})"


def style_sheet(c: Colours, m: Measures) -> str:
    """Return the style sheet of a theme."""
    colours = {name: css(getattr(c, name)) for name in Colours.__struct_fields__}
    measures = {
        "s4": m.space4,
        "s3": m.space4 - 1,
        "bar": (m.space12 - m.scroll_bar_hover) // 2,
        "s8": m.space8,
        "s12": m.space12,
        "s16": m.space16,
        "s24": m.space24,
        "s32": m.space32,
        "pad": m.space12 - 1,
        # A border of two pixels must not move the text by one.
        "pad1": m.space12 - 2,
        "words": m.space12 - 1 - EDIT_MARGIN,
        "area": m.space12 - 1 - AREA_MARGIN,
        "area1": m.space12 - 2 - AREA_MARGIN,
        "words1": m.space12 - 2 - EDIT_MARGIN,
        "menu": m.menu_row,
        "tag": m.radius_tag,
        "control": m.radius_control,
        "row": m.radius_row,
    }
    return TEMPLATE.format_map({**colours, **measures})
