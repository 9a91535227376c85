"""What is told in words: languages, refusals."""
