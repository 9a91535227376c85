"""Tests of searching what this device holds."""
