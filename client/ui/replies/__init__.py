"""Quick replies: their rows, and where they are kept in order."""
