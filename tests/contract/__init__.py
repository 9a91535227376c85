"""Contracts between the ends: what a stale replica becomes by events equals what a fresh one reads."""
