"""The terminal for people."""
