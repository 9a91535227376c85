"""Settings of Linux desktops, asked of the settings portal (org.freedesktop.portal.Settings)."""

from typing import Any, cast

from jeepney import DBusAddress

from client.platform.session_bus import NoService, SessionBus, session_bus

SERVICE = DBusAddress(
    "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Settings"
)


async def wants_less_motion() -> bool:
    """Tell whether the desktop's user wants less motion; False where nobody can tell."""
    try:
        async with session_bus() as bus:
            # Newer portals answer for every desktop, GNOME's own setting is older.
            reduced = await _setting(bus, "org.freedesktop.appearance", "reduced-motion")
            if reduced is not None:
                return reduced == 1
            return await _setting(bus, "org.gnome.desktop.interface", "enable-animations") is False
    except NoService:
        return False


async def _setting(bus: SessionBus, group: str, name: str) -> Any:
    """Return a setting, or None when the desktop does not have it."""
    try:
        value: Any = (await bus.call(SERVICE, "Read", "ss", (group, name)))[0]
    except NoService:
        return None
    # `Read` wraps the value twice, each time with its signature.
    while isinstance(value, tuple):
        value = cast("tuple[str, Any]", value)[1]
    return value
