"""Where to find an item's code, slides, page and so on."""

from __future__ import annotations

import re
import sqlite3

from store.catalogue.answers.reply import Reply, stated, unknown
from store.catalogue.answers.subjects import subject
from store.catalogue.answers.wording import called, listing
from store.queries import Lookup
from store.records import Item
from store.results import Answer
from store.text import words

_KINDS = (
    (r"code|github|repo", "code"),
    (r"slide", "slides"),
    (r"video|recording", "video"),
    (r"pdf", "pdf"),
    (r"form|sign|regist", "registration"),
    (r"poster", "poster"),
    (r"site|page", "page"),
)
_PUBLIC = frozenset(("public", "publicly", "github", "released"))
"""Words of notes that speak of links; of code, which compilers generate, no other does."""
_LEAD = re.compile(r"^(?:link|url) (?:to|for|of) (?:the )?")


def link(connection: sqlite3.Connection, asked: Lookup) -> Reply:
    """Links of an item or event, those of the wanted kind if there are any."""
    about = subject(connection, asked)
    detail = asked.question.detail.lower() if asked.question else ""
    wanted = next((kind for pattern, kind in _KINDS if re.search(pattern, detail)), "")
    item = about.item
    links = [f"{each.kind}: {each.url}" for each in (item.links if item else ()) if wanted in (each.kind, "")]
    if not links and wanted in ("page", ""):
        links = [f"page: {event.url}" for event in about.events if event.url]
    if links:
        return Reply(Answer("\n".join(links), item.sources if item else ()), about.hits[:1])
    if item is None:
        return Reply(None, about.hits)
    return Reply(_none(item, _LEAD.sub("", detail), wanted), about.hits[:1])


def _none(item: Item, called_for: str, wanted: str) -> Answer:
    """That there is no such link, which others there are, and what the notes say of it."""
    others = listing([f"{each.kind} {each.url}" for each in item.links])
    text = f"The sources give no {called_for} for {called(item)}."
    if others:
        text += f" They do give: {others}."
    said = [note for note in item.notes if _speaks_of(wanted, set(words(note.text)))]
    if said:
        text += f"\n{stated(said, 2).text}"
    return unknown(text, item.sources)


def _speaks_of(wanted: str, said: set[str]) -> bool:
    return bool(_PUBLIC & said) or (wanted != "code" and wanted in said)
