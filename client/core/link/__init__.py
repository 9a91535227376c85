"""The link to a server, and staying signed in."""
