"""What a click on a picture or a file of a message does, and what its menu offers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import Shiboken

from client.ui.chat.log.row_layout import Act
from client.ui.chat.log.timeline import Timeline
from client.ui.chat.pictures.files import decode
from client.ui.theme.theme import Theme
from client.viewmodels.chat.attached import AttachedFiles
from client.viewmodels.chat.open_chat import OpenChat
from client.viewmodels.messages.words import is_picture
from shared.model.bodies import Attachment

if TYPE_CHECKING:
    from client.ui.chat.pictures.viewer import Shown, Viewer

Do = Callable[[bytes, Attachment], None]


class Opening(QObject):
    """Acts for one chat on show; `said` carries a line for a toast. `opens` starts what a path belongs to."""

    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        shown: OpenChat,
        files: AttachedFiles,
        timeline: Timeline,
        window: QWidget,
        opens: Callable[[QUrl], bool] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(timeline)
        self._theme = theme
        self._shown = shown
        self._files = files
        self._window = window
        self.opens = opens
        self.viewer: Viewer | None = None
        self._place = files.folder.parent
        timeline.acted.connect(self._act)

    def _act(self, kind: str, row: bytes, value: str) -> None:
        acts: dict[str, Do] = {
            Act.PICTURE.value: self.look,
            Act.FILE.value: self.open,
            Act.SAVE.value: self.save_as,
            Act.COPY_PICTURE.value: self.copy,
            Act.FOLDER.value: self.show_folder,
            Act.STOP.value: self.stop,
        }
        file = self._file(row, value) if kind in acts else None
        if file is not None:
            acts[kind](row, file)

    def _file(self, row: bytes, number: str) -> Attachment | None:
        chat = self._shown.chat
        place = None if chat is None else chat.window.place_of(row)
        if chat is None or place is None:
            return None
        attachments = chat.window.rows[place].attachments
        return attachments[int(number)] if int(number) < len(attachments) else None

    # Pictures

    def look(self, entry: bytes, file: Attachment) -> None:
        """Look at a picture closely."""
        self._files.try_again(file)
        if self.viewer is None:
            from client.ui.chat.pictures.viewer import Viewer

            viewer = self.viewer = Viewer(self._theme, self._files, self._pictures, self._window)
            viewer.acted.connect(self._act_in_viewer)
            viewer.closed.connect(self._viewer_over)
        self.viewer.open_at(entry, file)

    def _viewer_over(self) -> None:
        self.viewer = None

    def _pictures(self) -> "list[Shown]":
        chat = self._shown.chat
        rows = [] if chat is None else chat.window.rows
        return [(row.id, file) for row in rows for file in row.attachments if is_picture(file)]

    def _act_in_viewer(self, what: str, entry: bytes, file: Attachment) -> None:
        acts: dict[str, Do] = {"copy": self.copy, "save": self.save_as}
        acts[what](entry, file)

    def copy(self, entry: bytes, file: Attachment) -> None:
        """Copy a picture."""
        from client.ui.chat.pictures.viewer import ROOM

        self._files.load(entry, file, partial(decode, room=ROOM), self._copied)

    def _copied(self, image: QImage | None) -> None:
        if not Shiboken.isValid(self):
            return  # The window was closed meanwhile.
        if image is None:
            self.said.emit(self.tr("The picture can't be copied: it is not here, or can't be shown."))
        else:
            QGuiApplication.clipboard().setImage(image)
            self.said.emit(self.tr("Picture copied"))

    # Files

    def open(self, entry: bytes, file: Attachment) -> None:
        """Open a file in its program; what could be a program itself is only saved."""
        if not self._files.open(entry, file, self._opened):
            said = self.tr(
                "{name} could be a program, so it is only saved. Ask its sender before you start it."
            )
            self.said.emit(said.format(name=file.name))
            self.save_as(entry, file)

    def _opened(self, path: Path) -> None:
        if Shiboken.isValid(self) and not self.opens(QUrl.fromLocalFile(str(path))):
            said = self.tr("No program here opens {name}. It is saved among your downloads.")
            self.said.emit(said.format(name=path.name))

    def save_as(self, entry: bytes, file: Attachment) -> None:
        """Ask where to save a file."""
        window: QWidget = self._window
        if self.viewer is not None and self.viewer.isActiveWindow():
            window = self.viewer
        dialog = QFileDialog(window, self.tr("Save as"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # Nothing is ever replaced: a number is put behind the name of what comes second.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDirectory(str(self._place))
        dialog.selectFile(self._files.name_for(file))

        def chosen(path: str) -> None:
            self._place = Path(path).parent
            self._files.save(entry, file, Path(path), self._saved)

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _saved(self, path: Path) -> None:
        if Shiboken.isValid(self):
            self.said.emit(self.tr("Saved as {name}").format(name=path.name))

    def stop(self, _entry: bytes, file: Attachment) -> None:
        """Fetch a file no further."""
        self._files.stop(file)

    def show_folder(self, _entry: bytes, file: Attachment) -> None:
        """Show where a file was saved."""
        path = self._files.saved(file.digest)
        if path is not None:
            self.opens(QUrl.fromLocalFile(str(path.parent)))
