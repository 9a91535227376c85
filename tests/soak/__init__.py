"""Soaks: long, seeded tests whose results stand in docs/measurements.md."""
