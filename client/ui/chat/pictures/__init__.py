"""Pictures and files as they are shown."""
