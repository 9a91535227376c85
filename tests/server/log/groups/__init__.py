"""Tests of groups, which live by their entries."""
