"""The messages of a chat, painted row by row."""
