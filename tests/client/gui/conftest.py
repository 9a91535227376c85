"""Everything here needs Qt, off screen."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
