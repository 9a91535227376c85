"""Tests of what dev.py is made of."""
