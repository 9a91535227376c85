"""Tests of the directory: people, departments, roles, and what follows from them."""
