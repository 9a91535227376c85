"""Services with a company in them, for windows without a server."""
