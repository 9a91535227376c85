"""What a colleague's card says."""

from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from client.core.events import PresenceSeen
from client.ui.theme.theme import Theme
from client.ui.widgets.labels import Label, Tag
from client.ui.widgets.sheet import Body
from shared.model.rights import GUEST, Holder, first_policy
from shared.protocol.org import Person
from shared.protocol.presence import Seen
from tests.client.fakes.identities import ME
from tests.client.ui.office_windows import CHEN, SALES, ZHANG, OfficeWindow
from tests.client.ui.test_groups import settled


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


async def test_at_which_level_they_work(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    assert "Level" not in words(office, ZHANG)
    longest = "教授级高级工程师" * 8
    for level in ("P6", longest):
        person = Person(ZHANG, "HC0002", "张伟", False, 3, SALES, "结构工程师", level=level)
        office.company.people.change(person)
        said = words(office, ZHANG)
        assert said[said.index("Level") + 1] == level
    await office.model.close()


async def test_who_is_from_outside_and_what_is_not_told(theme: Theme, qtbot: QtBot) -> None:
    """A card without phones, mail and signature has no rows for them: nothing says that there are any."""
    office = OfficeWindow(theme, qtbot)
    guests = first_policy(b"o" * 20, 0)
    guests = replace(guests, holders=(*guests.holders, Holder(ZHANG, GUEST)))
    whole = Person(*(ZHANG, "HC0002", "张伟", False, 3), None, "顾问", 0, ("139 0000 0000",), "z@example.com")
    office.company.people.change(replace(whole, phones=(), mail=""), policy=guests)
    card = office.window.surfaces.people.card(ZHANG, office.window.mapToGlobal(QPoint(300, 100)))
    assert [one.accessibleName() for one in card.findChildren(Tag)] == ["Guest"]
    assert not {"Phone", "Mail"} & set(words(office, ZHANG))
    office.company.people.change(whole)
    assert {"Phone", "Mail", "139 0000 0000", "z@example.com"} <= set(words(office, ZHANG))
    office.company.people.change(policy=first_policy(b"o" * 20, 0))
    card = office.window.surfaces.people.card(ZHANG, office.window.mapToGlobal(QPoint(300, 100)))
    assert card.findChildren(Tag) == []
    await office.model.close()


async def test_long_words_are_broken_where_they_have_no_room(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    longest = "W" * 64
    person = Person(
        *(ME, longest[:32], longest, False, 3, SALES, longest, 0, (longest[:32],), "w" * 128), level=longest
    )
    office.company.people.change(person)
    people = office.window.surfaces.people
    for dialog in (people.card(ME, office.window.mapToGlobal(QPoint(300, 100))), people.profile(ME)):
        await settled()
        (body,) = dialog.findChildren(Body)
        assert body.inside.width() == body.viewport().width()
        for label in dialog.findChildren(Label):
            around = label.parentWidget()
            assert around is not None
            assert not label.isVisible() or around.rect().contains(label.geometry()), label.text()
            assert label.height() >= label.heightForWidth(label.width())
        dialog.reject()
    await office.model.close()


async def test_ones_own_level_is_seen_and_left_to_the_organisation(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    me = Person(ME, "HC0000", "林晓雨", False, 3, SALES, "结构工程师", level="P7")
    office.company.people.change(me)
    profile = office.window.surfaces.people.profile(ME)
    assert "结构工程师 · Level P7 · HC0000" in [one.text() for one in profile.findChildren(Label)]
    assert "Level" not in [one.accessibleName() for one in profile.findChildren(QLineEdit)]
    await office.model.close()
