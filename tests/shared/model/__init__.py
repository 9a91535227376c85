"""Tests of the rules of a conversation."""
