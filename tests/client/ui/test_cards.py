"""What a colleague's card says."""

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from client.core.events import PresenceSeen
from client.ui.theme.theme import Theme
from client.ui.widgets.labels import Label
from shared.protocol.presence import Seen
from tests.client.ui.office_windows import CHEN, ZHANG, OfficeWindow


def words(office: OfficeWindow, person: bytes) -> list[str]:
    card = office.window.surfaces.people.card(person, office.window.mapToGlobal(QPoint(300, 100)))
    return [one.text() for one in card.findChildren(Label) if one.text()]


async def test_who_leads_and_where_they_are_signed_in(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    seen = Seen(CHEN, "out", "On holiday", 0, ("Windows", "linux"))
    office.company.presence.state.apply(PresenceSeen((seen,)))
    said = words(office, CHEN)
    assert "Out · On holiday" in said
    assert said[said.index("Heads") + 1] == "QQ"
    assert said[said.index("Signed in on") + 1] == "Windows, Linux"
    assert not {"Heads", "Signed in on"} & set(words(office, ZHANG))
    await office.model.close()
