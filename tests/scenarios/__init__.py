"""Named people talk through real processes over TLS."""
