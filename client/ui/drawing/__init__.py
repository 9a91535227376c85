"""What we draw ourselves: icons, avatars, presence marks, the logo, empty states."""
