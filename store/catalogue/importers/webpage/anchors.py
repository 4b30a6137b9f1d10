"""Links of a page, and the identifiers in them."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from store.catalogue.importers import linking
from store.records import Identifier, Link

_LINKS = {
    "code": "code", "github": "code", "slides": "slides", "video": "video", "short": "video", "long": "video",
    "mp4": "video", "pdf": "pdf", "poster": "poster",
}  # fmt: skip


def shown(node: LexborNode) -> list[tuple[str, str]]:
    """The links inside, as text and address."""
    return [
        (" ".join((anchor.text() or "").split()), (anchor.attributes.get("href") or "").strip())
        for anchor in node.css("a")
    ]


def links_of(found: Sequence[tuple[str, str]], base: str) -> tuple[tuple[Link, ...], tuple[Identifier, ...]]:
    """Links, given as text and address, and the identifiers that they hold."""
    placed = ((_LINKS.get(said.lower(), ""), _whole(href, base)) for said, href in found)
    return linking.links(placed), linking.named(href for _, href in found)


def _whole(href: str, base: str) -> str:
    """The address as seen from the page's own; empty where it is none."""
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return ""
