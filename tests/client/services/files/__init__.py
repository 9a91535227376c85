"""Tests of `client.services.files`: they mirror its files."""
