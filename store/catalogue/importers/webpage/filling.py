"""What the lines below a title say of it: people, institutions, an abstract, links, a prize."""

from __future__ import annotations

import re

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage import persons
from store.catalogue.importers.webpage.draft import Draft, Lines
from store.catalogue.importers.webpage.line import Line
from store.catalogue.importers.webpage.titles import (
    ABSTRACT,
    AWARD,
    BIO,
    SECTIONAL,
    WHAT,
    is_award,
    is_institution,
    is_links,
    standing_out,
)

_PROSE = 12
"""Words from which a line is text about an entry."""
_HONOURS = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms)\b\.?\s*)+", re.IGNORECASE)
_SENTENCE = re.compile(
    r",? (?:\([^()]{1,40}\) )?(?:currently |also |ph\.?d\.?,? )?(?:is|was|has|had|received|holds|joined|studied|works|leads"
    r"|obtained|earned|serves|teaches|did|completed|graduated|ist|war|hat|arbeitet|est|es|è)\b"
)
_BIO_WITHIN = re.compile(r"\s+(?:Short )?Bio(?:graphy)?\s*:\s")
_LEGEND = re.compile(r"[(\[]1[)\]]\s*[^\W\d_]")
"""What numbers behind names mean: "(1) University of A; (2) B Inc"."""
_OWN = 12
"""Lines in which what is said of an entry stands."""


def fill(draft: Draft, lines: Lines, end: int, *, boxed: bool) -> None:
    """Take in what is said of an entry: links, institutions, an abstract, further people."""
    for line in lines[draft.at : draft.end]:
        draft.links += line.links if line else []
        draft.tag = draft.tag or (_prize(line) if line else "")
    told_of, legend = False, ""
    for at in range(draft.end, min(end, draft.end + _OWN)):
        line = lines[at]
        if line is None:
            continue
        told = ABSTRACT.match(line.text) or BIO.match(line.text)
        if (
            not boxed
            and not told
            and (line.level or (line.pieces[0].strong and standing_out(line, boxed=False)))
        ):
            break
        draft.end = at + 1
        draft.links += line.links
        draft.tag = draft.tag or _prize(line)
        told_of = is_bio(line.text, draft, was=told_of)
        if draft.people and _LEGEND.match(line.text):
            legend = f"{legend} {line.text}"
            continue
        if not (told_of or is_links(line) or is_award(line)):
            _add(draft, line, boxed=boxed)
    draft.people = persons.numbered(draft.people, legend)


def _prize(line: Line) -> str:
    """What a work was honoured with, where a line or a mark in it says so."""
    said = [piece.text for piece in line.pieces if piece.part == "aside"]
    return next((text.strip(" !\t\n🏆🏅⭐★") for text in (*said, line.text) if AWARD.fullmatch(text)), "")


def is_bio(text: str, draft: Draft, *, was: bool) -> bool:
    """Whether a line tells who somebody is: behind such a label, or beginning with the name.

    :param was: whether the line above does
    """
    if BIO.match(text):
        return True
    if ABSTRACT.match(text) or persons.labelled(text):
        return False
    return was or any(_tells_of(text, person.name) for person in draft.people)


def without_bio(text: str) -> str:
    """An abstract without who its author is, where the same paragraph goes on with that."""
    return _BIO_WITHIN.split(text)[0]


def _tells_of(text: str, name: str) -> bool:
    """Whether a text begins with somebody's name as a sentence does: "Ann Lee is ...", "Dr. Lee has ..."."""
    start = _HONOURS.sub("", text[:200])
    for said in (name, name.rpartition(" ")[2]):
        if said and start.startswith(said) and _SENTENCE.match(start[len(said) :]):
            return True
    return False


def _add(draft: Draft, line: Line, *, boxed: bool) -> None:
    """What a line below says: people, an abstract, or where the only one is from."""
    text = persons.spelt(line.pieces)
    if persons.labelled(line.text) and (people := persons.named(text)):
        known = {each.name for each in draft.people}
        draft.people += tuple(each for each in people if each.name not in known)
    elif ABSTRACT.match(line.text) or line.part == "abstract" or len(line.text.split()) >= _PROSE:
        said = without_bio(ABSTRACT.sub("", line.text))
        draft.abstract = f"{draft.abstract}\n\n{said}".strip()
    elif len(draft.people) == 1 and not draft.people[0].affiliation and is_institution(line.text):
        person = draft.people[0]
        draft.people = (Byline(person.name, person.role, line.text.strip(" ,()")),)
    elif boxed and draft.people and (more := persons.surely(text)):
        draft.people += more
    elif (SECTIONAL.match(draft.title) or WHAT.fullmatch(draft.title)) and (
        title := standing_out(line, boxed=True)
    ):
        draft.tag = draft.tag or draft.title
        draft.title = title  # "Invited talk: Ann Lee", and below what it is called
