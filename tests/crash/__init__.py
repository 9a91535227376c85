"""Processes are killed, links cut and disks filled while people talk; nothing may be lost by it."""
