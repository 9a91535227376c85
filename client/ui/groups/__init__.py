"""Groups: founding them, their members and rules, rooms to find, who has read."""
