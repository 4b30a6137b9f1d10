"""Which lines are a title, and what the lines about it say of it."""
