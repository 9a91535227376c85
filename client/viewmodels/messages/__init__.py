"""What messages are called in words, times and signs."""
