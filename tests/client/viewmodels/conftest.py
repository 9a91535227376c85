"""What needs an application for its timers has one off screen."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
