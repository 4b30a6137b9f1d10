"""What a page says to machines."""
