"""HTML to text: the tags of HTML go, anything else in angle brackets stays."""

from __future__ import annotations

import re

from store.catalogue.tidy import texwords

_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code del dfn em font i img input ins kbd label mark math q s samp
    small span strike strong sub sup tt u var wbr mi mn mo mrow msub msup svg path
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside audio blockquote body br button canvas caption center col colgroup dd details div
    dl dt embed fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html iframe legend li
    link main meta nav noscript object ol optgroup option p param picture pre section select source summary
    table tbody td textarea tfoot th thead time title tr track ul video
    """.split()
)
_SILENT = frozenset(("script", "style", "template"))
_KNOWN = _INLINE | _BLOCKS | _SILENT
_TAG = re.compile(
    r"<[!?][A-Za-z\[][^<>]*>|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]*)(?:\s[^<>]*|/)?>",
    re.DOTALL,
)
_PAIRED = re.compile(
    r"<(?P<name>i|b|em|strong|sub|sup|tt|u|small|scp|span|p|italic|bold|sc|(?:inline|disp)-formula|tex-math"
    r"|jats:[a-z-]+)(?:\s[^<>]*)?>"
    r"(?P<inside>[^<>]*)</(?P=name)>",
    re.IGNORECASE,
)
_RAISED = re.compile(r"<(?P<name>su[bp])>\s*(?P<inside>[0-9+=()-]{1,6})\s*</(?P=name)>", re.IGNORECASE)
_OF_JATS = frozenset("italic bold sc sub sup monospace underline xref ext-link".split())
"""What stands within a line in the markup of journals."""
_HEADING = re.compile(r"<jats:title>\s*(?:abstract|summary)\s*[.:]?\s*</jats:title>", re.IGNORECASE)
_WRITTEN = ("p", "li", "div", "blockquote", "h2", "h3", "jats:p")
_MOST_ROUNDS = 5


def is_written(text: str) -> bool:
    """Whether a text is HTML: paragraphs or lists open in it and close."""
    return "</" in text and any(0 <= _opened(text, name) < text.rfind(f"</{name}>") for name in _WRITTEN)


def _opened(text: str, name: str) -> int:
    """Where a tag stands first, with or without attributes; -1 where it does not."""
    found = [at for at in (text.find(f"<{name}>"), text.find(f"<{name} ")) if at >= 0]
    return min(found, default=-1)


def without_tags(text: str) -> str:
    """Text of an HTML fragment: blocks become blanks, scripts and styles go with what is in them."""
    if "<" not in text:
        return text
    text = raised(_HEADING.sub(" ", _without_comments(text)))
    kept: list[str] = []
    done, silent = 0, ""
    for tag in _TAG.finditer(text):
        name = (tag["name"] or "").lower()
        if silent:
            if name == silent and tag["close"]:
                silent, done = "", tag.end()
            continue
        if name and name not in _KNOWN and not name.startswith(("jats:", "mml:", "o:")):
            continue
        kept.append(text[done : tag.start()])
        within = name in _INLINE or name.startswith("mml:") or name.removeprefix("jats:") in _OF_JATS
        kept.append("" if within else " ")
        done = tag.end()
        silent = name if name in _SILENT and not tag["close"] else ""
    if not silent:
        kept.append(text[done:])
    return " ".join("".join(kept).split())


def raised(text: str) -> str:
    """Powers and indices in figures as signs of their own: "H<sub>2</sub>O" is "H₂O"."""
    if "</su" not in text and "</SU" not in text:
        return text
    return _RAISED.sub(
        lambda tag: texwords.script("^" if tag["name"].lower() == "sup" else "_", tag["inside"]), text
    )


def _without_comments(text: str) -> str:
    kept, start = [], 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened)) >= 0:
        kept.append(text[start:opened])
        start = closed + 3
    return " ".join([*kept, text[start:]]) if kept else text


def without_paired_tags(text: str) -> str:
    """A text that is no HTML but for a few tags that open and close: "<i>E. coli</i> data"."""
    text = raised(text)
    for _ in range(_MOST_ROUNDS):
        text, count = _PAIRED.subn(lambda tag: tag["inside"], text)
        if not count:
            break
    return text
