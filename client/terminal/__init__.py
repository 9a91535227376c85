"""The terminal client, for people and for scripts."""
