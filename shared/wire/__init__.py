"""The wire without I/O: frames, typed messages, and the state of a link."""
