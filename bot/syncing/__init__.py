"""Sources that are kept fresh: when each is asked, and what follows from the answer."""
