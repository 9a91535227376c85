"""The rows of the conversation list."""
