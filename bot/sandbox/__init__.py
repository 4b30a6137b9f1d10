"""A strict local stand-in for Slack: one make-believe workspace, its Web API and its deliveries.

``lookalike.SlackLookAlike`` ties it together. It knows nothing of Hallway: any Slack app can run against it.
"""
