"""Tests of the window put together."""
