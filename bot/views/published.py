"""Where an item was published, which sources state it, and what it is called there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from bot.views import words
from bot.views.text import shorten
from store.records import Item

_MOST_SOURCES = 4
_SCHEME, _VALUE, _URL = 20, 80, 300
"""Characters of the parts of an identifier; a longer address is no link."""
_PRINTED = (
    ("journal", ""), ("booktitle", ""), ("volume", "volume "), ("number", "number "), ("pages", "pages "),
    ("publisher", ""), ("school", ""),
)  # fmt: skip
"""Details of a printed work in the order of a citation, and the word in front of each."""
_ADDRESSES = {
    "doi": ("DOI", "https://doi.org/{}"),
    "arxiv": ("arXiv", "https://arxiv.org/abs/{}"),
    "openreview": ("OpenReview", "https://openreview.net/forum?id={}"),
    "anthology": ("ACL Anthology", "https://aclanthology.org/{}/"),
    "dblp": ("DBLP", "https://dblp.org/rec/{}"),
}
"""Scheme of an identifier -> its name, and the address of what it names."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a source or a registry calls an item; ``url`` is empty where it leads nowhere."""

    text: str
    url: str = ""


def published(item: Item) -> str:
    """``Journal of Clocks, volume 3, pages 1-9, May 2024``; empty where nothing was printed of it."""
    known = dict(reversed(item.details))
    told = [f"{lead}{known[key]}" for key, lead in _PRINTED if known.get(key)]
    if item.published and (told or item.published != str(item.event.year)):
        told.append(_day(item.published))
    return ", ".join(told)


def _day(text: str) -> str:
    """``3 May 2024``, ``May 2024`` or ``2024`` of an ISO date, whole or in part; else the text itself."""
    try:
        day = date.fromisoformat(f"{text}-01" if len(text) == len("2024-05") else text)
    except ValueError:
        return text
    whole = words.day_words(day).partition(" ")[2]
    return whole if len(text) > len("2024-05") else whole.partition(" ")[2]


def stated(item: Item) -> tuple[str, str]:
    """Label and text of the sources of an item: ``In 3 sources``, ``A; B; C``."""
    titles = tuple(dict.fromkeys(source.title for source in item.sources if source.kind != "outside"))
    left = len(titles) - _MOST_SOURCES
    told = "; ".join(titles[:_MOST_SOURCES]) + (f" and {left} more" if left > 0 else "")
    return (f"In {len(titles)} sources" if len(titles) > 1 else "Source"), told


def identifiers(item: Item) -> Iterator[Name]:
    """What it is called elsewhere, each once; a source's own id plainly, unless it is ours too."""
    for each in item.identifiers:
        called, address = _ADDRESSES.get(each.scheme, (shorten(each.scheme, _SCHEME), ""))
        url = address.format(quote(each.value, safe="/:;().,_-", errors="replace"))
        if each.scheme in _ADDRESSES or each.value != item.id:
            yield Name(f"{called} {shorten(each.value, _VALUE)}", url if len(url) <= _URL else "")
