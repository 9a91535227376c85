"""Tests of the ground both ends stand on; folders mirror shared/."""
