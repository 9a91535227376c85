"""What each desktop does its own way: instances, tray, notifications, attention, preferences."""
