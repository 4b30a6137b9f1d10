"""Tables that are read as such: those with named columns, and those with a column for each room."""
