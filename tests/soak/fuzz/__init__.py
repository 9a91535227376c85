"""Hostile input: `python -m tests.soak.fuzz --seed N --minutes N` feeds it to codec, link and gateway."""
