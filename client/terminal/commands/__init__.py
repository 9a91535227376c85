"""The commands of scripts, a slice each."""
