"""The settings window over services in memory."""
