"""Tests of `client.core`: they mirror its files."""
