"""Tests of the server, laid out as its sources."""
