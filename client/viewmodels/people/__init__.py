"""How people, their cards and the organisation are shown."""
