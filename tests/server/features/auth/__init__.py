"""Tests of signing in, devices and passwords."""
