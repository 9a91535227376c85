"""Tests of `client.services`: they mirror its files."""
