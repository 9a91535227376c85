"""Tests of what each desktop does its own way."""
