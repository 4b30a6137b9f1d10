"""What is known: two SQLite files behind one door, ``store.store.Store``. Knows no Slack."""
