"""Text, names, times, identifiers and venues as people read them, whatever the source wrote."""
