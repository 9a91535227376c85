"""One file that holds a whole server: made beside a running one, and made into a data folder again."""
