"""What widgets show and ask for: models and commands, with QtCore alone."""
