"""The main window: rail, conversations, chat; or a classic panel as narrow as the conversations."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import structs
from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget

from client.ui.chat.writing.editor import SendKey
from client.ui.drawing.logo import window_icon
from client.ui.main.admin_place import AdminPlace
from client.ui.main.chat_panel import ChatPanel
from client.ui.main.day import Day
from client.ui.main.own_status import OwnStatus
from client.ui.main.rail import Place, Rail
from client.ui.main.settings_menu import LOCK, SHORTCUT, SettingsMenu
from client.ui.main.sharing import Sharing
from client.ui.main.side import Side
from client.ui.main.surfaces import Surfaces
from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.ui.widgets.placed import Placed
from client.ui.widgets.toast import Toast
from client.ui.widgets.translated import Translating
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.sign_in.accounts import AccountLine

if TYPE_CHECKING:
    from client.ui.admin.page import AdminPage

HANDLE = 1
"""Pixels between list and chat."""


class MainWindow(Translating, Placed):
    """Shows a main model. `preference_chosen` carries name and value; `left` that the window was closed."""

    preference_chosen = Signal(str, str)
    recent_emoji_changed = Signal(tuple)
    left = Signal()
    settings_wanted = Signal()
    lock_wanted = Signal()
    account_wanted = Signal(str)

    def __init__(self, theme: Theme, model: MainModel, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._preferences = preferences
        self._day = Day(theme, self)
        times = self._day.times
        theme.faces.look_at(model.office.avatars)
        self.rail = Rail(theme)
        self.side = Side(theme, model, times)
        self.list = self.side.list
        self.chat = ChatPanel(theme, model, model.chats.main, times, model.emoji, self)
        self.surfaces = Surfaces(theme, model, model.chats.main, self, self.chat)
        self._pages = QStackedWidget()
        self._admin = AdminPlace(theme, self, self._pages, model.admin)
        self._classic = False
        self._toast = Toast(theme, self.chat.timeline, self.chat)
        self._panel_toast = Toast(theme, self.list)
        self._settings = SettingsMenu(theme, self)
        self.status = OwnStatus(theme, self, model.me, model.connection, self._day)
        self._lay_out()
        self._connect()
        self.apply(preferences)
        self._say_all()
        self._show_me()

    def _lay_out(self) -> None:
        m = self._theme.measures
        self.setWindowIcon(window_icon())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(HANDLE)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.side)
        self._split.addWidget(self.chat)
        self._split.addWidget(self.surfaces.members)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([m.list_width, m.main_width - m.rail - m.list_width - m.side, m.side])
        self._sharing = Sharing(self._theme, self._split, self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self._pages.addWidget(self._split)
        row.addWidget(self._pages, 1)
        self.resize(QSize(m.main_width, m.main_height).boundedTo(self.room()))

    def _connect(self) -> None:
        model = self._model
        self.list.opened.connect(model.actions.open)
        self.list.message_opened.connect(model.actions.open_message)
        self.list.alone_wanted.connect(model.actions.open_alone)
        self.surfaces.serve(self.list)
        self.rail.chosen.connect(self.go_to)
        self.list.tabs.chosen.connect(self.go_to)
        self.side.foot.admin_wanted.connect(self._go_to_admin)
        model.list.refreshed.connect(self._offer_admin)
        model.list.refreshed.connect(self._guide)
        self._offer_admin()
        self.surfaces.said.connect(self._say)
        self.rail.settings_wanted.connect(self._open_settings)
        self.side.foot.settings_wanted.connect(self._open_settings)
        self.rail.me.clicked.connect(self._open_presence)
        self.side.card.menu_wanted.connect(self._open_presence)
        self.side.card.card_wanted.connect(self._open_own_card)
        self.status.card_wanted.connect(self._open_own_card)
        self._settings.chosen.connect(self.preference_chosen)
        self._settings.sign_out_wanted.connect(model.connection.sign_out)
        self._settings.settings_wanted.connect(self.settings_wanted)
        self._settings.reminders_wanted.connect(self.open_reminders)
        self._settings.lock_wanted.connect(self.lock_wanted)
        self._settings.account_wanted.connect(self.account_wanted)
        self.activated.connect(self.chat.see_again)
        self.chat.said.connect(self._say)
        self.chat.composer.key_chosen.connect(self._key_chosen)
        self.chat.composer.recent_changed.connect(self.recent_emoji_changed)
        model.me.changed.connect(self._show_me)
        model.connection.changed.connect(self._show_me)
        for counted in (self.rail.messages, self.list.tabs.items[Place.CHATS]):
            model.list.unread_changed.connect(counted.count)
            counted.count(model.list.unread())
        model.troubled.connect(self._say_trouble)
        model.chats.main.troubled.connect(self._say_trouble)
        model.chats.main.opened.connect(self._mark_opened)
        model.conversations.rowsInserted.connect(self._mark_opened)
        self._day.changed.connect(self._tell_times)
        self._day.changed.connect(model.list.refresh)
        self._theme.changed.connect(self._look_again)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self._search)
        QShortcut(QKeySequence(SHORTCUT), self).activated.connect(self.settings_wanted)
        lock = QShortcut(QKeySequence(LOCK), self)
        lock.setContext(Qt.ShortcutContext.ApplicationShortcut)
        lock.activated.connect(self.lock_wanted)
        self._look_again()

    def _look_again(self) -> None:
        m, room = self._theme.measures, self.room()
        least = QSize(m.main_least_width, m.main_least_height)
        if self._classic:
            least = QSize(m.classic_least_width, m.classic_least_height)
        self.setMinimumSize(least.boundedTo(room))
        # At 200 % the least of both is more than many a screen has: the list gives way, then the chat.
        both = room.width() - self.rail.minimumWidth() - HANDLE
        given = min(m.list_least, both - m.chat_least)
        self.list.setMinimumWidth(0 if self._classic else max(given, self.list.minimumSizeHint().width()))
        self.chat.setMinimumWidth(min(m.chat_least, both - self.list.minimumWidth()))
        # While they are not shown, layouts remember what was the least before.
        for one in (self._split, self._pages):
            one.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the members' column up where the window is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.measures.side_hidden_under
        self.surfaces.side.set_wide(wide and not self._classic)
        if not self._classic:
            self._sharing.fit()
            # What is inside has the new width only after this, and before the first show none at all.
            QTimer.singleShot(0, self, self._share)

    def showEvent(self, event: QShowEvent) -> None:
        """Lead whom there is nothing else to show: what is known of the company may have come before."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._guide)

    def _share(self) -> None:
        if not self._classic:
            self._sharing.fit()

    def _set_classic(self, *, classic: bool) -> None:
        """Become a classic panel, or a window with everything in it."""
        if classic == self._classic:
            return
        self._classic = classic
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMaximized)
        self._admin.stand_alone(alone=classic)
        self.go_to(Place.CHATS)
        self.rail.setVisible(not classic)
        self.chat.setVisible(not classic)
        self.side.set_classic(classic=classic)
        self._offer_admin()
        self._look_again()
        m = self._theme.measures
        size = QSize(m.classic_width, m.classic_height) if classic else QSize(m.main_width, m.main_height)
        self.resize(size.boundedTo(self.room()))

    def go_to(self, place: Place) -> None:
        """Show the conversations, the organisation, the groups, or what an admin does."""
        if place is Place.ADMIN:
            self._go_to_admin()
            return
        self.rail.choose(place)
        self.list.show_place(place)
        self._pages.setCurrentWidget(self._split)
        self._admin.leave()

    def _go_to_admin(self) -> None:
        if not self._classic:
            self.rail.choose(Place.ADMIN)
            self.list.show_place(Place.CHATS)
        self._admin.show(f"{self.windowTitle()} · {self.rail.admin.text()}")

    @property
    def admin(self) -> "AdminPage":
        """The admin's pages."""
        return self._admin.page

    @property
    def in_use(self) -> bool:
        """Whether somebody is in the middle of something here."""
        return self.surfaces.covered or bool(self.list.search.text())

    def _guide(self) -> None:
        """Lead who has a company to themselves to adding people, once."""
        if self.isVisible() and self._model.admin.alone and not self._preferences.guided:
            self._preferences = structs.replace(self._preferences, guided=True)
            self.preference_chosen.emit("guided", str(True))
            self.go_to(Place.ADMIN)
            self.admin.begin()

    def _offer_admin(self) -> None:
        """Lead to the admin's pages who has something to do there."""
        offered = self._model.admin.offered
        self.rail.admin.setVisible(offered)
        self.side.foot.admin.setVisible(offered)
        if offered:
            self._admin.prepare()
        elif self._admin.visible:
            self._admin.close()
            self.go_to(Place.CHATS)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._say_all()
        self._model.list.refresh()

    def _say_all(self) -> None:
        """Say what the window itself says; the rows of a list that is new are in its words already."""
        company = self._model.organisation
        name = self.tr("Linxin")
        self.setWindowTitle(f"{name} · {company}" if company else name)
        self.rail.retranslate()
        self._tell_times()

    def _tell_times(self) -> None:
        times = self._day.times
        self.side.set_times(times)
        self.chat.set_times(times)
        self.surfaces.set_times(times)

    # Preferences

    def apply(self, preferences: Preferences) -> None:
        """Take preferences in force that concern this window."""
        self._preferences = preferences
        self._set_classic(classic=preferences.window == "classic")
        self.list.set_compact(preferences.compact)
        self.chat.composer.set_key(SendKey(preferences.send_key))
        self.chat.composer.set_recent(preferences.recent_emoji)

    def _key_chosen(self, key: str) -> None:
        self.preference_chosen.emit("send_key", key)

    def offer_accounts(self, accounts: Callable[[], Sequence[AccountLine]]) -> None:
        """Take whose accounts the menu offers."""
        self._settings.accounts = accounts

    def open_reminders(self) -> None:
        """Show what I want to be reminded of."""
        from client.ui.later.reminders_dialog import RemindersDialog

        RemindersDialog(self._theme, self, self._model.reminders).open_in_window()

    def settings_menu(self) -> Menu:
        """Return the menu with what is in force ticked."""
        return self._settings.menu(self._preferences, self)

    def _open_settings(self) -> None:
        menu, source = self.settings_menu(), self.side.foot.settings if self._classic else self.rail.settings
        height = menu.sizeHint().height()
        if self._classic:
            menu.popup(source.mapToGlobal(QPoint(0, -height - 4)))
        else:
            menu.popup(source.mapToGlobal(QPoint(source.width() + 4, source.height() - height)))

    def _open_own_card(self) -> None:
        me = self.side.card.me if self._classic else self.rail.me
        self.surfaces.people.card(self._model.me.id, me.mapToGlobal(QPoint(me.width(), 0)))

    def _open_presence(self) -> None:
        status, me = self.side.card.status, self.rail.me
        below, beside = QPoint(0, status.height() + 4), QPoint(me.width() + 4, 0)
        self.status.open_menu(status.mapToGlobal(below) if self._classic else me.mapToGlobal(beside))

    # What happens

    def _show_me(self) -> None:
        self.rail.me.show_me(self._model.me.id, self._model.me.name, self._model.me.presence)
        company = self._model.organisation
        if company:
            self.setWindowTitle(f"{self.tr('Linxin')} · {company}")

    def _mark_opened(self) -> None:
        chat = self._model.chats.main.chat
        if chat is not None:
            self.list.mark(chat.peer or chat.conversation)

    def _say_trouble(self, words: str) -> None:
        if self._admin.visible:
            self._admin.say_trouble(words)
        else:
            self._say(words, "warning")

    def _say(self, words: str, icon: str = "checkmark_circle") -> None:
        # Without an open chat there is nothing above which it would be seen.
        (self._toast if self.chat.timeline.isVisible() else self._panel_toast).say(words, icon)

    def _search(self) -> None:
        if self.surfaces.covered:
            return
        if self._admin.visible and not self._classic:
            self.go_to(Place.CHATS)
        self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.search.selectAll()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the user left."""
        self._admin.close()
        self.left.emit()
        super().closeEvent(event)
