"""The ``hallway`` command: one small file per subcommand, each with a ``command`` in it."""
