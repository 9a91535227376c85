"""Another program: has a picture on the clipboard, and a file that can be dragged out of its window."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

COLOUR = QColor(32, 160, 80)


class Handle(QLabel):
    """What is taken hold of to drag the file."""

    def __init__(self, path: Path) -> None:
        super().__init__("拖我")
        self._path = path
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - as Qt calls it
        """Begin to drag."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction)


class Giver(QWidget):
    """The window, at the right of the screen."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.setWindowTitle("素材")
        copy = QPushButton("复制图片")
        copy.clicked.connect(self.copy)
        layout = QVBoxLayout(self)
        layout.addWidget(copy)
        layout.addWidget(Handle(path), 1)
        self.resize(240, 240)
        self.move(1300, 60)

    def copy(self) -> None:
        """Put a picture of one colour on the clipboard."""
        picture = QImage(320, 200, QImage.Format.Format_RGB32)
        picture.fill(COLOUR)
        QGuiApplication.clipboard().setImage(picture)


def main() -> int:
    application = QApplication(sys.argv)
    window = Giver(Path(sys.argv[1]))
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
