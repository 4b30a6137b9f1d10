"""Entries of a single line: of a heading, of a line of one look, of one in which the title stands out."""

from __future__ import annotations

from dataclasses import replace

from store.catalogue.importers.webpage.page.line import Line
from store.catalogue.importers.webpage.people import persons
from store.catalogue.importers.webpage.titles import inline, worded
from store.catalogue.importers.webpage.titles.draft import Draft
from store.catalogue.importers.webpage.titles.looks import as_title, may_be_title, standing_out
from store.catalogue.importers.webpage.words.phrases import NO_TITLE, WHAT


def in_heading(line: Line, at: int) -> Draft | None:
    """The entry that a heading is which names its people behind a link, in brackets or behind "by"."""
    ahead = WHAT.match(line.text)
    if ahead and (told := persons.surely(line.text[ahead.end() :].lstrip(" :–—-"))):
        return Draft(at, at + 1, ahead[0].strip(), told, tag=ahead[0].strip())  # what of stands below
    even = line.of([replace(piece, strong=False) for piece in line.pieces])
    by = inline.parted(even, plain=False) or worded.credited(line.text)
    fits = by is not None and may_be_title(by.title, by.people) and len(by.title.split()) > 1
    return Draft(at, at + 1, by.title, by.people, tag=by.tag) if by and fits else None


def dashed(line: Line, at: int) -> Draft | None:
    by = inline.dashed(line)
    return Draft(at, at + 1, by.title, by.people) if by and may_be_title(by.title, by.people) else None


def in_line(line: Line, at: int, *, boxed: bool, plain: bool) -> Draft | None:
    """The entry that a single line is."""
    if NO_TITLE.match(line.text):
        return None
    by = inline.parted(line, plain=plain or boxed)
    told = by is not None and (boxed or plain or standing_out(line, boxed=boxed) != "")
    fits = by is not None and told and may_be_title(by.title, by.people)
    where = persons.where(as_title(line))
    return Draft(at, at + 1, by.title, by.people, venue=where, tag=by.tag) if by and fits else None
