"""How it is said: Slack, the command line and the words between them and ``store``. Knows no SQL."""

__version__ = "0.1.0"
