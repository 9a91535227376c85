"""Files of messages: sent with them, fetched when somebody looks at them, saved where their user wants."""
