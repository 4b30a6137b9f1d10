"""What conferences offer: events, items, people, systems and notes. Written by imports, read by everyone."""
