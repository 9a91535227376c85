"""The organisation's rows on the screen."""

from unittest.mock import patch

import pytest
from pytestqt.qtbot import QtBot

from client.ui.people.tree_view import TreeView
from client.ui.theme.theme import Theme
from client.viewmodels.people.organisation_tree import TreeRow
from shared.model.presence import Presence
from tests.client.fakes.identities import person_id
from tests.client.ui.test_organisation_rows import MOTION, RESEARCH, Tree

HEIGHT = 40


@pytest.fixture
def tree() -> Tree:
    made = Tree()
    for branch in (RESEARCH, MOTION):
        made.model.turn(branch)
    return made


@pytest.mark.gui
def test_a_presence_repaints_its_row_and_lays_out_no_others(theme: Theme, tree: Tree, qtbot: QtBot) -> None:
    view = TreeView(theme, tree.model)
    view.resize(300, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.repaint()
    painted: list[str] = []
    measured: list[str] = []

    def paint(*what: object) -> None:
        painted.extend(one.name for one in what if isinstance(one, TreeRow))

    def height(row: object) -> int:
        measured.extend([row.name] if isinstance(row, TreeRow) else [])
        return HEIGHT

    with patch.object(view.delegate, "paint_row", paint), patch.object(view.delegate, "height", height):
        tree.office.presence.see(person_id(0), Presence.BUSY)
        tree.model.refresh()
        qtbot.waitUntil(lambda: bool(painted))
        qtbot.wait(50)
    assert "陈思远" in painted
    assert not {"销售部", "张伟"}.intersection(measured)
