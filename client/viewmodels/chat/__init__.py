"""One chat: its rows, what is written in it, and the chats that are open."""
