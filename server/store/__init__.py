"""What is on disk: SQL only, returning plain values."""
