"""Tests of the messages: golden bytes, and what a catalogue must hold."""
