"""Tests of the chat as a user meets it."""
