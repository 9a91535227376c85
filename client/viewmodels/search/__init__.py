"""What is found as one types."""
