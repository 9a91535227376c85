"""What both forms of the sign-in window do with their fields: complain, go on by Enter, give their words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal

from client.ui.widgets.fields import Field, Line
from client.ui.widgets.translated import Translated
from client.viewmodels.sign_in.words import Place


def line_of(field: Field) -> Line:
    """Return the line of a field, which in this window is one of text."""
    if not isinstance(field.line, Line):
        raise TypeError(field.line)
    return field.line


class Form(Translated):
    """Fields to fill in one after the other. `edited` tells of typing, `submitted` of the last Enter."""

    edited = Signal()
    submitted = Signal()

    def set_fields(self, fields: Sequence[Field], places: Mapping[Place, Field]) -> None:
        """Take the fields in the order they are filled in, and say which complaint goes where."""
        self._fields = tuple(fields)
        self._places = dict(places)
        for field in fields:
            line = line_of(field)
            line.textEdited.connect(self._typed)
            line.returnPressed.connect(self._entered)

    @property
    def _wanted(self) -> list[Line]:
        return [line_of(field) for field in self._fields if not field.isHidden()]

    @property
    def complete(self) -> bool:
        """Whether nothing that is asked for is empty."""
        return all(line.text() for line in self._wanted)

    def complain(self, place: Place, words: str) -> bool:
        """Say at its field what is wrong, elsewhere nothing any more; tell whether the field is shown."""
        target = self._places.get(place)
        for field in self._fields:
            field.complain(words if field is target else "")
        return bool(words) and target is not None and not target.isHidden()

    def focus_on(self, place: Place) -> None:
        """Bring the keyboard to the field of a complaint, its words selected to be replaced."""
        if (field := self._places.get(place)) is not None:
            line_of(field).setFocus()
            line_of(field).selectAll()

    def focus_first(self) -> None:
        """Bring the keyboard to the first empty field, or to the last one."""
        wanted = self._wanted
        if wanted:
            next((line for line in wanted if not line.text()), wanted[-1]).setFocus()

    def _typed(self) -> None:
        for field in self._fields:
            field.complain("")
        self.edited.emit()

    def _entered(self) -> None:
        """Go to what is still empty; with all filled in, go on."""
        empty = next((line for line in self._wanted if not line.text()), None)
        if empty is None:
            self.submitted.emit()
        else:
            empty.setFocus(Qt.FocusReason.TabFocusReason)
