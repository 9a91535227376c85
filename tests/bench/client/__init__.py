"""The window measured on the work of a large company: start, opening, scrolling, memory, rest."""
