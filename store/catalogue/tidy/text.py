"""Text as people read it, out of LaTeX, HTML, entities and damage. Pure; never raises; bounded in time."""

from __future__ import annotations

import html
import re
from html.entities import html5

from store.catalogue.entries import Markup
from store.catalogue.tidy import hypertext, mending, tex

LONGEST = 100_000
"""Characters of one text that are looked at; what follows them is cut off."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DEEPEST_ENCODING = 4
_CASED = re.compile(r"\{([A-Z])\}(?=[a-z])")
"""Letters whose case BibTeX is told to keep, in a file that is none."""
_SAFE = bytes(c for c in range(0x20, 0x7F) if chr(c) not in "&<\\$`{")
"""Printable ASCII that is no markup."""


def plain(text: str, markup: Markup) -> str:
    """One line of text without markup, entities, control characters and mendable damage.

    Most texts hold nothing of the kind: they cost a few searches for single characters.
    """
    if markup == "plain" and _is_plain(text):
        return text
    text = text[:LONGEST]
    text = _one_line(text)
    if markup == "html" or (markup == "plain" and hypertext.is_written(text)):
        text = hypertext.without_tags(text)
    if "&" in text:
        text = _without_entities(text, markup)
    if "<" in text:
        text = hypertext.without_paired_tags(text)
    if markup != "tex" and "{" in text and "$" not in text and "\\" not in text:
        text = _CASED.sub(r"\1", text)
    if markup == "tex" or "\\" in text or "$" in text or "``" in text:
        text = tex.readable(text, bibtex=markup == "tex")
        text = " ".join(text.split())
    return text


def _is_plain(text: str) -> bool:
    """Whether nothing in a text is to be read otherwise, as in most: told in one pass over its bytes."""
    if not text.isascii() or len(text) > LONGEST or text.encode().translate(None, _SAFE):
        return False
    return not ("  " in text or "- " in text or text[:1] == " " or text[-1:] == " ")


def _one_line(text: str) -> str:
    """The text with single blanks, without word breaks and damage."""
    sound = not mending.may_be_damaged(text)
    if not sound:
        text = mending.read_again(text)  # while the marks that it takes for letters still stand
    if "- " in text or "-\n" in text or "-\r" in text or "\xad" in text:
        joined = mending.without_word_breaks(text)
        sound = sound and (joined is text or not mending.may_be_damaged(joined))
        text = joined
    printable = text.isprintable()
    if not printable or "  " in text or text[:1] == " " or text[-1:] == " ":
        text = " ".join(text.split())
        printable = printable or text.isprintable()
    return text if sound and printable else mending.mended(text)


def _character(found: re.Match[str]) -> str:
    """What an entity stands for; a name that there is none of stays, also where it begins like one."""
    named = found[0][1:]
    return html.unescape(found[0]) if named[0] == "#" or named in html5 else found[0]


def _without_entities(text: str, markup: Markup) -> str:
    """Entities read, also where they were written twice over (``&amp;amp;``)."""
    before = text
    for _ in range(_DEEPEST_ENCODING):
        decoded = _ENTITY.sub(_character, text)
        if decoded == text:
            break
        text = decoded
    if markup == "html" and "<" not in before and "<" in text:
        text = hypertext.without_tags(text)  # a feed that wrote its HTML as text
    return text if text == before else mending.mended(" ".join(text.split()))
