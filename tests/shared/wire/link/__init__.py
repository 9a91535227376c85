"""Tests of one link through all its phases."""
