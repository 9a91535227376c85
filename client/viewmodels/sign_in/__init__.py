"""Signing in: where to, as whom, and what is said of it."""
