"""Widgets, tried without a screen."""
