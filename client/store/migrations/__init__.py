"""Numbered steps from an empty cache to the present shape; a step that was released never changes."""
