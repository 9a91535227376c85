"""Conversations without a server: the second kind of Replica."""
