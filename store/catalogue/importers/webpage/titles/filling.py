"""What the lines below a title say of it: people, institutions, an abstract, links, a prize."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.catalogue.entries import Byline
from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.importers.webpage.people import persons, roles, spelling, working
from store.catalogue.importers.webpage.titles.draft import Draft, Lines
from store.catalogue.importers.webpage.titles.looks import is_award, is_institution, is_links, standing_out
from store.catalogue.importers.webpage.words.phrases import ABSTRACT, AWARD, BIO, SECTIONAL, WHAT

_PROSE = 12
"""Words from which a line is text about an entry."""
_HONOURS = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms)\b\.?\s*)+", re.IGNORECASE)
_SENTENCE = re.compile(
    r",? (?:\([^()]{1,40}\) )?(?:currently |also |ph\.?d\.?,? )?(?:is|was|has|had|received|holds"
    r"|joined|studied|works|leads"
    r"|obtained|earned|serves|teaches|did|completed|graduated|ist|war|hat|arbeitet|est|es|è)\b"
)
_BIO_WITHIN = re.compile(r"\s+(?:Short )?Bio(?:graphy)?\s*:\s")
_LEGEND = re.compile(r"[(\[]1[)\]]\s*[^\W\d_]")
"""What numbers behind names mean: "(1) University of A; (2) B Inc"."""
_FEW = 3
_OWN = 12
"""Lines in which what is said of an entry stands."""


def fill(draft: Draft, lines: Lines, end: int, *, boxed: bool) -> None:
    """Take in what is said of an entry: links, institutions, an abstract, further people."""
    for line in lines[draft.at : draft.end]:
        draft.links += line.links if line else []
        draft.tag = draft.tag or (_prize(line) if line else "")
    told_of, role, legend, block = False, "", "", 0
    title = lines[draft.at] if draft.at < len(lines) else None
    headed = title is not None and title.level > 0
    for line in _below(draft, lines, end, boxed=boxed):
        listed = (line.box is not None and line.box.tag == "li") or line.block == block
        alone = roles.label_alone(line.text)
        role, block = alone or (role if listed else ""), line.block if alone else block
        told_of = is_bio(line.text, draft, was=told_of)
        if draft.people and _LEGEND.match(line.text):
            legend = f"{legend} {line.text}"
            continue
        if told_of or _is_beside(line):
            continue
        if role:
            _add_people(draft, line, role)
        else:
            _add(draft, line, boxed=boxed or headed or (title is not None and line.block == title.block))
    draft.people = working.numbered(draft.people, legend)


def _below(draft: Draft, lines: Lines, end: int, *, boxed: bool) -> Iterator[Line]:
    """The lines that may say more of an entry, which takes in their links and prizes."""
    for at in range(draft.end, min(end, draft.end + _OWN)):
        line = lines[at]
        if line is None:
            continue
        kind_only = draft.people and WHAT.fullmatch(draft.title) and not is_institution(line.text)
        if kind_only and (named := standing_out(line, boxed=boxed)):
            draft.title, draft.end = named, at + 1
            continue
        if not boxed and _begins_another(line):
            return
        draft.end = at + 1
        draft.links += line.links
        draft.tag = draft.tag or _prize(line)
        yield line


def _begins_another(line: Line) -> bool:
    """Whether a line outside of boxes stands out as what comes next."""
    if ABSTRACT.match(line.text) or BIO.match(line.text):
        return False
    return line.level > 0 or (line.pieces[0].strong and bool(standing_out(line, boxed=False)))


def _is_beside(line: Line) -> bool:
    """Whether a line says nothing of what an entry is about, and of whom it is."""
    return line.part == "aside" or is_links(line) or is_award(line) or line.text.startswith("@")


def _add_people(draft: Draft, line: Line, role: str) -> None:
    """The people of a list below a label such as "Panelists:"."""
    text = spelling.spelt(line.pieces)
    found = working.employed_at(text) if text.count(",") == 1 else ()
    found = found or persons.surely(text) or working.employed(text)
    draft.people += tuple(Byline(one.name, role, one.affiliation) for one in found)


def _is_prose(line: Line, *, boxed: bool) -> bool:
    """Whether a line is text about an entry; in its box, a few words that end as a sentence does are."""
    many = len(line.text.split())
    sentence = boxed and line.text.endswith((".", "!", "?", "。")) and not line.pieces[0].strong
    return many >= _PROSE or (sentence and many > _FEW and not persons.surely(line.text))


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
    if ABSTRACT.match(text) or roles.labelled(text):
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
    text = spelling.spelt(line.pieces)
    if roles.labelled(line.text) and (people := persons.named(text)):
        known = {each.name for each in draft.people}
        draft.people += tuple(each for each in people if each.name not in known)
    elif ABSTRACT.match(line.text) or line.part == "abstract" or _is_prose(line, boxed=boxed):
        said = without_bio(ABSTRACT.sub("", line.text))
        draft.abstract = f"{draft.abstract}\n\n{said}".strip()
    elif len(draft.people) == 1 and not draft.people[0].affiliation and is_institution(line.text):
        person = draft.people[0]
        place = spelling.spelt(line.pieces).strip(" ,()") or line.text.strip(" ,()")
        draft.people = (Byline(person.name, person.role, place),)
    elif (boxed or line.part == "people") and draft.people and (more := persons.surely(text)):
        draft.people += more
    elif (SECTIONAL.match(draft.title) or WHAT.fullmatch(draft.title)) and (
        title := standing_out(line, boxed=True)
    ):
        draft.tag = draft.tag or draft.title
        draft.title = title  # "Invited talk: Ann Lee", and below what it is called
