"""Systems by the names that people know them by."""

PLATFORMS = {"linux": "Linux", "windows": "Windows", "win32": "Windows", "darwin": "macOS", "macos": "macOS"}


def platform_words(platform: str) -> str:
    """Return a system by the name that people know it by."""
    return PLATFORMS.get(platform.casefold(), platform)
