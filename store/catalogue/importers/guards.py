"""Guards of the readers: what a file is not, XML parsed without trust, and values of JSON as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING, Any, Protocol, cast
from urllib.parse import urljoin, urlsplit

from lxml import etree

from store.errors import BadSource

if TYPE_CHECKING:
    from store.catalogue.importers.document import Document

SAFE: dict[str, Any] = {
    "encoding": "utf-8",
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How every XML parser here is built: no entity, no DTD, no network, depth and text bounded by libxml2."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTITIES = "the file declares XML entities of its own, which is not allowed"
_NAMED = re.compile(
    r"<(?P<tag>title|h1)\b[^>]{0,500}>(?P<name>.{0,300}?)</(?P=tag)", re.IGNORECASE | re.DOTALL
)
_ERROR = re.compile(
    r"(?:(?:error|http)\W{0,3})?(?:40[0134]|410|429|50[0234])"
    r"(?:$|\W{0,3}(?:[:|\u2013-]|error|not found|forbidden|bad|unauthori[sz]ed|gone|too many|internal"
    r"|service|page))"
    r"|(?:page |file )?not found(?:\W|$)|(?:access|permission) denied|forbidden$|unauthori[sz]ed$"
    r"|(?:please )?(?:sign|log)[ -]?in(?:\W|$)|just a moment|attention required|are you (?:a )?human"
    r"|(?:internal )?server error|bad gateway|service (?:temporarily )?unavailable"
    r"|(?:(?:site |website )?(?:is )?(?:under|down for) )?maintenance$",
    re.IGNORECASE,
)
"""How pages begin their names that stand in for another one."""
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


class Node(Protocol):
    """What the readers use of lxml's elements; the defaults are asked for as lxml's own is None."""

    tag: str
    text: str | None
    tail: str | None
    sourceline: int | None

    def get(self, key: str, default: str) -> str: ...
    def find(self, path: str) -> Node | None: ...
    def findall(self, path: str) -> list[Node]: ...
    def findtext(self, path: str, default: str) -> str: ...
    def iter(self, *tags: str) -> Iterator[Node]: ...
    def itertext(self) -> Iterator[str]: ...
    def getparent(self) -> Node | None: ...
    def getprevious(self) -> Node | None: ...
    def clear(self) -> None: ...
    def __iter__(self) -> Iterator[Node]: ...
    def __delitem__(self, index: int) -> None: ...


def refuse_page(document: Document, wanted: str) -> None:
    """Raise ``BadSource`` for an empty file, and for the web page that a server sends instead of a file."""
    start = _after_preamble(document.start)
    if not start:
        raise BadSource(f"the file is empty, not {wanted}", document.place)
    if _PAGE.match(start):
        raise BadSource(
            f"this is a web page, not {wanted}",
            document.place,
            "Open it in a browser: it may be an error or a sign-in page. Save the file itself instead.",
        )


def refuse_error_page(document: Document) -> None:
    """Raise ``BadSource`` for a page that says by its name that it is not the one that was asked for.

    Servers send such pages with status 200, too, and they hold a heading with a line below it, as items do.
    """
    for found in _NAMED.finditer(document.start):
        said = " ".join(unescape(re.sub(r"<[^>]*>", " ", found["name"])).split())
        if _ERROR.match(said):
            raise BadSource(
                f"a page that says {said[:60]!r}, without a programme",
                document.place,
                "Open it in a browser: it may be an error or a sign-in page. Check the address.",
            )


def _after_preamble(start: str) -> str:
    """The text from the first tag or character that says something."""
    text = start.lstrip()
    while text.startswith(("<?", "<!--")):
        end = "-->" if text.startswith("<!--") else "?>"
        _, found, rest = text.partition(end)
        if not found:
            return text
        text = rest.lstrip()
    return text


def clean_xml(text: str) -> bytes:
    """UTF-8 without the control characters that XML forbids and that exports hold all the same."""
    return _NO_XML.sub("", text).encode("utf-8", "replace")


def xml(document: Document, wanted: str) -> Node:
    """The root of a whole XML file; its declared encoding has been seen to by the document.

    Raises ``BadSource`` with the line for XML that is not well-formed, and for entities of its own: they are
    how a few lines grow to gigabytes or reach for other files, and no export of papers needs them.
    """
    refuse_page(document, wanted)
    try:
        root = etree.fromstring(clean_xml(document.text()), etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise broken(document, error) from error
    subset: Any = root.getroottree().docinfo.internalDTD
    if subset is not None and next(iter(subset.iterentities()), None) is not None:
        raise BadSource(_ENTITIES, document.place)
    return cast("Node", root)


def broken(document: Document, error: Exception) -> BadSource:
    """The refusal of XML that is not well-formed, with the line where the parser gave up."""
    line = getattr(error, "lineno", None)
    said = str(error).split(", line ")[0]
    if "entity amplification" in said:
        return BadSource(_ENTITIES, document.place)
    return BadSource(
        f"the XML is broken or cut off: {said}",
        f"{document.place}:{line}" if line else document.place,
        "Fetch the file again; nothing of it was imported.",
    )


def local(node: Node) -> str:
    """The name of an element without its namespace."""
    return node.tag.rpartition("}")[2]


def line(node: Node) -> str:
    return f"line {node.sourceline}" if node.sourceline else ""


def plain(value: object) -> str:
    """A JSON value as text: "" for nothing, for booleans and for what is nested."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def plains(value: object) -> tuple[str, ...]:
    """The texts of a list, or the one text; blank ones left out."""
    found = value if isinstance(value, list) else [value]
    return tuple(text for text in map(plain, found) if text)


def records(value: object) -> list[Mapping[str, Any]]:
    """The objects of a list; nothing where it is none."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def address(value: object, base: str = "") -> str:
    """An http(s) address, joined to ``base`` where relative; "" for anything else."""
    url = unescape(plain(value))
    if not url or re.search(r"\s", url):
        return ""
    try:
        whole = urljoin(base, url) if base else url
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme.lower() in ("http", "https") and parts.netloc else ""
