"""Tables of people: read from CSV and Excel, compared with the directory, applied whole, written out."""
