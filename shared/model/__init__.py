"""The rules of a conversation, pure and shared by server, client and peers."""
