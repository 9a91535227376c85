"""The window put together: one client, its view models, its windows and its place on the desktop."""
