"""Tests of the slice `groups`."""
