"""What a profile holds on disk."""
