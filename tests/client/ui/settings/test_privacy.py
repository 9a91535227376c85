"""The page of privacy: what others learn of me, how I come in, and whom I have blocked."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.ui.widgets.checks import Switch
from client.ui.widgets.fields import Combo
from shared.errors import ErrorCode, Refusal
from shared.model.privacy import Grade
from shared.model.state import PersonNote, Privacy
from shared.protocol.chat import SetPrivacy
from tests.client.fakes.identities import person_id
from tests.client.ui.settings.visit import Visit

READ, TYPING = "Tell others when I have read their messages", "Tell others while I type"


def switch(visit: Visit, name: str) -> Switch:
    found = visit.control(name, Switch)
    assert isinstance(found, Switch)
    return found


async def test_what_others_learn_is_chosen_at_once(visit: Visit) -> None:
    visit.window.open("privacy")
    for name, after in ((READ, Privacy(read=False)), (TYPING, Privacy(read=False, typing=False))):
        QTest.mouseClick(switch(visit, name), Qt.MouseButton.LeftButton)
        await visit.settle(lambda after=after: visit.choices.chosen == after)
        assert visit.choices.chosen == after
    QTest.keyClick(switch(visit, READ), Qt.Key.Key_Space)
    await visit.settle(lambda: visit.choices.chosen.read)
    assert visit.choices.chosen == Privacy(read=True, typing=False)


async def test_what_another_device_chose_is_shown(visit: Visit) -> None:
    visit.window.open("privacy")
    await visit.choices.choose(SetPrivacy(read=False))
    assert not switch(visit, READ).isChecked()
    assert switch(visit, TYPING).isChecked()


def grades(visit: Visit, name: str) -> Combo:
    found = visit.control(name, Combo)
    assert isinstance(found, Combo)
    return found


async def test_what_outside_contacts_see_is_chosen_by_part(visit: Visit) -> None:
    visit.window.open("privacy")
    shown = {name: grades(visit, name).currentText() for name in ("Phones", "Mail", "Signature")}
    assert shown == {"Phones": "Colleagues only", "Mail": "Colleagues only", "Signature": "Everyone"}
    QTest.keyClick(grades(visit, "Phones"), Qt.Key.Key_Up)
    await visit.settle(lambda: visit.choices.chosen.phones == "friends")
    QTest.keyClick(grades(visit, "Signature"), Qt.Key.Key_Down)
    await visit.settle(lambda: visit.choices.chosen.signature == "friends")
    assert visit.choices.chosen == Privacy(phones="friends", signature="friends")
    QTest.keyClick(grades(visit, "Mail"), Qt.Key.Key_Home)
    await visit.settle(lambda: visit.choices.chosen.mail == "everyone")
    assert visit.choices.chosen == Privacy(phones="friends", mail="everyone", signature="friends")


async def test_a_grade_of_a_newer_version_or_not_taken_is_shown_as_it_counts(visit: Visit) -> None:
    visit.window.open("privacy")
    visit.choices.chosen = Privacy(phones="family", signature="family")
    await visit.choices.choose(SetPrivacy(mail=Grade.EVERYONE))
    texts = [grades(visit, name).currentText() for name in ("Phones", "Mail", "Signature")]
    assert texts == ["Colleagues only", "Everyone", "Colleagues only"]
    visit.choices.refusal = Refusal(ErrorCode.STORAGE_FULL)
    QTest.keyClick(grades(visit, "Mail"), Qt.Key.Key_End)
    await visit.settle(lambda: grades(visit, "Mail").currentText() == "Everyone")
    assert grades(visit, "Mail").currentText() == "Everyone"


async def test_scrolling_over_a_choice_leaves_it(visit: Visit) -> None:
    visit.window.open("privacy")
    combo = grades(visit, "Phones")
    centre = QPointF(combo.rect().center())
    event = QWheelEvent(
        *(centre, combo.mapToGlobal(centre), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(combo, event)
    await visit.settle()
    assert combo.currentText() == "Colleagues only"
    assert not event.isAccepted()
    assert visit.choices.chosen == Privacy()


async def test_what_was_not_taken_stands_as_it_was(visit: Visit) -> None:
    visit.window.open("privacy")
    visit.choices.refusal = Refusal(ErrorCode.STORAGE_FULL)
    QTest.mouseClick(switch(visit, READ), Qt.MouseButton.LeftButton)
    await visit.settle(lambda: switch(visit, READ).isChecked())
    assert switch(visit, READ).isChecked()


async def test_starting_unseen_is_a_preference_of_this_device(visit: Visit) -> None:
    visit.window.open("privacy")
    QTest.mouseClick(switch(visit, "Start offline to others"), Qt.MouseButton.LeftButton)
    assert visit.told.chosen == [("start_hidden", "True")]
    assert switch(visit, "Start offline to others").isChecked()


async def test_the_blocked_are_listed_and_let_in_again(visit: Visit) -> None:
    visit.window.open("privacy")
    assert "You have blocked nobody" in visit.words()
    for number in range(2):
        visit.people.note(person_id(number), PersonNote(blocked=True))
    await visit.settle()
    shown = [words for words in visit.words() if "陈思远" in words or "张伟" in words]
    assert len(shown) == 2
    button = visit.button("Unblock")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    await visit.settle(lambda: not visit.people.state.note(person_id(1)).blocked)
    blocked = [one for one in range(2) if visit.people.state.note(person_id(one)).blocked]
    assert len(blocked) == 1
    assert visit.button("Unblock").hasFocus()
    QTest.mouseClick(visit.button("Unblock"), Qt.MouseButton.LeftButton)
    await visit.settle(lambda: "You have blocked nobody" in visit.words())
    assert "You have blocked nobody" in visit.words()
