"""Tests of the wire without I/O."""
