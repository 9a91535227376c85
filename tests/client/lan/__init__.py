"""Tests of `client.lan`: they mirror its files."""
