"""Tests of the slice presence."""
