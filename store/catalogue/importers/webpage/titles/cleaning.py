"""Titles and their lines without what stands about them: numbers, tags, labels of links."""

from __future__ import annotations

import re
from collections.abc import Container

from store.catalogue.importers.webpage.page.line import Line, Piece, single
from store.catalogue.importers.webpage.people import persons
from store.catalogue.importers.webpage.words.leading import IN_BRACKETS
from store.catalogue.importers.webpage.words.phrases import titled

_TAG = re.compile(
    r"(?:(?P<what>(?:joint )?(?:keynote|panel|tutorial|workshop|(?:invited|plenary|contributed|lightning"
    r"|spotlight|oral|industry|sponsor)(?: (?:talk|lecture|speaker"
    r"|presentation|paper))?|talk)s?\s*#?\s*[A-Z]{0,2}\d{1,2}(?:\s*\([^()]{2,30}\))?"
    r"|(?:highlight(?:ed)?|notable|contributed|spotlight|lightning|(?:(?:diamond|platinum|gold|silver) )?"
    r"sponsor(?:ed)?|industry|student|research|short|long|full|regular) (?:talk|paper|presentation)s?"
    r"|conferencia (?:magistral|invitada|plenaria)|ponencia (?:magistral|invitada)"
    r"|conférence (?:invitée|plénière)|exposé invité|eingeladener vortrag|hauptvortrag|plenarvortrag"
    r"|table ronde|mesa redonda"
    r"|podiumsdiskussion|invited(?=:))\s*(?::|\s[–—-])\s+(?=\S))?(?:【(?P<east>[^【】]{2,12})】\s*)?[^\w\s\[(“\"„«'‘#$¿¡]*\s*(?:(?:paper|poster|talk|demo)\s*(?:id\s*)?#?\s*\d{1,5}\s*[:.–—-]\s*)?"
    r"(?:[\[(](?P<tag>(?:oral|spotlight|poster|short|long|full|demo|talk|paper|highlight|best|award|winner|runner"
    r"|distinguished|invited|contributed)\b[^\])]{0,40})[\])]\s*:?\s*)?"
    r"(?:(?P<award>(?:best|outstanding|distinguished)\b[\w -]{0,30}\b(?:paper|poster|demo|talk)s?(?: award)?"
    r"|honou?rable mention)\s*[:–—-]\s+)?",
    re.IGNORECASE,
)
"""What stands before a title: a mark, the number of a paper, and how it is presented, in brackets."""
_CODED = re.compile(r"(?:[A-Z]{1,3}-?\d{1,3}(?:[.-]\d{1,3})?|#\d{1,4})\s*[–—|-]\s+(?=[^\W\d])")
"""What a programme calls an entry, before a dash: "P01 – "."""
_HOW = re.compile(
    r"\s*[(\[]\s*(?P<tag>(?:(?:oral|spotlight|poster|lightning|long|short|full|regular|contributed|invited|keynote|highlight"
    r"|demo|virtual|remote|online|in[- ]person|hybrid|recorded|pre-recorded|work in progress|wip"
    r"|extended abstract|research"
    r"|industry|vision|position|tool|best|distinguished|outstanding|runner[- ]up)\b[\s,/-]*)"
    r"(?:(?:oral|spotlight|poster|talks?|papers?|presentation|award|student|video|demo|abstract|track|winner"
    r"|candidate|nominee|runner[- ]up)\b[\s,/-]*)*"
    r"|(?:best|outstanding|distinguished)\b[^()\[\]]{0,60}\b(?:award|prize))[)\]]",
    re.IGNORECASE,
)
"""How something is presented, in brackets."""
_LABELS = re.compile(
    r"\s*[\[(|,–-]*\s*(?:(?:download|view|read|get|see|watch|full|open)\s+(?:the )?)?(?:pdf|paper|slides?"
    r"|video|code|abstract|poster|arxiv|link|bib(?:tex)?|doi|preprint"
    r"|details|presentation|folien|more|learn more|read more|supp(?:lementary)?(?: material)?|website"
    r"|github|recording|pre-print|project page)"
    r"\s*[\])|,]*\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:\[\w{1,5}\]|\d{1,2}[A-Z]-\d{1,2}\b[.:)]?|[TWSPDOKIL]{1,2}-?\d{1,3}\.\d{1,2}(?=\s)|[TWSPDOKIL]{1,2}-?\d{1,3}(?:\.\d{1,2})?[.:)](?!\d)|#?\(?\d{1,4}[.):]|#\d{1,5})\s*"
)
_SIGNS = re.compile(
    "^[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d\\s]+(?=\\w)"
    "|\\s+[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d\\s]+$"
)
"""Pictures about a title."""
_POINTER = re.compile(r"\s*[(\[](?:please )?see (?!\d)[^()\[\]]{1,60}[)\]]$", re.IGNORECASE)
"""Where more is to be found, behind a title: "(see accepted papers)"."""
_AROUND = " ,;:–—|·\t"


