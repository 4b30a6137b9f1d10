"""Readers against files that a machine makes worse and worse: ``make fuzz FORMAT=bibtex SECONDS=300``."""
