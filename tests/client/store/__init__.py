"""Tests of `client.store`: they mirror its files."""
