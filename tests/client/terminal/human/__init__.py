"""Tests of `client.terminal`: they mirror its files."""
