"""Measure what a message costs the list of conversations, off screen: the model alone, and with the window.

One line of JSON. The conversations are in memory; a message comes to each in turn, far down the list.
"""

import argparse
import asyncio
import json
import os
import time
from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Figures:
    """CPU of the process for a message, in ms: medians, and the 95th percentile of the model's."""

    conversations: int
    messages: int
    list_ms: float
    list_p95_ms: float
    window_ms: float


async def measure_list(application: "QApplication", conversations: int, messages: int) -> Figures:
    """Let messages come to conversations that a main window shows."""
    from client.core.words.wording import Language
    from client.ui.main.window import MainWindow
    from client.ui.theme.theme import Look, Mode, Theme
    from client.viewmodels.main.model import MainModel
    from client.viewmodels.settings.preferences import Preferences
    from tests.client.fakes.company import company
    from tests.client.fakes.identities import person_id

    office = company(*(f"员工{number:04}" for number in range(conversations)))
    for number in range(conversations):
        office.chats.say_to_me(person_id(number), f"one {number}")
    model = MainModel(office.services, lambda: Language.ENGLISH)
    window = MainWindow(Theme(application, Look(mode=Mode.LIGHT)), model, Preferences())
    window.show()
    for _ in range(20):
        await asyncio.sleep(0.01)
        application.processEvents()
    alone: list[float] = []
    whole: list[float] = []
    for number in range(messages):
        office.chats.say_to_me(person_id(number % conversations), f"two {number}")
        began = time.process_time()
        model.list.update()
        alone.append(time.process_time() - began)
        application.processEvents()
        whole.append(time.process_time() - began)
    window.close()
    window.deleteLater()
    await model.close()
    late = sorted(alone)[len(alone) * 95 // 100]
    return Figures(conversations, messages, *(1000 * one for one in (median(alone), late, median(whole))))


def main() -> None:
    """Command line: print the figures as JSON."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    described = argparse.ArgumentParser(prog="dev.py bench long-list", description=__doc__)
    described.add_argument("--conversations", type=int, default=500)
    described.add_argument("--messages", type=int, default=400)
    options = described.parse_args()
    application = QApplication([])
    figures = asyncio.run(measure_list(application, options.conversations, options.messages))
    print(json.dumps({name: round(value, 2) for name, value in asdict(figures).items()}))


if __name__ == "__main__":
    main()
