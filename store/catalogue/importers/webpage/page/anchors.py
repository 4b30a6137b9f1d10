"""Links of a page, and the identifiers in them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from store.catalogue.importers import linking
from store.records import Identifier, Link

_LINKS = {
    "code": "code", "github": "code", "slides": "slides", "video": "video", "short": "video", "long": "video",
    "mp4": "video", "pdf": "pdf", "poster": "poster",
}  # fmt: skip


def links_of(found: Sequence[tuple[str, str]], base: str) -> tuple[tuple[Link, ...], tuple[Identifier, ...]]:
    """Links, given as text and address, and the identifiers that they hold."""
    placed = ((_LINKS.get(said.lower(), ""), whole(href, base)) for said, href in found)
    return linking.links(placed), linking.named(href for _, href in found)


def whole(href: str, base: str) -> str:
    """The address as seen from the page's own; empty where it is none, or one within the page."""
    if not href or href.startswith("#"):
        return ""
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return ""


def base_of(page: LexborHTMLParser, url: str) -> str:
    """What the links of a page are relative to: what it states, else its address, which it may tell, too.

    :param url: where it was fetched from, or nothing
    """
    for tag, name in (
        ("base[href]", "href"),
        ('link[rel="canonical"]', "href"),
        ('meta[property="og:url"]', "content"),
    ):
        node = None if tag != "base[href]" and url else page.css_first(tag)
        stated = (node.attributes.get(name) or "").strip() if node else ""
        if (found := whole(stated, url)).startswith(("http://", "https://")):
            return found
    return url
