"""A page's lines, read in order, as the entries of a programme."""
