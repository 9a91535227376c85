"""What tests say about colours: contrast as WCAG 2.2 computes it."""

from PySide6.QtGui import QColor


def luminance(colour: QColor) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor, second: QColor) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
