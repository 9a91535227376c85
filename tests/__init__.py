"""Tests of Linxin; folders mirror the sources."""
