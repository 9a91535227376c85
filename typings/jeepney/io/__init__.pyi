"""Ways of talking to a bus."""
