"""What lines say of when and where, and what of it holds for a line."""
