"""The words of the terminal in each language."""
