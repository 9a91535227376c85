"""Words and their looks: shaped, written, copied."""
