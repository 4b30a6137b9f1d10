"""What a page's tags say of themselves by their names and classes: parts of an entry, and what is none."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

_LEFT_OUT = frozenset(
    "script style noscript template nav footer aside svg select head iframe textarea".split()
)
_JUNK = frozenset(
    """
    nav navbar navigation menu footer sidebar breadcrumb breadcrumbs cookie cookies consent sharedaddy social
    newsletter pagination pager comments masthead topbar banner toc skip widget popup modal site-nav
    site-header site-footer main-menu top-menu top_menu sub-menu cookie-notice cookie-banner cookie-consent
    greedy-nav nav-menu navbar-nav main-navigation site-navigation post-navigation share-buttons sr-only
    """.split()
)
"""Classes and ids of what is around a page's own text."""
_ROLES = frozenset(("navigation", "banner", "contentinfo", "dialog", "search", "complementary"))
_PARTS = {
    "people": "authors author speakers speaker presenters presenter performers people persons byline",
    "affiliation": "aff affil affiliation affiliations institution institutions position job company"
    " employer org"
    " organization organisation tagline",
    "room": "room rooms location vs place",
    "abstract": "abstract abstracts description",
    "aside": "track badge badges type label tags chip pages doi bibtex duration durations length",
}
_PART = {word: part for part, words in _PARTS.items() for word in words.split()}
_NO_TITLES = frozenset(
    ("page", "site", "section", "widget", "entry", "post", "session", "block", "day", "sec", "part")
)
_HOLDS = "table, ul, ol, dl, h1, h2, h3, h4, h5, h6, p"
"""What no title holds."""
_BESIDE = frozenset(
    "link links btn button buttons photo image images img icon icons pic picture"
    " avatar thumb thumbnail logo toggle".split()
)
"""Ends of classes of what is none of the text of what they begin with."""
_AROUND = frozenset("body main article section table tbody tr ol dl".split())
"""Tags of what holds entries, and is no part of one."""
_PLACE = re.compile(
    r"\b(?:map-(?:marker|pin)|location(?:-dot|-pin)?|geo-alt|pin-map|place|venue|local)\b"
    r"(?=\.(?:svg|png|gif)|[\w-]*(?:\s|$))",
    re.IGNORECASE,
)
"""In the class or the file of a picture."""
_HEADS = re.compile(r"\bsession-head(?:er|ing)\b")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:?\d\d")
_WRITTEN = re.compile(r"publish|updated|entry-date|modified|post", re.IGNORECASE)
_LONGEST_NAME = 200
_WORDS_OF_A_PERSON = 14
_MOST_IN_CARD = 60
"""Tags in one card."""
_MOST_CELLS = 20
_OF_ABOVE = frozenset(("people", "affiliation", "abstract"))
_WORDS = re.compile(r"[a-z]+|[A-Z][a-z]*")


def is_left_out(node: LexborNode) -> bool:
    """Whether it is nothing of the page's own text: scripts, menus, what a browser or a site adds."""
    tag = node.tag or ""
    if tag in _LEFT_OUT:
        return True
    if tag == "button":
        return not (node.parent and (node.parent.tag or "").startswith("h"))
    if tag == "form":  # some sites put all of a page into one
        shown = node.css_first('input:not([type="hidden"]), select, textarea, button')
        return shown is not None and node.css_first("h1, h2, h3, table, li") is None
    if tag in ("body", "html", "main"):
        return False
    said = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}".lower().split()
    return (node.attributes.get("role") or "") in _ROLES or not _JUNK.isdisjoint(said)


def part(node: LexborNode) -> str:
    """``title``, ``people``, ``affiliation``, ``room``, ``abstract`` or ``aside``; empty where not said."""
    if (node.tag or "") in _AROUND:
        return ""
    for name in (node.attributes.get("class") or "").split()[:6]:
        words = [word.lower() for word in _WORDS.findall(name)]
        if not words:
            continue
        if words[-1] in ("title", "titel") or name in ("name", "summary"):
            return "" if _NO_TITLES & {*words} or _holds(node) else "title"
        if words[-1] == "label" and "event" in words:
            return "title"
        found = next((_PART[word] for word in reversed(words) if word in _PART), "")
        found = found or ("people" if name.lower().endswith(("authors", "speakers", "presenters")) else "")
        if found == "people" and words[-1] in _BESIDE:
            continue
        if found and (found != "aside" or words[-1] in _PART):
            return found
    return ""