def tagged(line: Line) -> tuple[Line, str]:
    """A line without what stands in brackets before its title, such as "[Oral]" or "(Talk #1):", and that."""
    if label := titled(line.text):
        return line.cut(label), ""
    if code := _CODED.match(line.text):
        line = line.cut(code.end())
    found = _TAG.match(line.text)
    if not found or found.end() >= len(line.text) or not found[0]:
        return line, ""
    rest = line.cut(found.end())
    if found["what"] and (persons.surely(rest.text) or persons.surely(rest.text.partition(", ")[0])):
        return line, ""  # who speaks, or a title that reads as a name: see ``kindless``
    tag = (found["what"] or found["east"] or found["tag"] or found["award"] or "").strip()
    return rest, "Invited talk" if tag.lower() == "invited" else tag


def kindless(title: str, names: Container[str]) -> tuple[str, str]:
    """A title without its kind and number, and these: "Tutorial 2: Dike Inspection".

    :param names: of its people, of whom none is a title
    """
    found = _TAG.match(title)
    rest = title[found.end() :] if found and found["what"] else ""
    return (title, "") if not rest or rest in names or not found else (rest, found["what"])


def presented(line: Line) -> tuple[Line, str]:
    """A line without what stands in brackets behind its title or people, "(Long talk)", and that."""
    if led := IN_BRACKETS.search(line.text):
        line = line.cut(0, led.start())
    found = _HOW.search(line.text)
    if not found or not found.start():
        return line, ""
    kept = [*line.cut(0, found.start()).pieces, *line.cut(found.end()).pieces]
    return line.of(kept), found["tag"]


def signless(text: str) -> str:
    """A title without pictures about it."""
    return _SIGNS.sub("", text)


def cleaned(title: str) -> str:
    """A title without its number and what stands around it."""
    said = re.sub(r"^[-–—]\s+", "", signless(single(title).strip(_AROUND))).strip(_AROUND)
    said = _POINTER.sub("", said) or said
    said = said.strip("_ ") if said[:1] == said[-1:] == "_" else said  # marks that Markdown does not take
    said = re.sub(r"\s*[(\[]\s*[)\]]?$", "", re.sub(r":\s*:", ":", said))
    said = _NUMBER.sub("", said) if not re.match(r"\d+\s+[a-z]", said) else said
    said = said[:-1] if said[-2:] in ('".', "”.", "“.", "».") else said
    if said[:1] in '“"„«' and said[-1:] in '”"“»' and len(said) > 2:
        said = said[1:-1].rstrip(",.")
    return said[:-1].rstrip() if said.endswith(".") and not said.endswith("..") else said


def is_label(piece: Piece) -> bool:
    """Whether it is a link that only says what it leads to: "[pdf]"."""
    return piece.link >= 0 and _LABELS.fullmatch(piece.text) is not None


def without_labels(line: Line) -> list[Piece]:
    """The pieces without links that are only labels, such as "[pdf]", and what stands about the entry."""
    kept = [piece for piece in line.pieces if not is_label(piece) and piece.part not in ("aside", "room")]
    while (
        len(kept) < len(line.pieces)
        and kept
        and kept[-1].link < 0
        and not re.search(r"\w", kept[-1].text)
        and len(kept) > 1
    ):
        kept = kept[:-1]
    return kept


def numberless(text: str) -> str:
    """A text without the number that it begins with."""
    return _NUMBER.sub("", text)
