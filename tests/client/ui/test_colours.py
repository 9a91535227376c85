"""Every theme a user can choose can be read."""

import itertools

import pytest

from client.ui.theme.colours import Accent, Skin, colours
from shared.model.styles import COLOURS
from tests.client.ui.contrast import contrast

THEMES = [
    *((False, accent, skin) for accent, skin in itertools.product(Accent, Skin)),
    *((True, accent, Skin.PLAIN) for accent in Accent),
]


@pytest.mark.parametrize(("dark", "accent", "skin"), THEMES)
def test_text_can_be_read_on_every_surface(dark: bool, accent: Accent, skin: Skin) -> None:
    c = colours(dark=dark, accent=accent, skin=skin)
    for surface in (c.rail, c.subtle, c.base, c.raised, c.hover, c.selected, c.tint, c.bubble_other):
        assert contrast(c.text1, surface) >= 7, surface.name()
        assert contrast(c.text2, surface) >= 4.5, surface.name()
    assert contrast(c.text2, c.bubble_own) >= 4.5
    for text, surface in (
        (c.text3, c.base),
        (c.text3, c.subtle),
        (c.accent_text, c.base),
        (c.accent_text, c.bubble_own),
        (c.on_accent, c.accent),
        (c.on_accent, c.badge),
        (c.on_accent, c.danger),
        (c.toast_text, c.toast),
        (c.danger_text, c.danger_tint),
        (c.danger_text, c.raised),
        (c.danger_text, c.hover_raised),
        (c.warning_text, c.warning_tint),
        (c.success_text, c.success_tint),
    ):
        assert contrast(text, surface) >= 4.4, (text.name(), surface.name())


@pytest.mark.parametrize("dark", [False, True])
def test_the_measured_contrasts_are_those_of_the_design(dark: bool) -> None:
    c = colours(dark=dark)
    pairs = ((c.text1, c.base), (c.text1, c.bubble_own), (c.text2, c.selected), (c.accent_text, c.base))
    said = ((16.4, 13.2, 6.2, 6.8), (13.4, 9.2, 6.2, 8.2))[dark]
    for (text, surface), value in zip(pairs, said, strict=True):
        assert contrast(text, surface) == pytest.approx(value, abs=0.1)


@pytest.mark.parametrize(("dark", "accent", "skin"), THEMES)
def test_coloured_words_can_be_read_in_bubbles_and_in_the_editor(
    dark: bool, accent: Accent, skin: Skin
) -> None:
    c = colours(dark=dark, accent=accent, skin=skin)
    for word in COLOURS:
        for surface in (c.base, c.bubble_other, c.bubble_own):
            assert contrast(c.ink(word), surface) >= 4.5, (word, surface.name())
        others = [c.text1, *(c.ink(one) for one in COLOURS if one != word)]
        assert c.ink(word) not in others


@pytest.mark.parametrize("dark", [False, True])
def test_marks_can_be_told_from_the_surface(dark: bool) -> None:
    c = colours(dark=dark)
    for mark in (c.online, c.away, c.busy, c.out, c.offline, c.border):
        assert contrast(mark, c.base) >= 3
        assert contrast(mark, c.selected) >= 2.6


def test_an_accent_changes_action_and_own_words_only() -> None:
    dai, plum = colours(dark=False), colours(dark=False, accent=Accent.PLUM)
    assert plum.accent != dai.accent
    assert plum.bubble_own != dai.bubble_own
    assert plum.base == dai.base
    assert plum.danger == dai.danger


def test_a_skin_changes_quiet_surfaces_of_the_light_theme_only() -> None:
    assert colours(dark=False, skin=Skin.PAPER).rail != colours(dark=False).rail
    assert colours(dark=True, skin=Skin.PAPER) == colours(dark=True)
