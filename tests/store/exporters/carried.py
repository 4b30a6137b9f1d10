"""What each format of exports can carry of an item, and why the rest cannot be."""

from __future__ import annotations

EVERYTHING = (
    "kind", "subkind", "title", "other_names", "abstract", "tldr", "award", "track", "status", "topics",
    "credits", "links", "identifiers", "details", "published", "language", "session", "room", "day", "clock",
    "clock_end", "more", "zone", "start", "end", "event", "parent",
)  # fmt: skip
"""All fields of an item that a file other than our own seeds can state."""
CARRIES: dict[str, tuple[str, ...]] = {
    # One JSON object a line has no bounds.
    "jsonl": EVERYTHING,
    # A field that no style knows is let be by every program: what BibTeX has no field for stands in one.
    "bibtex": EVERYTHING,
    # ``custom`` holds any object, as CSL's schema says.
    "csl": EVERYTHING,
    # ``U1`` is the user's own, and may come many times.
    "ris": EVERYTHING,
    # Properties whose names begin with X- hold any text (RFC 5545, 3.8.8.2); RELATED-TO names the parent.
    "ics": EVERYTHING,
}
NOWHERE = {
    "id": "every catalogue makes its own",
    "sources": "the file itself is the source of what is read from it",
    "first_seen": "when this catalogue saw it",
    "last_changed": "when this catalogue saw it change",
    "title_origin": "what is read was printed in the file",
    "outside": "what no source states; the file states it now",
    "series": "worked out from the event's name",
    "slot": "worked out from the programme of its session",
    "slots": "worked out from the programme of a session",
    "session_clock": "worked out from the session",
    "summary": "our words on it, by the seeds alone; JSON lines tell it, calendars show it",
    "notes": "statements of sources about it, by the seeds alone; told in JSON lines",
    "systems": "worked out or by the seeds alone; told in JSON lines",
    "organisations": "by the seeds alone; told in JSON lines",
}
"""Fields that no format brings back, and why: readers state what others printed, not what we made of it."""
UNDATED = ("ics",)
"""Formats in which a thing needs a day: an event of a calendar begins at some time (RFC 5545, 3.6.1)."""
