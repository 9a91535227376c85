"""What widgets show, without a widget."""
