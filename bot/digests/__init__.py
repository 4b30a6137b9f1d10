"""Digests: when they are due, what they hold, and how each reaches its channel exactly once."""
