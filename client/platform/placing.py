"""Whether windows may say where they stand."""


def may_place(windowing: str) -> bool:
    """Tell it of a windowing system by Qt's name: Wayland leaves places to the compositor."""
    return not windowing.startswith("wayland")
