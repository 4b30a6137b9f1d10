"""The action_ids of our buttons: one vocabulary for those who draw them and those who listen."""

from __future__ import annotations

DETAILS = "details"
NEXT = "page_next"
PREVIOUS = "page_previous"
NOTES = "notes"
RELATED = "related"
BACK = "back"
SHARE = "share"
CHIP = "chip_"
"""Followed by a number, as Slack wants each id once in a block."""
SUGGESTION = "suggestion_"
FACET = "facet_"
"""Followed by a field and a number: narrows a list."""
