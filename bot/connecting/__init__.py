"""Connecting Hallway to a Slack: which values it takes, where each is found, whether it is the right one."""
