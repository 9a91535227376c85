"""What every feature stands on: sessions, links, tasks, identity; no SQL."""
