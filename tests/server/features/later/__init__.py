"""Tests of the slice `later`."""
