"""The tabs of chats, by themselves: laid out only when they tell something else."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from client.ui.main.tab_strip import TabStrip
from client.ui.theme.theme import Theme
from client.viewmodels.chat.stack import TabLine
from tests.client.fakes.identities import person_id

CHEN, ZHANG = (person_id(number) for number in range(2))


class LaidOut(TabStrip):
    """Counts how often Qt lays the tabs out."""

    times = 0

    def tabLayoutChange(self) -> None:
        """Count."""
        self.times += 1
        super().tabLayoutChange()


def test_tabs_that_tell_the_same_are_not_laid_out_again(theme: Theme) -> None:
    strip = LaidOut(theme)
    lines = [TabLine(CHEN, "陈思远"), TabLine(ZHANG, "张伟", unread=1)]
    strip.show_lines(lines, 0)
    strip.show()
    before = strip.times
    for _ in range(5):
        strip.show_lines(lines, 0)
    assert strip.times == before
    QApplication.sendEvent(strip, QEvent(QEvent.Type.LanguageChange))
    strip.show_lines([lines[0], TabLine(ZHANG, "张伟", unread=2)], 0)
    assert strip.times > before
    assert strip.accessibleTabName(1) == "张伟, 2 unread"
    strip.show_lines([lines[1]], 0)
    strip.show_lines(lines, 0)
    assert [strip.accessibleTabName(at) for at in (0, 1)] == ["陈思远", "张伟, 1 unread"]
    strip.close()