def _holds(node: LexborNode) -> bool:
    """Whether a tag holds what no title does."""
    return any(each.mem_id != node.mem_id for each in node.css(_HOLDS)[:2])


def heads(node: LexborNode) -> bool:
    """Whether a block is called the heading of a session."""
    said = (node.attributes.get("class") or "").lower()
    return _HEADS.search(said) is not None and node.css_first(_HOLDS) is None


def shape(node: LexborNode) -> str:
    """Its classes without numbers, which differ from entry to entry."""
    return re.sub(r"\d+", "", ".".join((node.attributes.get("class") or "").split()[:3]))


def moment(node: LexborNode) -> str:
    """The date and time that a ``time`` tag states; not when a page was written."""
    said = (node.attributes.get("datetime") or "").strip()
    return said if _MOMENT.match(said) and not _WRITTEN.search(node.attributes.get("class") or "") else ""


def is_place(node: LexborNode) -> bool:
    """Whether it is a picture that means a place, such as a pin on a map, and says nothing itself."""
    said = " ".join(node.attributes.get(name) or "" for name in ("class", "src", "data-icon"))
    return _PLACE.search(said) is not None and not (node.text() or "").strip()


def is_card(node: LexborNode) -> bool:
    """Whether a block is one of several alike side by side, each with a few lines and no list of its own."""
    if not any(_alike(node, other) for other in (_beside(node, "prev"), _beside(node, "next"))):
        return False
    inside = node.css("*")
    if not 2 < len(inside) <= _MOST_IN_CARD or node.css_first("li, tr, h1, h2, article, dt") is not None:
        return False
    if _is_person(node):
        return False
    inner = node.css("div, section")
    blocks = (block for block in inner if block.mem_id != node.mem_id and not _is_person(block))
    return not any(_alike(block, _beside(block, "next")) for block in blocks)


def _is_person(node: LexborNode) -> bool:
    """Whether a block only names somebody, in a few words."""
    few = len((node.text() or "")[:_LONGEST_NAME].split()) <= _WORDS_OF_A_PERSON
    return part(node) == "people" and few and node.css_first("h1, h2, h3, h4, h5, p") is None


def _beside(node: LexborNode, way: str) -> LexborNode | None:
    """The next tag that way; text and comments between are passed over."""
    other: LexborNode | None = getattr(node, way)
    for _ in range(_MOST_IN_CARD):
        if other is None or not (other.tag or "").startswith(("-", "!", "_")):
            break
        other = getattr(other, way)
    return other


def _alike(one: LexborNode, other: LexborNode | None) -> bool:
    """Whether both are of one tag and one first class."""
    own = shape(one).partition(".")[0]
    if own.startswith("col") and other is not None:  # columns of a row, "col-2" beside "col-10", are no cards
        return one.tag == other.tag and one.attributes.get("class") == other.attributes.get("class")
    return bool(own) and other is not None and other.tag == one.tag and shape(other).partition(".")[0] == own


def is_one_cell(row: LexborNode) -> bool:
    """Whether a row is a single cell over several columns."""
    cells = row.css("td, th")[:2]
    return len(cells) == 1 and number(cells[0], "colspan") > 1


def is_detail_row(row: LexborNode) -> bool:
    """Whether all that a row says is, by its classes, of whom or of what the row above is."""
    cells = [cell for cell in row.css("td")[:_MOST_CELLS] if (cell.text() or "").strip()]
    return len(cells) == 1 and part(cells[0]) in _OF_ABOVE


def number(node: LexborNode, name: str, most: int = 50) -> int:
    """How many rows or columns a cell takes, ``most`` of them at the utmost."""
    said = (node.attributes.get(name) or "").strip()
    return min(max(int(said), 1), most) if said.isascii() and said.isdigit() and len(said) < 6 else 1
