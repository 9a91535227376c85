"""Groups: founding, governing, joining and leaving them, and who has read."""
