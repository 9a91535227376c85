"""A small window for the harness to prove itself on: a field, a button, a list, and words said back."""

import sys

from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class Sample(QWidget):
    """Says back what is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("样例窗口")
        self.field = QLineEdit()
        self.field.setAccessibleName("消息")
        self.list = QListWidget()
        self.list.setAccessibleName("会话")
        self.list.addItems([f"第 {number} 位同事" for number in range(1, 101)])
        self.said = QLabel("还没有消息")
        button = QPushButton("发送")
        button.clicked.connect(self.send)
        self.field.returnPressed.connect(self.send)
        layout = QVBoxLayout(self)
        for widget in (self.field, button, self.said, self.list):
            layout.addWidget(widget)
        self.resize(420, 480)

    def send(self) -> None:
        """Say back what was typed; complain aloud about one word, for the test that wants to hear it."""
        text = self.field.text()
        if text == "complain":
            sys.stderr.write("QObject::connect: a warning\n")
            sys.stderr.flush()
        self.said.setText(f"已发送：{text}")
        self.field.clear()


def main() -> int:
    application = QApplication(sys.argv)
    window = Sample()
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
