"""Windows on a screen of their own, driven by mouse and keyboard and read as a screen reader does."""
