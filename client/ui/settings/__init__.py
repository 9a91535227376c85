"""The settings window: every change is in force at once."""
