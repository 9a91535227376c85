"""Tests of what an office keeps of its records, and what not."""
