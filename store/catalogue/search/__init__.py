"""Finding items: words and filters in, hits out; the best note for a hit; names of events and people."""
