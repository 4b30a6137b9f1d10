"""Who some words of a page name."""
