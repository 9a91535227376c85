"""The slices: each checks shape, decides and writes, then tells."""
