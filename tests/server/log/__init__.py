"""Tests of appending, reading and checking the log."""
