"""The messages of each slice, declared once and used by both ends."""
