"""The ground that server and client both stand on: wire, protocol and the rules of a conversation."""
