"""Conversations: their list, what they show, and what can be said in them."""
