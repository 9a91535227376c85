"""Keys of a device, and where they are kept."""
