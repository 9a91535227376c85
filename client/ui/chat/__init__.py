"""Conversations: the list, the chat, and what one writes with."""
