"""Somebody's record as an admin fills it in."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from client.ui.admin.dialogs import AdminDialog, fill_departments
from client.ui.theme.theme import Theme
from client.ui.widgets.fields import Combo, Line
from client.viewmodels.admin.people import AdminPeople, AdminRow
from shared import limits
from shared.protocol.admin import AddPerson, EditPerson
from shared.protocol.org import Person


class PersonDialog(AdminDialog):
    """Adds somebody, or changes a record."""

    def __init__(
        self, theme: Theme, window: QWidget, people: AdminPeople, row: AdminRow | None, where: bytes | None
    ) -> None:
        super().__init__(theme, window, people)
        self._row = row
        person = None if row is None else row.person
        self._number = self._line("number", self.tr("Staff number"), limits.NUMBER_LENGTH)
        self._name = self._line("name", self.tr("Name"), limits.NAME_LENGTH)
        self._department = Combo(theme)
        self.add_field("department", self.tr("Department"), self._department)
        post = self.add_row()
        self._post = self._line("title", self.tr("Title"), limits.NAME_LENGTH, post)
        self._level = self._line("level", self.tr("Level"), limits.NAME_LENGTH, post)
        self._rank = self._line("rank", self.tr("Place among colleagues"), 9)
        self._rank.setPlaceholderText(self.tr("0 stands first"))
        self._phones = self._line("phones", self.tr("Phones"), limits.PHONES * (limits.PHONE_LENGTH + 2))
        self._phones.setPlaceholderText(self.tr("Several with commas between them"))
        self._mail = self._line("mail", self.tr("Mail"), limits.MAIL_LENGTH)
        now = where if person is None else person.department
        fill_departments(self._department, people, self.tr("No department"), now)
        if person is not None:
            self._fill(person)
        title = self.tr("Add a person") if person is None else self.tr("Edit {name}").format(name=person.name)
        self.say(title, self.tr("Add") if person is None else self.tr("Save"))
        self.agreed.connect(self._save)
        (self._number if person is None else self._name).setFocus()

    def _line(self, name: str, words: str, most: int, row: QHBoxLayout | None = None) -> Line:
        line = Line(self.theme)
        line.setMaxLength(most)
        self.add_field(name, words, line, row)
        return line

    def _fill(self, person: Person) -> None:
        for line, text in (
            (self._number, person.number),
            (self._name, person.name),
            (self._post, person.title),
            (self._level, person.level),
            (self._rank, str(person.rank)),
            (self._phones, ", ".join(person.phones)),
            (self._mail, person.mail),
        ):
            line.setText(text)
            line.setCursorPosition(0)  # long words show their beginning

    def _save(self) -> None:
        number, name = self._number.text().strip(), self._name.text().strip()
        rank = self._rank.text().strip() or "0"
        phones = [one.strip() for one in self._phones.text().replace("，", ",").split(",") if one.strip()]
        if not number:
            self.complain_at("number", self.tr("Everyone has a staff number."))
        elif not name:
            self.complain_at("name", self.tr("Everyone has a name."))
        elif not (rank.isascii() and rank.isdigit() and int(rank) < 2**31):
            self.complain_at("rank", self.tr("A whole number from 0."))
        elif len(phones) > limits.PHONES or any(len(one) > limits.PHONE_LENGTH for one in phones):
            most = limits.PHONES
            said = self.tr("At most %n phones of {length} characters.", "", most)
            self.complain_at("phones", said.format(length=limits.PHONE_LENGTH))
        else:
            self.complain_at("", "")
            self.set_busy(True)
            self._send(number, name, int(rank), tuple(phones))

    def _send(self, number: str, name: str, rank: int, phones: tuple[str, ...]) -> None:
        department: bytes | None = self._department.currentData()
        title, level = self._post.text().strip(), self._level.text().strip()
        mail = self._mail.text().strip()
        if self._row is None:
            self._people.add(AddPerson(number, name, department, title, rank, phones, mail, level))
            return
        change = EditPerson(
            self._row.id,
            number,
            name,
            department,
            nowhere=department is None,
            title=title,
            rank=rank,
            phones=phones,
            mail=mail,
            level=level,
        )
        self._people.edit(change)
