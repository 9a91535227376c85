"""A slip of the keyboard is marked while one writes, and put right by the menu."""

import asyncio
import re
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


async def test_a_word_is_put_right_by_the_menu(sit: Sit) -> None:
    wang = sit("王芳")
    wang.comes_in()
    wang.finds("lw", "李伟")
    window = wang.main
    window.type("see you tommorow at nine")
    # Into the word, and its menu by the keyboard: the best suggestion comes first.
    window.press(*["ctrl+Left"] * 3, "Right", "Menu")
    # It opens once suggestions are there, and no tree tells of menus.
    await asyncio.sleep(0.5)
    window.press("Down", "Return")
    window.press("Return")
    window.find("list item", re.compile("see you tomorrow at nine"))
