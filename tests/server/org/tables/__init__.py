"""Tests of tables of people."""
