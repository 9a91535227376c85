"""The admin tab: its pages behind tabs, importing and exporting at the right."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from client.ui.admin.guide_page import GuidePage
from client.ui.admin.import_panel import ImportPanel
from client.ui.admin.passwords import PasswordsDialog
from client.ui.admin.people_page import PeoplePage
from client.ui.admin.replies_page import RepliesPage
from client.ui.admin.roles_page import RolesPage
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.roomy import Roomy
from client.ui.widgets.tab import Tab
from client.ui.widgets.translated import Translated
from client.viewmodels.main.administering import Administering
from shared.model.rights import Right
from shared.protocol.admin import NewPassword

TABLES = "*.xlsx *.csv"
PEOPLE = (Right.MANAGE_PEOPLE, Right.MANAGE_DEPARTMENTS, Right.EXPORT_PEOPLE)
"""Who has one of these rights has something to do among people and departments."""
GUIDE = 2
"""The place of the page by which an admin begins."""
REPLIES = 3
"""The place of the company's quick replies."""


class AdminPage(Translated):
    """Shows what the one who looks may administer; `said` and `troubled` carry lines for a toast."""

    said = Signal(str)
    troubled = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, admin: Administering) -> None:
        super().__init__()
        self._theme = theme
        self._window = window
        self._admin = admin
        self.people = PeoplePage(theme, window, admin)
        self.roles = RolesPage(theme, window, admin)
        self.guide = GuidePage(theme, admin)
        self.replies = RepliesPage(theme, window, admin.replies)
        self.preview = ImportPanel(theme, admin.imports)
        self._tabs = (Tab(theme), Tab(theme), Tab(theme), Tab(theme))
        self._import = Button(theme, kind=Kind.TEXT, height=Height.SMALL, icon="arrow_upload")
        self._export = Button(theme, kind=Kind.TEXT, height=Height.SMALL, icon="arrow_download")
        self._held = QWidget()
        self._pages = QStackedLayout(self._held)
        self._room = Roomy(theme)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        self._above = QHBoxLayout()
        self._above.setSpacing(m.space20)
        for tab in self._tabs:
            self._above.addWidget(tab)
        self._above.addStretch()
        self._above.addWidget(self._import)
        self._above.addWidget(self._export)
        for page in (self.people, self.roles, self.guide, self.replies):
            self._pages.addWidget(page)
        self._measure()
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._held, 1)
        below.addWidget(self.preview)
        # The chats decide how small the window may get: on a small screen these pages scroll.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._room)
        self._room.column.setSpacing(1)
        self._room.column.addLayout(self._above)
        self._room.column.addLayout(below, 1)

    def _connect(self) -> None:
        for number, tab in enumerate(self._tabs):
            tab.clicked.connect(lambda _=False, number=number: self.show_page(number))
        self._tabs[0].setChecked(True)
        self._import.clicked.connect(self._choose_table)
        self._export.clicked.connect(self._choose_target)
        imports = self._admin.imports
        imports.changed.connect(self._fit)
        imports.failed.connect(self.troubled)
        imports.applied.connect(self._applied)
        imports.exported.connect(self._exported)
        self._admin.roles.failed.connect(self.troubled)
        self.replies.troubled.connect(self.troubled)
        self._admin.people.failed.connect(self._failed)
        self.guide.add_wanted.connect(self._add_person)
        self.guide.import_wanted.connect(self._choose_table)
        self.guide.done.connect(lambda: self.show_page(0))
        self.guide.said.connect(self.said)
        self.guide.troubled.connect(self.troubled)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._above.setContentsMargins(m.space20, 0, m.space16, 0)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give a preview the place of the page where there is no room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        previews = self._admin.imports.preview is not None
        both = self._pages.minimumSize().width() + self.preview.beside
        at_people = self._pages.currentWidget() is self.people
        alone = previews and at_people and both > self.width()
        self.preview.setVisible(previews and at_people)
        self._held.setVisible(not alone)
        self.preview.fill(alone)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        words = (
            *(self.tr("People and departments"), self.tr("Roles and rights"), self.tr("Invite")),
            self.tr("Quick replies"),
        )
        for tab, name in zip(self._tabs, words, strict=True):
            tab.name(name)
        self._import.setText(self.tr("Import"))
        self._export.setText(self.tr("Export"))

    def look(self, *, looked_at: bool) -> None:
        """Follow the directory while somebody looks."""
        self._admin.people.look(looked_at=looked_at)
        if looked_at:
            self._admin.roles.refresh()
        may = self._admin.powers
        self._import.setVisible(may.may(Right.MANAGE_PEOPLE))
        self._export.setVisible(may.may(Right.EXPORT_PEOPLE))
        self._tabs[1].setVisible(may.may(Right.MANAGE_ROLES))
        self._tabs[GUIDE].setVisible(may.may(Right.MANAGE_PEOPLE))
        self._tabs[REPLIES].setVisible(may.may(Right.MANAGE_REPLIES))
        self._tabs[0].setVisible(any(may.may(right) for right in PEOPLE))
        if looked_at and self._tabs[self._pages.currentIndex()].isHidden():
            self.show_page(next((at for at, tab in enumerate(self._tabs) if not tab.isHidden()), 0))
        if looked_at and self._pages.currentWidget() is self.guide:
            self.guide.look()

    def show_page(self, number: int) -> None:
        """Show one of the pages."""
        self._tabs[number].setChecked(True)
        self._pages.setCurrentIndex(number)
        self._measure()
        self._fit()
        if number == GUIDE:
            self.guide.look()

    def _measure(self) -> None:
        """Let only the page in sight say how much room is needed: no other scrolls for the wide table."""
        policy = QSizePolicy.Policy
        for page in (self.people, self.roles, self.guide, self.replies):
            counts = policy.Preferred if page is self._pages.currentWidget() else policy.Ignored
            page.setSizePolicy(counts, counts)

    def begin(self) -> None:
        """Show the page by which an admin begins."""
        self.show_page(GUIDE)

    def _add_person(self) -> None:
        self.show_page(0)
        self.people.add_person()

    def _failed(self, words: str, _field: str) -> None:
        """Say what no dialog says: one that is open names the field."""
        from_menu = not any(one.isVisible() for one in self._window.findChildren(QWidget, "admin dialog"))
        if from_menu:
            self.troubled.emit(words)

    # Files

    def _choose_table(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a table of people"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(f"{self.tr('Tables')} ({TABLES})")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_table)
        dialog.open()

    def open_table(self, path: str) -> None:
        """Look at a table of people."""
        self.show_page(0)
        self._admin.imports.open(Path(path))

    def _choose_target(self) -> None:
        dialog = self._saving(self.tr("Export people"), "people.xlsx")
        dialog.setNameFilters(["Excel (*.xlsx)", "CSV (*.csv)"])
        dialog.fileSelected.connect(self._export_to)
        dialog.open()

    def _export_to(self, path: str) -> None:
        self._admin.imports.export(Path(path))

    def _saving(self, title: str, name: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        return dialog

    def _applied(self, passwords: tuple[NewPassword, ...]) -> None:
        self.said.emit(self.tr("The import is in force"))
        if passwords:
            dialog = PasswordsDialog(self._theme, self._window, passwords)
            dialog.keep_wanted.connect(lambda: self._keep(passwords))
            dialog.open_in_window()

    def _keep(self, passwords: tuple[NewPassword, ...]) -> None:
        dialog = self._saving(self.tr("Save the passwords"), "passwords.tsv")

        def keep(path: str) -> None:
            self._admin.imports.keep_passwords(Path(path), passwords)

        dialog.fileSelected.connect(keep)
        dialog.open()

    def _exported(self, name: str) -> None:
        self.said.emit(self.tr("Written to {name}").format(name=name))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the line below the tabs."""
        painter, c = QPainter(self), self._theme.colours
        painter.fillRect(self.rect(), c.base)
        below = self._theme.measures.tabs - self._room.verticalScrollBar().value()
        painter.fillRect(0, below, self.width(), 1, c.line)
