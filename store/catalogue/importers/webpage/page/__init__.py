"""A page as people see it: its lines, what holds them together, and the cells of its tables."""
