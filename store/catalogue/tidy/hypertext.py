"""HTML to text: the tags of HTML go, anything else in angle brackets stays."""

from __future__ import annotations

import re

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
    r"<(?P<name>i|b|em|strong|sub|sup|tt|u|small|scp|span|p|jats:[a-z-]+)(?: [^<>]*)?>"
    r"(?P<inside>[^<>]*)</(?P=name)>",
    re.IGNORECASE,
)
_MOST_ROUNDS = 5


def without_tags(text: str) -> str:
    """Text of an HTML fragment: blocks become blanks, scripts and styles go with what is in them."""
    if "<" not in text:
        return text
    text = _without_comments(text)
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
        kept.append("" if name in _INLINE or name.startswith("mml:") else " ")
        done = tag.end()
        silent = name if name in _SILENT and not tag["close"] else ""
    if not silent:
        kept.append(text[done:])
    return " ".join("".join(kept).split())


def _without_comments(text: str) -> str:
    kept, start = [], 0
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened)) >= 0:
        kept.append(text[start:opened])
        start = closed + 3
    return " ".join([*kept, text[start:]]) if kept else text


def without_paired_tags(text: str) -> str:
    """A text that is no HTML but for a few tags that open and close: "<i>E. coli</i> data"."""
    for _ in range(_MOST_ROUNDS):
        text, count = _PAIRED.subn(lambda tag: tag["inside"], text)
        if not count:
            break
    return text
