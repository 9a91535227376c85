"""Where servers are."""
