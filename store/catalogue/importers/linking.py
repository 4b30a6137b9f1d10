"""Links and identifiers out of the addresses that a text holds; the same for every reader."""

from __future__ import annotations

from collections.abc import Iterable

from store.catalogue.tidy import identifiers
from store.records import Identifier, Link


def kind_of(url: str) -> str:
    """The kind of link that an address is by itself: ``pdf`` or ``page``."""
    return "pdf" if url.lower().endswith(".pdf") else "page"


def links(found: Iterable[tuple[str, str]]) -> tuple[Link, ...]:
    """Links of kinds and addresses, each address once; an empty kind is what the address is by itself.

    Addresses that are not http or https are passed over.
    """
    made: dict[str, Link] = {}
    for kind, url in found:
        if url.startswith(("http://", "https://")):
            made.setdefault(url, Link(kind or kind_of(url), url))
    return tuple(made.values())


def named(urls: Iterable[str]) -> tuple[Identifier, ...]:
    """The identifiers that addresses hold, each once."""
    return tuple(dict.fromkeys(each for url in urls for each in identifiers.of(url)))
