"""What commands do, a slice each."""
