"""Orders about what somebody keeps and cites: "saved", "cite DietCode as ris", "export my saved items"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from store.text import clean

_FORMS = {"bibtex": "bibtex", "bib": "bibtex", "latex": "bibtex", "ris": "ris", "endnote": "ris"}
_FORM = "|".join(_FORMS)
_WHOSE = r"(?:(?:show|list|see|open|give) (?:me )?)?(?:all )?(?:of )?(?:my |the )?"
_THINGS = r"(?:saved|kept|bookmarked)(?: (?:items?|papers?|talks?|list|things|ones))?"
_SAVED = re.compile(
    rf"(?:{_WHOSE}(?:{_THINGS}|save|bookmarks|reading list)|everything i saved?"
    r"|what (?:have i|did i|i've|i have) (?:saved?|kept|bookmarked?))[.?! ]*",
    re.IGNORECASE,
)
_AS = re.compile(
    rf" (?:(?:as|in|to|for) )?(?:an? )?({_FORM})(?: (?:file|format|entry))?[.?! ]*$", re.IGNORECASE
)
_LEAD = re.compile(
    rf"(?:please )?(?:(?:cite|how (?:do i|to) cite)|(?P<export>export)"
    rf"|(?P<form>{_FORM})(?= (?:of|for)\b))(?:\s*:)?(?: (?P<rest>.*))?",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"(?:(?:as|in) )?({_FORM})(?: of| for|:)? +|(?:of|for) +", re.IGNORECASE)
_ALL = re.compile(r"all(?: of (?:them|it))?|everything(?: (?:i )?saved?)?|saved?", re.IGNORECASE)
_POLITE = re.compile(r"(?:,? ?please)?[.?! ]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done with kept items."""

    name: str
    """``saved`` (the list), ``cite`` (one item), ``cite_saved`` (all of the list) or ``export``."""
    rest: str = ""
    """The item to cite, or what is to be exported, in the asker's words."""
    form: str = "bibtex"


def order(text: str) -> Order | None:
    """The order that a text is; None for any other text. "find saved" is a search."""
    text = clean(unescape(text[:2_000]))
    if _SAVED.fullmatch(text):
        return Order("saved")
    found = _LEAD.fullmatch(text)
    if found is None:
        return None
    rest, form = _form(found["rest"] or "", found["form"] or "")
    rest = _POLITE.sub("", rest).strip(' "\u201c\u201d')
    if _ALL.fullmatch(rest) or _SAVED.fullmatch(rest) or (found["export"] and not rest):
        return Order("cite_saved", form=form)
    return Order("export" if found["export"] else "cite", rest, form)


def _form(rest: str, named: str) -> tuple[str, str]:
    """What is left of the words without those that name a format, and the format."""
    first = _FIRST.match(f"{rest} ")
    if first:
        rest, named = rest[first.end() :], first[1] or named
    if last := _AS.search(f" {rest}"):
        rest, named = f" {rest}"[: last.start()].strip(), last[1]
    return rest.strip(), _FORMS.get(named.lower(), "bibtex")
