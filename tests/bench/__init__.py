"""Benchmarks of the product beside its peers; `python3 dev.py bench NAME` runs them."""
