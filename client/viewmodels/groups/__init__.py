"""Groups: members, rules, ends, who has read, rooms to join."""
