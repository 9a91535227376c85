"""How everything looks: one table of tokens, and what Qt is given of it."""
