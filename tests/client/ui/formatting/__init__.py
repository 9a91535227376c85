"""Looks while one writes: chosen, shown anew, copied and pasted."""
