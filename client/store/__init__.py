"""The encrypted cache of this device: SQL only, off the loop."""
