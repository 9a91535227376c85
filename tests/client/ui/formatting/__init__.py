"""Pictures and files of messages: pasted, drawn, looked at."""
