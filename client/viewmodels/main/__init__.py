"""The main window: what it works with, and how its parts are put together."""
