"""BibTeX, written by ``bibtexparser``: UTF-8, LaTeX's special characters escaped, braces balanced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from store.catalogue import own
from store.catalogue.exporters import citation, remainder
from store.records import LINK_KINDS, Item

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "%": r"\%", "&": r"\&", "_": r"\_", "#": r"\#", "$": r"\$",
}  # fmt: skip
_PAIR = re.compile(r"-(?=-)|'(?=')|[`?!](?=`)")
"""What LaTeX would make a dash, a quote or a turned mark of, with the next character."""
_ESCAPES = str.maketrans(_SPECIAL)
_VERBATIM = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_TELLING = re.compile(r"pdf|git|bitbucket|youtu|vimeo|slideslive", re.IGNORECASE)
"""What readers take for another kind than a page, unless it stands under a name that says so."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DETAILS = ("series", "volume", "number", "publisher", "address", "edition", "school", "issn", "isbn")
_CARRIED = remainder.Carried(
    frozenset((*_DETAILS, "booktitle", "journal", "pages", "note", "key", "entry")),
    remainder.SCHEMES,
    names=1,
)


def write(items: Iterable[Item], *, brief: bool = False) -> Iterator[str]:
    """One record an item; brief: without what only Hallway reads."""
    keys = citation.Keys()
    form = BibtexFormat()  # type: ignore[no-untyped-call] # it states no types
    form.indent, form.block_separator, form.trailing_comma = "  ", "\n", True
    for item in items:
        key = keys.of(item)
        fields = [
            Field(name, value)
            for name, value in _fields(item, key)
            if value and not (brief and name == own.NAME)
        ]
        record = Entry(_type(item), key, fields)
        yield write_string(Library([record]), unparse_stack=[], bibtex_format=form) + "\n"


def tex(text: str) -> str:
    """A text as LaTeX; letters beyond ASCII stay, and two hyphens or quotes stay two."""
    return _PAIR.sub(r"\g<0>{}", " ".join(text.split()).translate(_ESCAPES))


def _type(item: Item) -> str:
    made = re.sub(r"[^a-z]", "", citation.entry(item))
    return made or "misc"


def _fields(item: Item, key: str) -> Iterator[tuple[str, str]]:
    """Raw values, with the braces around them."""
    yield "title", f"{{{_title(item.title)}}}"
    yield "author", _braced(" and ".join(map(_name, citation.people(item))))
    yield "booktitle" if citation.entry(item) != "article" else "journal", _text(citation.volume(item))
    if citation.event(item) != citation.volume(item) and citation.entry(item) != "article":
        yield "eventtitle", _text(citation.event(item))
    yield "type", _text(citation.spoken(item))
    yield from _dates(item)
    yield from ((name, _text(citation.detail(item, name))) for name in _DETAILS)
    yield "pages", _braced("--".join(map(tex, citation.detail(item, "pages").split("-"))))
    yield from _addresses(item)
    yield "shorttitle", _text(next(iter(item.other_names), ""))
    yield "session", _text(item.session)
    yield "track", _text(item.track)
    yield "language", _text(item.language)
    yield "keywords", _text(_keywords(item.topics))
    yield from zip(("note", "annote"), map(_text, citation.notes(item)), strict=False)
    yield "abstract", _text(item.abstract)
    told = [*remainder.pairs(item, _CARRIED), *_shared(item, key)]
    yield own.NAME, _braced(" ".join(_braced(f"{name}: {tex(text)}") for name, text in told))


def _shared(item: Item, key: str) -> Iterator[tuple[str, str]]:
    """The key that an item has, where another of the file has it too: no file may say it twice."""
    said = citation.detail(item, "key")
    if citation.is_key(said) and said != key:
        yield "detail", f"key {said}"


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    year, *rest = citation.date(item) or ("",)
    yield "year", _braced(year)
    if rest:
        yield "month", _MONTHS[int(rest[0]) - 1]
        yield "published", _braced("-".join((year, *rest)))


def _addresses(item: Item) -> Iterator[tuple[str, str]]:
    """Fields that LaTeX takes as they are written: no escapes, and no brace or backslash within."""
    yield "doi", _verbatim(citation.identifier(item, "doi"))
    arxiv = citation.identifier(item, "arxiv")
    yield "eprint", _verbatim(arxiv)
    yield "archiveprefix", "{arXiv}" if arxiv else ""
    yield from (
        (name, _verbatim(citation.identifier(item, name))) for name in ("openreview", "anthology", "dblp")
    )
    shown = citation.page(item)
    yield "url", _verbatim(shown.url) if shown and shown.kind == "page" else ""
    for kind in LINK_KINDS:
        others = [
            link.url
            for link in item.links
            if link.kind == kind and not (kind == "page" and link is shown and not _TELLING.search(link.url))
        ]
        name = "website" if kind == "page" else kind
        yield name, _braced(" ".join(url.translate(_VERBATIM) for url in others))


def _keywords(topics: tuple[str, ...]) -> str:
    """Parted by commas; by semicolons where a keyword holds a comma itself."""
    if any("," in topic for topic in topics):
        return "; ".join(topics) + (";" if len(topics) == 1 else "")
    return ", ".join(topics)


def _title(title: str) -> str:
    """A title whose words with inner capitals keep them: styles make small letters of the others."""
    words = title.split()
    return " ".join(f"{{{tex(word)}}}" if any(c.isupper() for c in word[1:]) else tex(word) for word in words)


def _name(name: str) -> str:
    """A name; in braces where it would be taken for two, or for "Last, First"."""
    return f"{{{tex(name)}}}" if re.search(r"\band\b|,", name, re.IGNORECASE) else tex(name)


def _text(text: str) -> str:
    return _braced(tex(text))


def _verbatim(text: str) -> str:
    return _braced(text.translate(_VERBATIM))


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""
