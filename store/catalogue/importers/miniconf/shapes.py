"""What a file of a Mini-Conf site holds, told from its content."""

from __future__ import annotations

import re

from store.catalogue.importers.document import Document
from store.catalogue.importers.miniconf.rows import header_of

_NAME = re.compile(r'"([^"]{1,60})"\s*:')
_PAPERS = ({"uid", "title"}, {"uid", "name", "sessions"}, {"id", "title", "authors", "abstract"})
_IS_ANOTHER = re.compile(
    r'\{\s*"(?:(?:sessions?|talks?|papers|events?|items|data|results|schedule|program(?:me)?|speakers)"|[^"]*"\s*:\s*\{)'
)
"""How a timetable begins that has no lists by the names of workshops."""
_KNOWN = frozenset(
    """
    uid id title authors abstract keywords sessions session track paper_type pdf_url speakers speaker
    institution presentation_id bio image organiser organizers category start_date start_time
    end_time description     primary_author authors_and_affil primary_subject poster_link position demo_url
    """.split()
)
_EMPTY: dict[str, str] = {
    "projection": "a map of papers for drawing; it holds no items",
    "recommendations": "recommendations between papers; it holds no items",
    "schema": "a JSON schema, which describes other files; it holds no items",
    "timetable": "a timetable by the papers' ids; it holds no items, and is read with the papers beside it",
    "config": "the settings of a site; it holds no items",
    "committee": "a list of organisers; it holds no items",
    "faq": "questions and answers about a site; it holds no items",
    "highlights": "a list of highlighted papers by their ids; it holds no items",
    "recordings": "a list of recordings by the papers' ids; it holds no items",
    "sponsors": "a list of sponsors; it holds no items",
    "jobs": "a list of job adverts; it holds no items",
    "awards": "awards of papers, and no items; it is read together with the list of papers beside it",
    "people": "awards of people; it holds no items",
}
Shape = tuple[str, float]


def refusal(shape: str) -> str:
    """Why a file of this shape cannot be imported; empty if it can."""
    return _EMPTY.get(shape, "")


def shape(document: Document) -> Shape:
    """What it is and how sure that is, by its beginning: ``rows``, ``calendar``, ``schedules``,
    ``conference``, ``vis_list``, ``vis_sessions``, ``older_awards``, one that holds no items (see
    ``refusal``), or ``("", 0.0)``."""
    start = document.start.lstrip()
    if start.startswith(("[", "{")):
        return _of_json(start)
    if start.startswith("<"):
        return "", 0.0
    found = _of_yaml(start)
    return found if found[1] else _of_table(start)


def _of_json(start: str) -> Shape:
    found = set(_NAME.findall(start[:20_000]))
    if "$schema" in found and "json-schema.org" in start[:2000]:
        return "schema", 0.9
    for shape, wanted, sure in (
        ("vis_sessions", {"time_slots", "slot_id", "event_prefix"}, 0.95),
        ("vis_list", {"slot_id", "time_stamp", "paper_type"}, 0.95),
        ("vis_list", {"event_prefix", "uid", "presenting_author"}, 0.95),
        ("schedules", {"startTime", "endTime", "speakers", "title", "date"}, 0.9),
        ("calendar", {"title", "start", "end", "calendarId"}, 0.9),
        ("conference", {"papers", "title", "authors", "event_ids"}, 0.9),
        ("rows", {"forum", "content", "title", "similar_paper_uids"}, 0.9),
        ("rows", {"forum", "content", "title", "pdf_url", "authors"}, 0.85),
    ):
        if wanted <= found and not (shape == "schedules" and _IS_ANOTHER.match(start)):
            return shape, sure
    if found == {"id", "pos"}:
        return "projection", 0.9
    if re.match(r'\{\s*"([\w.-]+)"\s*:\s*\[\s*"\1"(?:\s*,\s*"[\w.-]+")+\s*\]', start):
        return "recommendations", 0.8
    return _of_names({name.lower() for name in found}, "UID" in found)


def _of_yaml(start: str) -> Shape:
    top = {
        name.lower() for name in re.findall(r"^(?:- |  )?([A-Za-z_]\w*)\s*:", start[:20_000], re.MULTILINE)
    }
    outer = re.findall(r"^([A-Za-z_][\w ]*)\s*:", start[:20_000], re.MULTILINE)
    if {"tagline", "site_title"} & set(outer) and {"name", "page_title", "date"} & set(outer):
        return "config", 0.9
    if outer == ["committee"] and {"role", "name"} <= set(re.findall(r"\b(role|name):", start)):
        return "committee", 0.9
    if [name.lower() for name in outer] == ["faq"]:
        return "faq", 0.8
    if re.match(r"['\"]?[\w-]+['\"]?:\s*\n\s+date:[^\n]*\n\s+papers:", start):
        return "timetable", 0.9
    if not re.match(r"(?:[^\S\n]*(?:#[^\n]*)?\n)*- ", start):
        return "", 0.0
    return _of_names(top, "uid" in top)


def _of_table(start: str) -> Shape:
    header = header_of(start)
    names = set(header)
    for shape, wanted in (
        ("jobs", {"uid", "company", "jd"}),
        ("sponsors", {"uid", "company", "channel_name"}),
        ("people", {"award", "extra", "name"}),
    ):
        if wanted <= names:
            return shape, 0.8
    if {"award", "award_1", "paper", "authors"} <= names:
        older = header.index("paper") < header.index("authors")
        return ("older_awards" if older else "awards"), 0.9
    if names == {"uid", "session"}:
        return "highlights", 0.8
    if names == {"uid", "presentation_id"}:
        return "recordings", 0.8
    return _of_names(names, "uid" in names)


def _of_names(names: set[str], has_uid: bool) -> Shape:
    if not any(wanted <= names for wanted in _PAPERS):
        return "", 0.0
    known = len(names & _KNOWN)
    if has_uid:
        return "rows", 0.9 if known >= 4 else 0.7
    return ("rows", 0.6) if names == _PAPERS[2] else ("", 0.0)
