"""Controls used everywhere, drawn from the tokens."""
