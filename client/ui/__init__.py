"""Widgets: they paint view models and hand on what the user does."""
