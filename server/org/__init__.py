"""The directory: the one place where people, departments and the policy are written."""
