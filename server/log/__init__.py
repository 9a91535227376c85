"""The one place where entries of conversations are written, read and told."""
