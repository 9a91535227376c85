"""The settings, a page each, and what they keep."""
