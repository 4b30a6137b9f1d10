"""Which event a page is of."""
