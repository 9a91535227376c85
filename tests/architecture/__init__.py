"""The rules of the house that an import checker can't see, read off the sources' syntax trees."""
